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
    let order = bySlug(slugs)
    var numberOf: [Int32] = Array(repeating: 0, count: names.count)
    var pageOf: [Int32] = Array(repeating: -1, count: names.count)
    var authors: [Author] = []
    for (number, id) in order.enumerated() {
      numberOf[id] = Int32(number)
      guard papersOf[id].count >= minimum else { continue }
      pageOf[number] = Int32(authors.count)
      authors.append(Author(name: names[id], slug: slugs[id], number: Int32(number), papers: papersOf[id]))
    }
    for at in idsOfPapers.indices { idsOfPapers[at] = numberOf[Int(idsOfPapers[at])] }
    return (authors, AuthorLinks(starts: starts, authors: idsOfPapers, pageOf: pageOf))
  }

  /// The places of slugs in their order. Nearly all differ in their first eight bytes, which compare as a number.
  static func bySlug(_ slugs: [Slug]) -> [Int] {
    let heads = slugs.map { slug in
      var head: UInt64 = 0
      var shift: UInt64 = 64
      for byte in slug.description.utf8.prefix(8) {
        shift -= 8
        head |= UInt64(byte) << shift
      }
      return head
    }
    return slugs.indices.sorted { heads[$0] == heads[$1] ? slugs[$0] < slugs[$1] : heads[$0] < heads[$1] }
  }
}
