internal import Vocabulary

/// Puts papers under the keywords of a taxonomy, in the order in which they joined them.
struct KeywordShelves {
  let taxonomy: Taxonomy
  let digests: [DigestFacts]
  let matches: [[[Int32]]]

  /// Where a paper joined a keyword.
  private struct Joining {
    var paper: Int32
    var edition: Edition
    var entry: EntryReference
  }

  /// The keywords that have papers, ordered by slug, and for each paper its keywords, ascending.
  func fill(with papers: [Paper]) -> ([Keyword], [[Int32]]) {
    var shelves: [[Joining]] = Array(repeating: [], count: taxonomy.keywords.count)
    // A paper has a handful of keywords, among which looking one by one is faster than any table.
    var joined = Entries()
    var found = Entries()
    var excluded: [Int32] = []
    for paperIndex in papers.indices {
      joined.removeAll()
      found.removeAll()
      excluded.removeAll(keepingCapacity: true)
      let firstSeen = papers[paperIndex].firstSeen
      for reference in papers[paperIndex].entries {
        let (digest, ordinal) = (Int(reference.digest), Int(reference.ordinal))
        taxonomy.standing.forEach(of: reference) { joined.add(reference, to: $0) }
        for phrase in matches[digest][ordinal] {
          let meaning = taxonomy.meanings[Int(phrase)]
          if meaning.excludes {
            excluded.append(meaning.keyword)
          } else if firstSeen >= taxonomy.keywords[Int(meaning.keyword)].firstEdition {
            found.add(reference, to: meaning.keyword)
          }
        }
      }
      for (keyword, reference) in found.all where !excluded.contains(keyword) {
        if let other = joined.entry(of: keyword), edition(other) < edition(reference) || other == reference { continue }
        joined.replace(keyword, with: reference)
      }
      for (keyword, reference) in joined.all {
        shelves[Int(keyword)].append(Joining(paper: Int32(paperIndex), edition: edition(reference), entry: reference))
      }
    }
    return finish(shelves, paperCount: papers.count)
  }

  /// An entry for each of a few keywords.
  private struct Entries {
    private(set) var all: [(keyword: Int32, entry: EntryReference)] = []

    mutating func removeAll() { all.removeAll(keepingCapacity: true) }

    /// Keeps the first entry of each keyword.
    mutating func add(_ entry: EntryReference, to keyword: Int32) {
      if !all.contains(where: { $0.keyword == keyword }) { all.append((keyword, entry)) }
    }

    func entry(of keyword: Int32) -> EntryReference? { all.first { $0.keyword == keyword }?.entry }

    /// Puts an entry in the place of the keyword's own.
    mutating func replace(_ keyword: Int32, with entry: EntryReference) {
      all.removeAll { $0.keyword == keyword }
      all.append((keyword, entry))
    }
  }

  private func edition(_ reference: EntryReference) -> Edition {
    digests[Int(reference.digest)].entries[Int(reference.ordinal)].edition
  }

  private func finish(_ shelves: [[Joining]], paperCount: Int) -> ([Keyword], [[Int32]]) {
    let order = shelves.indices.filter { !shelves[$0].isEmpty }.sorted {
      let a = taxonomy.keywords[$0]
      let b = taxonomy.keywords[$1]
      return a.slug == b.slug ? a.kind < b.kind : a.slug < b.slug
    }
    var keywordsOfPaper: [[Int32]] = Array(repeating: [], count: paperCount)
    var keywords: [Keyword] = []
    for (index, source) in order.enumerated() {
      let draft = taxonomy.keywords[source]
      let members = shelves[source].sorted { left, right in
        left.edition == right.edition ? left.entry < right.entry : left.edition < right.edition
      }
      for member in members { keywordsOfPaper[Int(member.paper)].append(Int32(index)) }
      keywords.append(
        Keyword(
          name: draft.name, slug: draft.slug, kind: draft.kind, description: draft.description,
          aliases: draft.spellings.subtracting([draft.name]).sorted(),
          members: members.map { Keyword.Member(paper: $0.paper, joined: $0.edition) }))
    }
    return (keywords, keywordsOfPaper)
  }
}
