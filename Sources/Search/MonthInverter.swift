internal import Vocabulary

/// Turns the papers of a month into postings by term.
struct MonthInverter: ~Copyable {
  private(set) var terms: TermTable
  /// In the order in which they were met: by paper, then by first appearance in it.
  private var postings: [Posting] = []
  /// For each term, one more than the number of the paper that had it last, then 32 bits of its index in `postings`.
  private var latest: [UInt64] = []
  private var stopWordCount = 0

  private var document = 0
  private var tokens = TokenList()
  private var numbers: [UInt32] = []

  init(documentCount: Int) {
    terms = TermTable(expecting: 1_000 + documentCount * 20)
    postings.reserveCapacity(documentCount * 240)
    for word in StopWords.all { _ = terms.number(of: word.utf8.span) }
    stopWordCount = terms.count
  }

  /// Adds the next paper; papers are numbered in the order in which they are added.
  mutating func add(_ paper: SearchDocument, tokenizer: inout Tokenizer) {
    scan(paper.title, &tokenizer)
    let titleClass = Posting.titleClass(termCount: numbers.count { $0 >= stopWordCount })
    mark(from: stopWordCount) { $0.setTitle(titleClass) }
    for author in paper.authors {
      scan(author, &tokenizer)
      mark(from: 0) { $0.setAuthor() }
    }
    for keyword in paper.keywords {
      scan(keyword, &tokenizer)
      mark(from: stopWordCount) { $0.setKeyword() }
    }
    scan(paper.summary, &tokenizer)
    mark(from: stopWordCount) { $0.addOccurrence() }
    scan(paper.abstract, &tokenizer)
    mark(from: stopWordCount) { $0.addOccurrence() }
    scan(String(paper.number), &tokenizer)
    mark(from: stopWordCount) { $0.addOccurrence() }
    document += 1
  }

  /// Leaves the numbers of a text's terms in `numbers`.
  private mutating func scan(_ text: String, _ tokenizer: inout Tokenizer) {
    tokens.removeAll()
    tokenizer.scan(text.utf8.span, into: &tokens)
    terms.number(tokens, of: text.utf8.span, into: &numbers)
    while latest.count < terms.count { latest.append(0) }
  }

  /// Changes the paper's postings for the terms in `numbers` from one on, which are made where there are none.
  @inline(__always) private mutating func mark(from least: Int, _ change: (inout Posting) -> Void) {
    Self.mark(numbers, from: least, document, &latest, &postings, change)
  }

  /// The fields one by one, so that what is read and what is written are known to be different.
  @inline(__always) private static func mark(
    _ numbers: [UInt32], from least: Int, _ document: Int, _ latest: inout [UInt64], _ postings: inout [Posting],
    _ change: (inout Posting) -> Void
  ) {
    let next = UInt64(document + 1) << 32
    var latest = latest.mutableSpan
    for number in numbers {
      let term = Int(number)
      if term < least { continue }
      let before = latest[term]
      if before >= next {
        change(&postings[Int(before & 0xFFFF_FFFF)])
      } else {
        latest[term] = next | UInt64(truncatingIfNeeded: postings.count)
        var posting = Posting(term: term, document: document)
        change(&posting)
        postings.append(posting)
      }
    }
  }

  /// The postings grouped by term, papers ascending: those of term `t` are at `starts[t]..<starts[t + 1]`.
  func inverted() -> (starts: [Int], postings: [Posting]) {
    var starts = [Int](repeating: 0, count: terms.count + 1)
    count(into: &starts)
    var grouped = [Posting](repeating: Posting(term: 0, document: 0), count: postings.count)
    var next = starts
    group(into: &grouped, &next)
    return (starts, grouped)
  }

  /// Where the postings of each term begin.
  private func count(into starts: inout [Int]) {
    var starts = starts.mutableSpan
    for posting in postings { starts[posting.term + 1] += 1 }
    for term in 0..<terms.count { starts[term + 1] += starts[term] }
  }

  /// - Parameter next: where the next posting of each term is put.
  private func group(into grouped: inout [Posting], _ next: inout [Int]) {
    var grouped = grouped.mutableSpan
    var next = next.mutableSpan
    for posting in postings {
      let place = next[posting.term]
      grouped[place] = posting
      next[posting.term] = place + 1
    }
  }
}
