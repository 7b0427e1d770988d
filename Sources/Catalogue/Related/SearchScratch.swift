/// What a thread that looks for related papers writes on; one is used for all its searches.
struct SearchScratch {
  /// What the terms tried so far have in common with each paper of a month.
  private var sums: [Float]
  /// The papers whose sum is not 0.
  private var touched: [UInt32]
  private var touchedCount = 0
  /// The postings of each term in a month, and the term's weight.
  var runs: [TermMonth.Run]
  var weights: [Float]
  /// The month of each candidate, and where its terms are.
  var places: [(month: Int, terms: Range<Int>)] = []
  /// The terms of the candidates that are compared.
  var compared = NumberedTerms()
  /// The weights of the paper that is looked for, by the term's number; elsewhere 0.
  var weightOfTerm: [Float]

  init(for window: TermWindow) {
    let largest = window.months.lazy.map(\.papers.count).max() ?? 0
    sums = Array(repeating: 0, count: largest)
    touched = Array(repeating: 0, count: largest + 1)
    runs = Array(repeating: TermMonth.Run(start: 0, end: 0), count: RelatedSearch.queryTerms)
    weights = Array(repeating: 0, count: RelatedSearch.queryTerms)
    weightOfTerm = Array(repeating: 0, count: window.termCount)
  }

  /// Adds a term's weight to the papers that have it.
  @inline(__always)
  mutating func add(_ postings: Span<TermMonth.Posting>, _ weight: Float) {
    Self.add(postings, weight, &sums, &touched, &touchedCount)
  }

  /// The hottest loop of all. Postings name papers of their month, and sums has a place for each; touched has one more.
  @inline(__always)
  private static func add(
    _ postings: Span<TermMonth.Posting>, _ weight: Float, _ sums: inout [Float], _ touched: inout [UInt32],
    _ touchedCount: inout Int
  ) {
    let weightOfCount = TermRarity.countWeight
    let countWeight = weightOfCount.span
    var sums = sums.mutableSpan
    var touched = touched.mutableSpan
    var count = touchedCount
    for at in postings.indices {
      let posting = unsafe postings[unchecked: at]
      let sum = unsafe sums[unchecked: posting.paper]
      unsafe touched[unchecked: count] = UInt32(truncatingIfNeeded: posting.paper)
      count += sum == 0 ? 1 : 0
      unsafe sums[unchecked: posting.paper] = sum + weight * countWeight[unchecked: posting.count]
    }
    touchedCount = count
  }

  /// Adds the papers that have something in common to the candidates, and sets their sums to 0.
  ///
  /// - Parameter offset: the place in the window of the month's first paper, from which the inverse norms start.
  mutating func collect(_ inverseNorms: Span<Float>, offset: Int, _ candidates: inout HighestKeys) {
    Self.collect(touched[..<touchedCount], inverseNorms, offset, &sums, &candidates)
    touchedCount = 0
  }

  private static func collect(
    _ touched: ArraySlice<UInt32>, _ inverseNorms: Span<Float>, _ offset: Int, _ sums: inout [Float],
    _ candidates: inout HighestKeys
  ) {
    var sums = sums.mutableSpan
    for place in touched {
      let place = Int(place)
      candidates.add(HighestKeys.key(sums[place] * inverseNorms[place], UInt32(truncatingIfNeeded: offset + place)))
      sums[place] = 0
    }
  }

  /// What a candidate's vector has in common with the one that is looked for: their product, less the share of it that a single
  /// term makes. Of a product to which n terms contribute alike the n-th part is taken away, so that one rare word alone, or a name
  /// that two papers happen to share, does not make them alike.
  func breadth(with candidate: Int) -> Float {
    let weights = weightOfTerm.span
    let weightOfCount = TermRarity.countWeight
    let countWeight = weightOfCount.span
    let range = compared.range(of: candidate)
    let terms = compared.numbers.span.extracting(range)
    let counts = compared.counts.span.extracting(range)
    // Four sums, as an addition takes longer than the next term is away.
    var sums = SIMD4<Float>(repeating: 0)
    var squares = SIMD4<Float>(repeating: 0)
    var at = 0
    // Every term of the window has a weight.
    while at + 4 <= terms.count {
      let parts = unsafe SIMD4(
        weights[unchecked: Int(terms[unchecked: at])] * countWeight[unchecked: Int(counts[unchecked: at])],
        weights[unchecked: Int(terms[unchecked: at + 1])] * countWeight[unchecked: Int(counts[unchecked: at + 1])],
        weights[unchecked: Int(terms[unchecked: at + 2])] * countWeight[unchecked: Int(counts[unchecked: at + 2])],
        weights[unchecked: Int(terms[unchecked: at + 3])] * countWeight[unchecked: Int(counts[unchecked: at + 3])])
      sums += parts
      squares += parts * parts
      at += 4
    }
    while at < terms.count {
      let part = unsafe weights[unchecked: Int(terms[unchecked: at])] * countWeight[unchecked: Int(counts[unchecked: at])]
      sums[0] += part
      squares[0] += part * part
      at += 1
    }
    let product = (sums[0] + sums[1]) + (sums[2] + sums[3])
    return product > 0 ? product - ((squares[0] + squares[1]) + (squares[2] + squares[3])) / product : 0
  }
}
