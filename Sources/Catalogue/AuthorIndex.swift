internal import Parallel
internal import Vocabulary

/// Gathers papers by the names that sign them.
enum AuthorIndex {
  /// - Parameters:
  ///   - minimum: papers of an author who gets a page.
  ///   - jobs: how many threads hash the names.
  static func build(papers: [Paper], digests: [DigestFacts], minimum: Int, jobs: Int) -> ([Author], AuthorLinks) {
    let hashes = nameHashes(papers, digests, jobs: jobs)
    var byName = HashNumbering(expected: papers.count)
    var bySpelling: [Int32] = []
    var spellings: [String] = []
    var people = People()
    var starts: [Int32] = [0]
    var idsOfPapers: [Int32] = []
    starts.reserveCapacity(papers.count + 1)
    idsOfPapers.reserveCapacity(hashes.count)
    for (index, paper) in papers.enumerated() {
      let reference = paper.authorsEntry
      for name in digests[Int(reference.digest)].entries[Int(reference.ordinal)].authors {
        let spelling = byName.number(hashes[idsOfPapers.count]) { spellings[$0] == name }
        if spelling == spellings.count {
          spellings.append(name)
          bySpelling.append(people.number(of: name))
        }
        let id = bySpelling[spelling]
        idsOfPapers.append(id)
        people.count(id, in: Int32(index))
      }
      starts.append(Int32(idsOfPapers.count))
    }

    var numberOf: [Int32] = Array(repeating: 0, count: people.names.count)
    var pageOf: [Int32] = Array(repeating: -1, count: people.names.count)
    var authors: [Author] = []
    for (number, id) in bySlug(people.slugs).enumerated() {
      numberOf[id] = Int32(number)
      guard people.counts[id] >= minimum else { continue }
      pageOf[number] = Int32(authors.count)
      var author = Author(name: people.names[id], slug: people.slugs[id], number: Int32(number), papers: [])
      author.papers.reserveCapacity(Int(people.counts[id]))
      authors.append(author)
    }
    for paper in papers.indices {
      for at in Int(starts[paper])..<Int(starts[paper + 1]) {
        let number = numberOf[Int(idsOfPapers[at])]
        idsOfPapers[at] = number
        let page = Int(pageOf[Int(number)])
        if page >= 0, authors[page].papers.last != Int32(paper) { authors[page].papers.append(Int32(paper)) }
      }
    }
    return (authors, AuthorLinks(starts: starts, authors: idsOfPapers, pageOf: pageOf))
  }

  /// Of the authors of all papers, one after the other.
  private static func nameHashes(_ papers: [Paper], _ digests: [DigestFacts], jobs: Int) -> [UInt64] {
    let length = 1024
    let parts = Parallel.map((papers.count + length - 1) / length, jobs: jobs, run: 1) { part in
      var hashes: [UInt64] = []
      for paper in (part * length)..<min((part + 1) * length, papers.count) {
        let reference = papers[paper].authorsEntry
        for name in digests[Int(reference.digest)].entries[Int(reference.ordinal)].authors {
          hashes.append(HashNumbering.hash(name))
        }
      }
      return hashes
    }
    return Array(parts.joined())
  }

  /// Those who sign, told apart by slug.
  private struct People {
    /// As first spelled.
    var names: [String] = []
    var slugs: [Slug] = []
    /// Of papers.
    var counts: [Int32] = []
    private var lastPapers: [Int32] = []
    private var numbers = HashNumbering()

    mutating func number(of name: String) -> Int32 {
      let slug = Slug(name)
      let number = numbers.number(HashNumbering.hash(slug.description)) { slugs[$0] == slug }
      if number == names.count {
        names.append(name)
        slugs.append(slug)
        counts.append(0)
        lastPapers.append(-1)
      }
      return Int32(number)
    }

    /// Counts a paper once, however often the name stands on it.
    mutating func count(_ id: Int32, in paper: Int32) {
      if lastPapers[Int(id)] == paper { return }
      lastPapers[Int(id)] = paper
      counts[Int(id)] += 1
    }
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
