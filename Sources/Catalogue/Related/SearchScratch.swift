/// What a thread that looks for related papers writes on; one is used for all its searches.
struct SearchScratch {
  /// How many keys of candidates a paper has room for: those that are kept, and those that came since they were sorted out.
  static let room = 4 * RelatedSearch.candidates

  /// The terms that look for candidates, of one paper after the other, and where each paper's end.
  var queries: [RelatedSearch.QueryTerm] = []
  var queryEnds: [Int] = []
  /// What the terms tried so far have in common with each paper of a month; 0 between searches.
  var sums: [Float]
  /// The papers that looked good enough when a term was tried; some more than once.
  var touched: [UInt32]
  /// The keys of each paper's candidates.
  var keys: [UInt64]
  var candidates: [Candidates]
  /// The weights of the paper that is looked for, by the term's number; elsewhere 0.
  var weightOfTerm: [Float]
  /// The keys of a paper's terms.
  var termKeys: [UInt64] = []

  /// What came of asking for memory ahead.
  var asked = 0

  /// What is known of a paper's candidates.
  struct Candidates: Sendable {
    /// How many have been found.
    var count = 0
    /// As many keys as are wanted are not lower than this.
    var threshold: UInt64 = 0
  }

  /// - Parameters:
  ///   - largestMonth: how many papers a month of the window has at most.
  ///   - termCount: as many terms have numbers.
  init(largestMonth: Int, termCount: Int) {
    sums = Array(repeating: 0, count: largestMonth)
    touched = Array(repeating: 0, count: largestMonth + 1)
    keys = Array(repeating: 0, count: RelatedFinder.block * Self.room)
    candidates = []
    weightOfTerm = Array(repeating: 0, count: termCount)
  }

  init(for window: TermWindow) {
    self.init(largestMonth: window.months.lazy.map(\.papers.count).max() ?? 0, termCount: window.termCount)
  }
}
