/// The terms of neighbouring papers, one behind the other, in one piece: whoever compares papers reads them where they are.
struct WindowTerms: Sendable {
  /// A paper's terms ascend by their hashes.
  private(set) var terms: [Posting] = []
  /// Where each paper's terms begin, and where the last one's end.
  private(set) var begins = [0]

  var paperCount: Int { begins.count - 1 }

  mutating func reserve(papers: Int, terms count: Int) {
    terms.reserveCapacity(terms.count + count)
    begins.reserveCapacity(begins.count + papers)
  }

  /// Adds papers at the end.
  mutating func append(_ lists: TermLists, _ numbers: inout TermNumbers) {
    let counts = lists.counts.span
    terms.append(addingCapacity: counts.count) { terms in
      numbers.forEachNumber(of: lists.hashes.span) { number in terms.append(Posting(number, count: counts[terms.count])) }
    }
    let base = begins[begins.count - 1]
    for end in lists.ends { begins.append(base + end) }
  }

  mutating func removeFirst(_ papers: Int) {
    guard papers > 0 else { return }
    let removed = begins[papers]
    terms.removeFirst(removed)
    begins.removeFirst(papers)
    for index in begins.indices { begins[index] -= removed }
  }

  /// Where a paper's terms are; papers are counted from the first.
  @inline(__always)
  func range(of paper: Int) -> Range<Int> { begins[paper]..<begins[paper + 1] }
}
