internal import Parallel
public import Vocabulary

/// Finds the papers most like a paper: the cosine of TF-IDF vectors over title, TL;DR and abstract, less what a single word makes of it.
///
/// So that a new day never changes an old page, a paper is compared only with papers first seen in the twelve months before it, up
/// to its own day; its words are those of its first edition; and how rare a word is, is counted in the complete months among these.
public struct RelatedFinder {
  /// The terms of some papers, as their first editions told them.
  public typealias Terms = @Sendable (_ papers: Range<Int>) throws(Diagnostic) -> PaperTerms

  /// How many related papers a page shows.
  public static let shown = 8

  private let catalogue: Catalogue
  private let jobs: Int
  private let terms: Terms
  private var window = TermWindow()
  /// What the last search in the whole window found out about all its papers.
  private var last: (month: Month, rarity: TermRarity, inverseNorms: [Float])?

  public init(_ catalogue: Catalogue, jobs: Int, terms: @escaping Terms) {
    self.catalogue = catalogue
    self.jobs = jobs
    self.terms = terms
  }

  /// The related papers of each of some papers that were first seen in one month, as indices into the catalogue; nearest first.
  ///
  /// Papers of later months are best asked for later: the window's terms are read once then.
  ///
  /// - Parameter statistics: those of the month's window when they are known, which makes it faster to look for a few papers.
  public mutating func related(to papers: [Int], knowing statistics: TermStatistics? = nil) throws(Diagnostic) -> [[Int32]] {
    guard let first = papers.first, let month = catalogue.papers[first].firstSeen.month else { return papers.map { _ in [] } }
    let searched = withLimits(papers)
    if let statistics,
      let search = NewPapersSearch(
        catalogue, month: month, papers: papers.count, statistics: statistics, jobs: jobs, terms: terms)
    {
      return try search.related(to: searched)
    }
    try window.move(to: month, in: catalogue, jobs: jobs, terms: terms)
    let window = window
    let rarity = window.rarity(before: month)
    let norms = window.paperTerms.inverseNorms(rarity, jobs: jobs)
    last = (month, rarity, norms)
    let search = RelatedSearch(
      window: window.papers, months: window.months, paperTerms: window.paperTerms, rarity: rarity, inverseNorms: norms)
    let blocks = (papers.count + Self.block - 1) / Self.block
    let found = Parallel.map(blocks, jobs: jobs, run: 1, makeWorker: { SearchScratch(for: window) }) { scratch, block in
      let range = (block * Self.block)..<min(searched.count, (block + 1) * Self.block)
      return search.nearest(to: Array(searched[range]), &scratch)
    }
    return found.flatMap { $0 }
  }

  /// The statistics of a month's window; nil unless the last search was in the whole of it.
  public func statistics(of month: Month) -> TermStatistics? {
    guard let last, last.month == month, let current = window.months.last, current.month == month else { return nil }
    let complete = current.papers.lowerBound - window.papers.lowerBound
    return TermStatistics(
      ofNumbered: window.terms, frequencies: last.rarity.frequencies, inverseNorms: Array(last.inverseNorms[..<complete]))
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
