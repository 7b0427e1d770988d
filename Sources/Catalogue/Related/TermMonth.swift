internal import Vocabulary

/// The papers first seen in a month: the terms of each, and for each term the papers that have it, oldest first.
struct TermMonth: Sendable {
  let month: Month
  /// Indices into the catalogue's papers.
  let papers: Range<Int>

  /// A paper that has a term, counted from the month's first, and how often it says it; in four bytes, as waiting for memory is what
  /// a search does most. No month has sixteen million papers.
  struct Posting: Sendable {
    private let packed: UInt32

    init(paper: Int, count: UInt8) { packed = UInt32(truncatingIfNeeded: paper << 8) | UInt32(count) }

    var paper: Int { Int(packed >> 8) }
    var count: Int { Int(packed & 0xFF) }
  }

  /// A paper's terms ascend by their hashes.
  private let terms: NumberedTerms

  private let postings: [Posting]
  /// Where each term's postings begin; terms that are numbered later have none.
  private let starts: [UInt32]

  init(_ month: Month, papers: Range<Int>, _ lists: TermLists, _ known: inout TermNumbers) {
    self.month = month
    self.papers = papers
    let numbers = lists.hashes.map { known.number(of: $0) }
    let counts = lists.counts
    terms = NumberedTerms(numbers: numbers, counts: counts, ends: lists.ends)
    // One place more for the terms that are numbered later.
    var starts: [UInt32] = Array(repeating: 0, count: known.hashes.count + 3)
    // Shifted by two, so that the loop that fills the postings leaves every start where it belongs.
    for number in numbers { starts[Int(number) + 2] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    var postings = Array(repeating: Posting(paper: 0, count: 0), count: numbers.count)
    for paper in 0..<lists.paperCount {
      for at in lists.range(of: paper) {
        let next = Int(numbers[at]) + 1
        let place = Int(starts[next])
        starts[next] += 1
        postings[place] = Posting(paper: paper, count: counts[at])
      }
    }
    starts.removeLast()
    self.starts = starts
    self.postings = postings
  }

  /// Adds to each term's place how many of the month's papers have it.
  func addFrequencies(to frequencies: inout [UInt32]) {
    for number in 0..<(starts.count - 2) { frequencies[number] += starts[number + 1] - starts[number] }
  }

  /// The numbers of a paper's terms, and how often it says them.
  @inline(__always)
  func withTerms<Result>(of paper: Int, _ body: (Span<UInt32>, Span<UInt8>) -> Result) -> Result {
    let range = terms.range(of: paper - papers.lowerBound)
    return body(terms.numbers.span.extracting(range), terms.counts.span.extracting(range))
  }

  @inline(__always)
  func rangeOfTerms(of paper: Int) -> Range<Int> { terms.range(of: paper - papers.lowerBound) }

  @inline(__always)
  func copyTerms(_ range: Range<Int>, to other: inout NumberedTerms) { other.append(terms, range) }

  /// Where a term's postings are.
  @inline(__always)
  func run(of term: UInt32) -> Run {
    // Terms that are numbered later have the place of the last, where nothing is.
    let at = min(Int(term), starts.count - 2)
    return Run(start: starts[at], end: starts[at + 1])
  }

  /// The part of a run, which must not be empty, that names papers before a limit.
  @inline(__always)
  func part(_ run: Run, before limit: Int) -> Run {
    let last = limit - papers.lowerBound
    let start = Int(run.start)
    if postings[start].paper < last, postings[Int(run.end) - 1].paper < last { return run }
    let count = RelatedFinder.partition(Int(run.end - run.start)) { postings[start + $0].paper >= last }
    return Run(start: run.start, end: run.start + UInt32(count))
  }

  struct Run: Sendable {
    var start: UInt32
    var end: UInt32
  }

  @inline(__always)
  func withPostings<Result>(_ body: (Span<Posting>) -> Result) -> Result { body(postings.span) }
}

/// The terms of papers one behind the other, by number, and how often the papers say them.
struct NumberedTerms: Sendable {
  private(set) var numbers: [UInt32] = []
  private(set) var counts: [UInt8] = []
  /// Where each paper's terms end.
  private var ends: [Int] = []

  init() {}

  init(numbers: [UInt32], counts: [UInt8], ends: [Int]) {
    self.numbers = numbers
    self.counts = counts
    self.ends = ends
  }

  @inline(__always)
  func range(of paper: Int) -> Range<Int> { (paper == 0 ? 0 : ends[paper - 1])..<ends[paper] }

  @inline(__always)
  mutating func append(_ other: NumberedTerms, _ range: Range<Int>) {
    // Without slices, which would count references that all threads share.
    unsafe other.numbers.withUnsafeBufferPointer { unsafe numbers.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
    unsafe other.counts.withUnsafeBufferPointer { unsafe counts.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
    ends.append(numbers.count)
  }

  mutating func removeAll() {
    numbers.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}
