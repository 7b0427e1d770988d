internal import Vocabulary

/// Gathers papers by the names that sign them.
enum AuthorIndex {
  static func build(papers: [Paper], digests: [DigestFacts], minimum: Int) -> ([Author], AuthorLinks) {
    var idOfName: [String: Int32] = [:]
    var idOfSlug: [Slug: Int32] = [:]
    var names: [String] = []
    var slugs: [Slug] = []
    var papersOf: [[Int32]] = []
    var starts: [Int32] = [0]
    var idsOfPapers: [Int32] = []
    starts.reserveCapacity(papers.count + 1)
    for (index, paper) in papers.enumerated() {
      let reference = paper.authorsEntry
      for name in digests[Int(reference.digest)].entries[Int(reference.ordinal)].authors {
        let id: Int32
        if let known = idOfName[name] {
          id = known
        } else {
          let slug = Slug(name)
          if let known = idOfSlug[slug] {
            id = known
          } else {
            id = Int32(names.count)
            idOfSlug[slug] = id
            names.append(name)
            slugs.append(slug)
            papersOf.append([])
          }
          idOfName[name] = id
        }
        idsOfPapers.append(id)
        if papersOf[Int(id)].last != Int32(index) { papersOf[Int(id)].append(Int32(index)) }
      }
      starts.append(Int32(idsOfPapers.count))
    }
    let kept = names.indices.filter { papersOf[$0].count >= minimum }.sorted { slugs[$0] < slugs[$1] }
    var pageOf: [Int32] = Array(repeating: -1, count: names.count)
    for (page, id) in kept.enumerated() { pageOf[id] = Int32(page) }
    let authors = kept.map { Author(name: names[$0], slug: slugs[$0], papers: papersOf[$0]) }
    return (authors, AuthorLinks(starts: starts, authors: idsOfPapers.map { pageOf[Int($0)] }))
  }
}
