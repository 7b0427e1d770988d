public import Digests
internal import Parallel
internal import Vocabulary

/// Brings the entries of one paper together, and tells what each edition said of it.
struct PaperMerger: Sendable {
  let digests: [DigestFacts]
  let hide: Set<String>

  init(digests: [DigestFacts], hide: Set<String>) {
    self.digests = digests
    self.hide = hide
  }

  /// The papers in the catalogue's order, without keywords.
  func merge(jobs: Int) -> [Paper] {
    let total = digests.reduce(0) { $0 + $1.entries.count }
    var numbers = HashNumbering(expected: total)
    /// An entry of each paper, which has its key.
    var keys: [EntryReference] = []
    var references: [EntryReference] = []
    var paperOfReference: [Int32] = []
    references.reserveCapacity(total)
    paperOfReference.reserveCapacity(total)
    var starts: [Int] = []
    for digest in digests.indices {
      for ordinal in digests[digest].entries.indices {
        // The key alone: a whole entry is handed on with a count for each of its texts.
        let key = digests[digest].entries[ordinal].key
        if !hide.isEmpty, hide.contains(key.name) { continue }
        let reference = EntryReference(digest: digest, ordinal: ordinal)
        let number = numbers.number(key.hash) { self.key(of: keys[$0]) == key }
        if number == keys.count {
          keys.append(reference)
          starts.append(0)
        }
        references.append(reference)
        paperOfReference.append(Int32(number))
        starts[number] += 1
      }
    }
    // From counts to places: a paper's entries stand together, in the order in which they came.
    var end = 0
    for number in starts.indices {
      end += starts[number]
      starts[number] = end
    }
    starts.append(end)
    var entries = references
    for at in references.indices.reversed() {
      let number = Int(paperOfReference[at])
      starts[number] -= 1
      entries[starts[number]] = references[at]
    }
    var papers = Parallel.map(keys.count, jobs: jobs) { [keys, starts, entries] number in
      paper(key: key(of: keys[number]), entries: entries[starts[number]..<starts[number + 1]])
    }
    papers.sort { left, right in
      let a = left.appearances[0]
      let b = right.appearances[0]
      return a.edition == b.edition ? a.first < b.first : a.edition < b.edition
    }
    return papers
  }

  private func key(of reference: EntryReference) -> PaperKey {
    digests[Int(reference.digest)].entries[Int(reference.ordinal)].key
  }

  private func facts(_ reference: EntryReference) -> EntryFacts {
    digests[Int(reference.digest)].entries[Int(reference.ordinal)]
  }

  private func paper(key: PaperKey, entries unordered: ArraySlice<EntryReference>) -> Paper {
    if unordered.count == 1 { return paper(key: key, only: unordered[unordered.startIndex]) }
    let entries = unordered.sorted { left, right in
      let a = facts(left).edition
      let b = facts(right).edition
      return a == b ? left < right : a < b
    }
    let categories = Self.distinct(entries.flatMap { digests[Int($0.digest)].entries[Int($0.ordinal)].categories })
    return Paper(
      key: key, entries: OneOrMore(of: entries), titleEntry: titled(entries),
      authorsEntry: mostExact(entries) { !$0.authors.isEmpty } ?? entries[0],
      abstractEntry: mostExact(entries) { $0.hasAbstract }, appearances: OneOrMore(of: appearances(of: entries)),
      categories: categories)
  }

  /// The same of a paper that one entry tells of, as most papers are.
  private func paper(key: PaperKey, only entry: EntryReference) -> Paper {
    // Its parts alone: a whole entry is handed on with a count for each of its texts.
    let (digest, ordinal) = (Int(entry.digest), Int(entry.ordinal))
    let appearance = Appearance(
      edition: digests[digest].entries[ordinal].edition, status: .new, version: digests[digest].entries[ordinal].version,
      first: entry, shown: entry)
    let categories = digests[digest].entries[ordinal].categories
    return Paper(
      key: key, entries: OneOrMore(entry), titleEntry: entry, authorsEntry: entry,
      abstractEntry: digests[digest].entries[ordinal].hasAbstract ? entry : nil, appearances: OneOrMore(appearance),
      categories: categories.count < 2 ? categories : Self.distinct(categories))
  }

  private static func distinct(_ categories: [ArXivCategory]) -> [ArXivCategory] {
    var distinct: [ArXivCategory] = []
    for category in categories where !distinct.contains(category) { distinct.append(category) }
    return distinct
  }

  /// Of the entries that qualify, one of the most exact format, and of those the latest.
  private func mostExact(_ entries: [EntryReference], where qualifies: (EntryFacts) -> Bool) -> EntryReference? {
    var best: (reference: EntryReference, rank: Int)?
    for entry in entries {
      let facts = facts(entry)
      guard qualifies(facts) else { continue }
      if let current = best, facts.format.exactness < current.rank { continue }
      best = (entry, facts.format.exactness)
    }
    return best?.reference
  }

  /// The most exact entry that has a title; without one any other.
  private func titled(_ entries: [EntryReference]) -> EntryReference {
    mostExact(entries) { !$0.title.isEmpty } ?? mostExact(entries) { _ in true } ?? entries[0]
  }

  private func appearances(of entries: [EntryReference]) -> [Appearance] {
    var appearances: [Appearance] = []
    var highest = 0
    var start = 0
    while start < entries.count {
      let edition = facts(entries[start]).edition
      var end = start
      while end < entries.count, facts(entries[end]).edition == edition { end += 1 }
      let group = Array(entries[start..<end])
      let version = group.lazy.map { facts($0).version }.max() ?? 0
      // A digest that states no version told of the first one.
      let status: Appearance.Status = appearances.isEmpty ? .new : max(version, 1) > highest ? .updated : .listedAgain
      highest = max(highest, max(version, 1))
      appearances.append(
        Appearance(
          edition: edition, status: status, version: version, first: group[0], shown: titled(group)))
      start = end
    }
    return appearances
  }
}

extension DigestFormat {
  /// How faithfully the format carries title, authors and abstract; higher is better.
  public var exactness: Int {
    switch self {
    case .categorySections: 100
    case .keywordTables: 90
    case .titlePDFSummary: 80
    case .huggingFaceTable: 70
    // Formats that carry less, or that keep less of what they carry.
    default: 60
    }
  }
}
