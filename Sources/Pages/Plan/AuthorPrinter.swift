internal import Catalogue
internal import Vocabulary

/// Makes fingerprints of authors' pages, one after the other.
struct AuthorPrinter: ~Copyable {
  private let catalogue: Catalogue
  private let links: AuthorLinks
  private let company: Company
  private let prints: PaperPrints
  private var builder = FingerprintBuilder()
  /// The people on the author's papers.
  private var numbers: [Int32] = []
  /// By a person's number: the last author on one of whose papers the person was.
  private var author: [Int32]

  init(_ catalogue: Catalogue, _ company: Company, _ prints: PaperPrints) {
    self.catalogue = catalogue
    self.company = company
    self.prints = prints
    links = catalogue.authorPages
    author = Array(repeating: -1, count: links.peopleCount)
  }

  /// What the page shows: the papers, and of the people around them whether they have a page. Of these only those count who may be shown,
  /// as they stand on two of the papers or are among the first three; otherwise somebody's third paper would touch the pages of all
  /// the company.
  ///
  /// - Parameter kind: what all pages of authors depend on.
  mutating func fingerprint(of index: Int, _ kind: Fingerprint) -> Fingerprint {
    builder.reset()
    builder.add(kind)
    builder.add(prints.name(ofAuthor: index))
    numbers.removeAll(keepingCapacity: true)
    for paper in catalogue.authors[index].papers { builder.add(prints[Int(paper)]) }
    links.appendNumbers(of: company.papers(of: catalogue.authors[index]), to: &numbers)
    let own = catalogue.authors[index].number
    var people = 0
    for number in numbers where number != own {
      let isKnown = author[Int(number)] == Int32(index)
      author[Int(number)] = Int32(index)
      guard isKnown || people < 3 else { continue }
      if !isKnown { people += 1 }
      if let page = links.page(of: number) { builder.add(prints.name(ofAuthor: page)) } else { builder.add(0) }
    }
    return builder.finish()
  }
}
