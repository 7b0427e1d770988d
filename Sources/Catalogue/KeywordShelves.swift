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
    for (paperIndex, paper) in papers.enumerated() {
      var joined: [Int32: EntryReference] = [:]
      var excluded: Set<Int32> = []
      for reference in paper.entries {
        let entry = digests[Int(reference.digest)].entries[Int(reference.ordinal)]
        for topic in entry.keywords {
          if let keyword = taxonomy.keywordOfTopic[topic], joined[keyword] == nil { joined[keyword] = reference }
        }
        for category in entry.categories {
          if let keyword = taxonomy.keywordOfCategory[category], joined[keyword] == nil { joined[keyword] = reference }
        }
      }
      var found: [Int32: EntryReference] = [:]
      for reference in paper.entries {
        for phrase in matches[Int(reference.digest)][Int(reference.ordinal)] {
          let meaning = taxonomy.meanings[Int(phrase)]
          if meaning.excludes {
            excluded.insert(meaning.keyword)
          } else if found[meaning.keyword] == nil,
            paper.firstSeen >= taxonomy.keywords[Int(meaning.keyword)].firstEdition
          {
            found[meaning.keyword] = reference
          }
        }
      }
      for (keyword, reference) in found where !excluded.contains(keyword) {
        if let other = joined[keyword], edition(other) < edition(reference) || other == reference { continue }
        joined[keyword] = reference
      }
      for (keyword, reference) in joined {
        shelves[Int(keyword)].append(Joining(paper: Int32(paperIndex), edition: edition(reference), entry: reference))
      }
    }
    return finish(shelves, paperCount: papers.count)
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
