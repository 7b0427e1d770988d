internal import Parallel
internal import Vocabulary

/// Gathers papers by those who sign them. They are told apart by the 64-bit hash of their name's slug, in which two of a
/// million names are alike in one of 30 million archives.
enum AuthorIndex {
  /// - Parameters:
  ///   - minimum: papers of an author who gets a page.
  ///   - jobs: how many threads make slugs.
  static func build(papers: [Paper], digests: [DigestFacts], minimum: Int, jobs: Int) -> ([Author], AuthorLinks) {
    var people = People(expected: papers.count)
    var links = AuthorLinks(starts: [0], authors: [], pageOf: [])
    links.starts.reserveCapacity(papers.count + 1)
    for paper in papers.indices {
      let reference = papers[paper].authorsEntry
      for (place, signer) in digests[Int(reference.digest)].entries[Int(reference.ordinal)].signers.enumerated() {
        links.authors.append(people.count(signer, on: Int32(paper), at: Int32(place)))
      }
      links.starts.append(Int32(links.authors.count))
    }

    let busy = people.all.indices.filter { people.all[$0].papers >= minimum }
    var authors = Parallel.map(busy.count, jobs: jobs) { [all = people.all] at in
      let person = all[busy[at]]
      let reference = papers[Int(person.firstPaper)].authorsEntry
      // As first spelled.
      let name = digests[Int(reference.digest)].entries[Int(reference.ordinal)].authors[Int(person.firstPlace)]
      var author = Author(name: name, slug: Slug(name), number: Int32(busy[at]), papers: [])
      author.papers.reserveCapacity(Int(person.papers))
      return author
    }
    authors.sort { $0.slug < $1.slug }
    links.pageOf = Array(repeating: -1, count: people.all.count)
    for page in authors.indices { links.pageOf[Int(authors[page].number)] = Int32(page) }
    for paper in papers.indices {
      for number in links.numbers(of: paper) {
        guard let page = links.page(of: number), authors[page].papers.last != Int32(paper) else { continue }
        authors[page].papers.append(Int32(paper))
      }
    }
    return (authors, links)
  }

  private struct People {
    struct Person {
      let signer: UInt64
      let firstPaper: Int32
      let firstPlace: Int32
      var lastPaper: Int32
      var papers: Int32
    }

    private(set) var all: [Person] = []
    private var numbers: HashNumbering

    init(expected: Int) { numbers = HashNumbering(expected: expected) }

    /// Counts a paper once, however often the name stands on it; the number of the person.
    mutating func count(_ signer: UInt64, on paper: Int32, at place: Int32) -> Int32 {
      let number = numbers.number(signer) { all[$0].signer == signer }
      if number == all.count {
        all.append(Person(signer: signer, firstPaper: paper, firstPlace: place, lastPaper: paper, papers: 1))
      } else if all[number].lastPaper != paper {
        all[number].lastPaper = paper
        all[number].papers += 1
      }
      return Int32(number)
    }
  }
}
