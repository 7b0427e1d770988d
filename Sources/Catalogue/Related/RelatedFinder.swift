internal import Parallel
public import Vocabulary

/// Finds the papers most like a paper: the cosine of TF-IDF vectors over title, TL;DR and abstract, less what a single word makes of it.
///
/// So that a new day never changes an old page, a paper is compared only with papers first seen in the twelve months before it, up
/// to its own day; its words are those of its first edition; and how rare a word is, is counted in the complete months among these.
public struct RelatedFinder {
  /// The terms of some papers, as their first editions told them.
  public typealias Terms = @Sendable (_ papers: Range<Int>) throws(Diagnostic) -> TermLists

  /// How many related papers a page shows.
  public static let shown = 8

  private let catalogue: Catalogue
  private let jobs: Int
  private let terms: Terms
  private var window = TermWindow()

  public init(_ catalogue: Catalogue, jobs: Int, terms: @escaping Terms) {
    self.catalogue = catalogue
    self.jobs = jobs
    self.terms = terms
  }

  /// The related papers of each of some papers that were first seen in one month, as indices into the catalogue; nearest first.
  ///
  /// Papers of later months are best asked for later: the window's terms are read once then.
  public mutating func related(to papers: [Int]) throws(Diagnostic) -> [[Int32]] {
    guard let first = papers.first, let month = catalogue.papers[first].firstSeen.month else { return papers.map { _ in [] } }
    try window.move(to: month, in: catalogue, jobs: jobs, terms: terms)
    let window = window
    let rarity = window.rarity(before: month)
    let search = RelatedSearch(window: window, rarity: rarity, inverseNorms: window.inverseNorms(rarity, jobs: jobs))
    let searched = withLimits(papers)
    let blocks = (papers.count + Self.block - 1) / Self.block
    let found = Parallel.map(blocks, jobs: jobs, run: 1, makeWorker: { SearchScratch(for: window) }) { scratch, block in
      let range = (block * Self.block)..<min(searched.count, (block + 1) * Self.block)
      return search.nearest(to: Array(searched[range]), &scratch)
    }
    return found.flatMap { $0 }
  }

  /// How many papers are looked for together.
  static let block = 128

  /// The papers with the ends of their editions, as far as which they are compared.
  private func withLimits(_ papers: [Int]) -> [RelatedSearch.Paper] {
    var limit = 0
    return papers.map { paper in
      if limit <= paper {
        let edition = catalogue.papers[paper].firstSeen
        limit = Self.partition(catalogue.papers.count) { catalogue.papers[$0].firstSeen > edition }
      }
      return RelatedSearch.Paper(paper: paper, limit: limit)
    }
  }

  /// The first index for which the question, false before and true behind, is answered yes.
  @inline(__always)
  static func partition(_ count: Int, _ isBehind: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
