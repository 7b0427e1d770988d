internal import Vocabulary

/// Turns the papers of a month into postings by term.
struct MonthInverter: TermSink {
  private enum Field { case title, author, keyword, text }

  private(set) var terms: TermTable
  /// In the order in which they were met: by paper, then by first appearance in it.
  private var postings: [Posting] = []
  private var postingTerms: [UInt32] = []
  /// For each term, one more than the index of its latest posting; 0 when there is none.
  private var latest: [UInt32] = []
  private var stopWordCount = 0

  private var field = Field.title
  private var document: UInt32 = 0
  private var titleTerms: [UInt32] = []

  init(documentCount: Int) {
    terms = TermTable(expecting: 1_000 + documentCount * 20)
    postings.reserveCapacity(documentCount * 150)
    postingTerms.reserveCapacity(documentCount * 150)
    for word in StopWords.all { _ = terms.number(of: word.utf8.span, hash: TermHash.of(word.utf8.span)) }
    stopWordCount = terms.count
    latest = Array(repeating: 0, count: stopWordCount)
  }

  /// Adds the next paper; papers are numbered in the order in which they are added.
  mutating func add(_ paper: SearchDocument, tokenizer: inout Tokenizer) {
    field = .title
    titleTerms.removeAll(keepingCapacity: true)
    tokenizer.scan(paper.title.utf8.span, into: &self)
    let titleClass = Posting.titleClass(termCount: titleTerms.count)
    for term in titleTerms { postings[slot(of: Int(term))].title = titleClass }
    field = .author
    for author in paper.authors { tokenizer.scan(author.utf8.span, into: &self) }
    field = .keyword
    for keyword in paper.keywords { tokenizer.scan(keyword.utf8.span, into: &self) }
    field = .text
    tokenizer.scan(paper.summary.utf8.span, into: &self)
    tokenizer.scan(paper.abstract.utf8.span, into: &self)
    document += 1
  }

  mutating func add(_ term: Span<UInt8>, hash: UInt64) {
    let number = terms.number(of: term, hash: hash)
    if number == latest.count { latest.append(0) }
    if number < stopWordCount && field != .author { return }
    switch field {
    case .title: titleTerms.append(UInt32(number))
    case .author: postings[slot(of: number)].isAuthor = true
    case .keyword: postings[slot(of: number)].isKeyword = true
    case .text:
      let slot = slot(of: number)
      if postings[slot].frequency < .max { postings[slot].frequency += 1 }
    }
  }

  /// The index of the paper's posting for a term, which is made when there is none.
  private mutating func slot(of term: Int) -> Int {
    let before = Int(latest[term])
    if before > 0 && postings[before - 1].document == document { return before - 1 }
    postings.append(Posting(document: document))
    postingTerms.append(UInt32(term))
    latest[term] = UInt32(postings.count)
    return postings.count - 1
  }

  /// The postings grouped by term, papers ascending: those of term `t` are at `starts[t]..<starts[t + 1]`.
  func inverted() -> (starts: [Int], postings: [Posting]) {
    var starts = [Int](repeating: 0, count: terms.count + 1)
    for term in postingTerms { starts[Int(term) + 1] += 1 }
    for term in 0..<terms.count { starts[term + 1] += starts[term] }
    var next = starts
    var grouped = [Posting](repeating: Posting(document: 0), count: postings.count)
    for index in postings.indices {
      let term = Int(postingTerms[index])
      grouped[next[term]] = postings[index]
      next[term] += 1
    }
    return (starts, grouped)
  }
}
