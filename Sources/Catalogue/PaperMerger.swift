public import Digests
internal import Vocabulary

/// Brings the entries of one paper together, and tells what each edition said of it.
struct PaperMerger {
  let digests: [DigestFacts]
  let hide: Set<String>

  init(digests: [DigestFacts], hide: Set<String>) {
    self.digests = digests
    self.hide = hide
  }

  /// The papers in the catalogue's order, without keywords.
  mutating func merge() -> [Paper] {
    var indexOfKey: [PaperKey: Int] = [:]
    var keys: [PaperKey] = []
    var entriesOfPaper: [[EntryReference]] = []
    for (digestIndex, digest) in digests.enumerated() {
      for (ordinal, entry) in digest.entries.enumerated() {
        let reference = EntryReference(digest: digestIndex, ordinal: ordinal)
        if let index = indexOfKey[entry.key] {
          entriesOfPaper[index].append(reference)
        } else if hide.isEmpty || !hide.contains(entry.key.name) {
          indexOfKey[entry.key] = keys.count
          keys.append(entry.key)
          entriesOfPaper.append([reference])
        }
      }
    }
    var papers = keys.indices.map { paper(key: keys[$0], entries: entriesOfPaper[$0]) }
    papers.sort { left, right in
      let a = left.appearances[0]
      let b = right.appearances[0]
      return a.edition == b.edition ? a.first < b.first : a.edition < b.edition
    }
    return papers
  }

  private func facts(_ reference: EntryReference) -> EntryFacts {
    digests[Int(reference.digest)].entries[Int(reference.ordinal)]
  }

  private func paper(key: PaperKey, entries unordered: [EntryReference]) -> Paper {
    let entries = unordered.sorted { left, right in
      let a = facts(left).edition
      let b = facts(right).edition
      return a == b ? left < right : a < b
    }
    var categories: [ArXivCategory] = []
    for entry in entries {
      for category in facts(entry).categories where !categories.contains(category) { categories.append(category) }
    }
    return Paper(
      key: key, entries: entries, titleEntry: mostExact(entries) { _ in true } ?? entries[0],
      authorsEntry: mostExact(entries) { !$0.authors.isEmpty } ?? entries[0],
      abstractEntry: mostExact(entries) { $0.hasAbstract }, appearances: appearances(of: entries), keywords: [],
      categories: categories)
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
          edition: edition, status: status, version: version, first: group[0], shown: mostExact(group) { _ in true } ?? group[0]))
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
