internal import Parallel
public import Vocabulary

/// Finds the papers most like a paper: the cosine of TF-IDF vectors over title, TL;DR and abstract.
///
/// So that a new day never changes an old page, a paper is compared only with papers first seen in the twelve months before it, up
/// to its own day; its words are those of its first edition; and how rare a word is, is counted in the complete months among these.
public struct RelatedFinder: Sendable {
  /// The terms of a paper as its first edition told it, ascending by term.
  public typealias Terms = @Sendable (_ paper: Int) throws(Diagnostic) -> [TermCount]

  /// How many related papers a page shows.
  public static let shown = 8
  /// How many of a paper's heaviest terms look for others; more change little and cost much.
  static let queryTerms = 24
  /// Below this cosine two papers have little in common.
  static let leastSimilarity = 0.06

  private let index: TermIndex
  private let editions: [Edition]

  /// Reads the terms of a run of papers, which holds the windows of all papers that will be asked for.
  ///
  /// - Parameter papers: indices into the catalogue's papers, which are ordered by first edition.
  public init(papers: Range<Int>, in catalogue: Catalogue, terms: Terms) throws(Diagnostic) {
    index = try TermIndex(papers: papers, terms: terms)
    editions = papers.map { catalogue.papers[$0].firstSeen }
  }

  /// The papers of an edition's window: first seen in the twelve months before its month, or in its month up to itself.
  public static func window(of edition: Edition, in catalogue: Catalogue) -> Range<Int> {
    guard let month = edition.month else { return 0..<0 }
    let start = partition(catalogue.papers.count) { index in
      guard let other = catalogue.papers[index].firstSeen.month else { return false }
      return other.number >= month.number - 12
    }
    let end = partition(catalogue.papers.count) { catalogue.papers[$0].firstSeen > edition }
    return start..<max(start, end)
  }

  /// The first index for which the question, false before and true behind, is answered yes.
  static func partition(_ count: Int, _ isBehind: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The related papers of each of some papers that were first seen in one month, as indices into the catalogue; nearest first.
  public func related(to papers: Range<Int>, jobs: Int) -> [[Int32]] {
    guard let first = papers.first, let month = editions[first - index.papers.lowerBound].month else {
      return papers.map { _ in [] }
    }
    let base = index.papers.lowerBound
    let start = Self.partition(editions.count) { (editions[$0].month?.number ?? .min) >= month.number - 12 }
    let complete = Self.partition(editions.count) { (editions[$0].month?.number ?? .min) >= month.number }
    let rarity = TermRarity(index, counted: start..<complete)
    let end = Self.partition(editions.count) { editions[$0] > editions[papers.upperBound - 1 - base] }
    let norms = (start..<end).map { rarity.norm(of: index.terms(of: $0)) }
    return Parallel.map(papers.count, jobs: jobs, makeWorker: { Accumulator(count: end - start) }) { accumulator, offset in
      let paper = papers.lowerBound + offset - base
      let limit = Self.partition(editions.count) { editions[$0] > editions[paper] }
      return nearest(to: paper, window: start..<limit, rarity, norms, &accumulator).map { Int32($0 + base) }
    }
  }

  private func nearest(
    to paper: Int, window: Range<Int>, _ rarity: TermRarity, _ norms: [Double], _ accumulator: inout Accumulator
  ) -> [Int] {
    let own = index.terms(of: paper)
    let weighted = own.map { (term: $0.term, weight: rarity.weight(of: $0)) }.sorted {
      $0.weight == $1.weight ? $0.term < $1.term : $0.weight > $1.weight
    }
    let ownNorm = norms[paper - window.lowerBound]
    guard ownNorm > 0 else { return [] }
    for (term, weight) in weighted.prefix(Self.queryTerms) {
      for posting in index.postings(of: term, in: window) where Int(posting.paper) != paper {
        accumulator.add(Int(posting.paper) - window.lowerBound, weight * rarity.weight(of: term, count: posting.count))
      }
    }
    var best: [(paper: Int, similarity: Double)] = []
    for candidate in accumulator.touched {
      let similarity = accumulator.sums[candidate] / (ownNorm * norms[candidate])
      guard similarity >= Self.leastSimilarity else { continue }
      if best.count == Self.shown, similarity < best[best.count - 1].similarity { continue }
      let entry = (paper: candidate + window.lowerBound, similarity: similarity)
      // Of equals the later paper stands first.
      let place = best.firstIndex { $0.similarity < similarity || ($0.similarity == similarity && $0.paper < entry.paper) }
      best.insert(entry, at: place ?? best.count)
      if best.count > Self.shown { best.removeLast() }
    }
    accumulator.clear()
    return best.map(\.paper)
  }
}

/// Sums for the papers of a window, and which of them are not zero.
private struct Accumulator {
  var sums: [Double]
  var touched: [Int] = []

  init(count: Int) { sums = Array(repeating: 0, count: count) }

  mutating func add(_ paper: Int, _ value: Double) {
    if sums[paper] == 0 { touched.append(paper) }
    sums[paper] += value
  }

  mutating func clear() {
    for paper in touched { sums[paper] = 0 }
    touched.removeAll(keepingCapacity: true)
  }
}
