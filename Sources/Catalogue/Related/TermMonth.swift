internal import Vocabulary

/// A number, of a paper or of a term, and how often the paper says the term; in four bytes, as waiting for memory is what a search
/// does most. No month has sixteen million papers.
struct Posting: Sendable {
  static let numbers = 1 << 24

  private let packed: UInt32

  init(_ number: UInt32, count: UInt8) { packed = number << 8 | UInt32(count) }

  var number: Int { Int(packed >> 8) }
  var count: Int { Int(packed & 0xFF) }
}

/// The papers first seen in a month: for each term those that have it, oldest first.
struct TermMonth: Sendable {
  let month: Month
  /// Indices into the catalogue's papers.
  let papers: Range<Int>
  /// The papers of each term, counted from the month's first.
  let postings: [Posting]
  /// Where each term's postings begin, and where the last one's end; terms that are numbered later have none.
  let starts: [UInt32]

  /// - Parameters:
  ///   - all: the terms of the papers, and perhaps of others around them.
  ///   - first: the place of the first paper's terms among all.
  ///   - termCount: as many terms have numbers by now.
  init(_ month: Month, papers: Range<Int>, in all: WindowTerms, from first: Int, termCount: Int) {
    self.month = month
    self.papers = papers
    let begins = all.begins.span.extracting(first...(first + papers.count))
    let terms = all.terms.span.extracting(begins[0]..<begins[papers.count])
    // One place more for the terms that are numbered later.
    var starts: [UInt32] = Array(repeating: 0, count: termCount + 3)
    var postings = Array(repeating: Posting(0, count: 0), count: terms.count)
    Self.fill(&starts, &postings, terms, begins)
    starts.removeLast()
    self.starts = starts
    self.postings = postings
  }

  /// Sorts papers' terms by counting them.
  private static func fill(_ starts: inout [UInt32], _ postings: inout [Posting], _ terms: Span<Posting>, _ begins: Span<Int>) {
    var starts = starts.mutableSpan
    var postings = postings.mutableSpan
    // Shifted by two, so that the loop that fills the postings leaves every start where it belongs.
    for at in terms.indices { starts[terms[at].number + 2] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    for paper in 0..<(begins.count - 1) {
      for at in begins[paper]..<begins[paper + 1] {
        let term = terms[at - begins[0]]
        let place = Int(starts[term.number + 1])
        starts[term.number + 1] += 1
        postings[place] = Posting(UInt32(paper), count: UInt8(term.count))
      }
    }
  }

  /// Adds to each term's place how many of the month's papers have it.
  func addFrequencies(to frequencies: inout [UInt32]) {
    for number in 0..<(starts.count - 2) { frequencies[number] += starts[number + 1] - starts[number] }
  }
}
