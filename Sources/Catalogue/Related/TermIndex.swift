internal import Vocabulary

/// The terms of a run of papers, and for each term the papers that have it, oldest first.
struct TermIndex: Sendable {
  /// A term, numbered from 0.
  struct Term: Sendable {
    var term: Int32
    var count: UInt8
  }

  struct Posting: Sendable {
    /// Counted from the run's first paper.
    var paper: Int32
    var count: UInt8
  }

  let papers: Range<Int>
  /// The hash behind each number.
  private(set) var hashes: [UInt32] = []
  private var terms: [Term] = []
  private var termStarts: [Int] = [0]
  private var postings: [Posting] = []
  private var postingStarts: [Int] = []

  init(papers: Range<Int>, terms read: RelatedFinder.Terms) throws(Diagnostic) {
    self.papers = papers
    var numbers = HashNumbers()
    var frequency: [Int] = []
    for paper in papers {
      for term in try read(paper) {
        let number = numbers.number(of: term.term)
        if number == frequency.count {
          frequency.append(0)
          hashes.append(term.term)
        }
        frequency[number] += 1
        terms.append(Term(term: Int32(number), count: term.count))
      }
      termStarts.append(terms.count)
    }
    postingStarts = [0]
    postingStarts.reserveCapacity(frequency.count + 1)
    for count in frequency { postingStarts.append(postingStarts[postingStarts.count - 1] + count) }
    postings = Array(repeating: Posting(paper: 0, count: 0), count: terms.count)
    var next = postingStarts
    for paper in 0..<papers.count {
      for term in terms[termStarts[paper]..<termStarts[paper + 1]] {
        postings[next[Int(term.term)]] = Posting(paper: Int32(paper), count: term.count)
        next[Int(term.term)] += 1
      }
    }
  }

  var termCount: Int { hashes.count }

  func terms(of paper: Int) -> ArraySlice<Term> { terms[termStarts[paper]..<termStarts[paper + 1]] }

  func postings(of term: Int32, in window: Range<Int>) -> ArraySlice<Posting> {
    let start = postingStarts[Int(term)]
    let count = postingStarts[Int(term) + 1] - start
    let from = RelatedFinder.partition(count) { Int(postings[start + $0].paper) >= window.lowerBound }
    let to = RelatedFinder.partition(count) { Int(postings[start + $0].paper) >= window.upperBound }
    return postings[(start + from)..<(start + to)]
  }
}

/// Numbers hashes in the order in which they come; open addressing, as there are millions of look-ups.
struct HashNumbers {
  private var keys: [UInt32]
  private var values: [Int32]
  private var count = 0

  init() {
    keys = Array(repeating: 0, count: 1 << 12)
    values = Array(repeating: -1, count: 1 << 12)
  }

  /// The number of a hash, the next one when the hash is new.
  mutating func number(of hash: UInt32) -> Int {
    if count * 2 >= keys.count { grow() }
    let mask = keys.count - 1
    var at = Int(hash &* 0x9E37_79B1 >> 7) & mask
    while values[at] >= 0 {
      if keys[at] == hash { return Int(values[at]) }
      at = (at + 1) & mask
    }
    keys[at] = hash
    values[at] = Int32(count)
    count += 1
    return count - 1
  }

  private mutating func grow() {
    let old = (keys, values)
    keys = Array(repeating: 0, count: old.0.count * 2)
    values = Array(repeating: -1, count: old.0.count * 2)
    let mask = keys.count - 1
    for index in old.0.indices where old.1[index] >= 0 {
      var at = Int(old.0[index] &* 0x9E37_79B1 >> 7) & mask
      while values[at] >= 0 { at = (at + 1) & mask }
      keys[at] = old.0[index]
      values[at] = old.1[index]
    }
  }
}
