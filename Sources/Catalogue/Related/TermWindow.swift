internal import Parallel
internal import Vocabulary

/// The terms of thirteen months: of the one whose papers are asked for, and the twelve before it. Memory holds no more of them.
struct TermWindow: Sendable {
  /// Oldest first; months without papers are left out.
  private(set) var months: [TermMonth] = []
  /// Of the papers of all months.
  private(set) var paperTerms = WindowTerms()
  /// The numbers of the months that were asked for last.
  private var covered: ClosedRange<Int>?
  private var numbers = TermNumbers(limit: Posting.numbers)
  /// What is known beforehand of each term.
  private var priors: [Float] = []

  var termCount: Int { numbers.hashes.count }
  /// The terms by their numbers.
  var terms: [UInt32] { numbers.hashes }

  /// Indices into the catalogue's papers.
  var papers: Range<Int> { (months.first?.papers.lowerBound ?? 0)..<(months.last?.papers.upperBound ?? 0) }

  /// Moves the window so that it ends with a month.
  mutating func move(
    to month: Month, in catalogue: Catalogue, jobs: Int, terms read: RelatedFinder.Terms
  ) throws(Diagnostic) {
    let wanted = (month.number - 12)...month.number
    let first = keep(wanted)
    let missing = (first..<(wanted.upperBound + 1)).map { Self.editions(ofMonth: $0, in: catalogue) }.filter { !$0.isEmpty }
    let blocks = missing.flatMap { $0 }
    let lists = try Parallel.map(blocks.count, jobs: jobs, run: 1) { block throws(Diagnostic) in try read(blocks[block]) }
    paperTerms.reserve(
      papers: lists.reduce(0) { $0 + $1.paperCount }, terms: lists.reduce(0) { $0 + $1.termCount })
    let known = paperTerms.paperCount
    for list in lists { paperTerms.append(list, &numbers) }
    let (all, termCount) = (paperTerms, numbers.hashes.count)
    months += Parallel.map(missing.count, jobs: jobs, run: 1) { index in
      let first = known + missing[index][0].lowerBound - missing[0][0].lowerBound
      return Self.month(of: missing[index], in: catalogue, terms: all, from: first, termCount: termCount)
    }.compactMap { $0 }
    priors += numbers.hashes[priors.count...].map { TermRarity.prior(of: $0) }
  }

  /// Takes away the months before those that are wanted, or all when what is there does not lead up to what is wanted, as new papers
  /// can only be added at the end. Returns the first month that is missing.
  private mutating func keep(_ wanted: ClosedRange<Int>) -> Int {
    defer { covered = wanted }
    guard let covered, covered.lowerBound <= wanted.lowerBound, covered.upperBound <= wanted.upperBound,
      let first = months.first(where: { $0.month.number >= wanted.lowerBound })
    else {
      paperTerms = WindowTerms()
      months = []
      return wanted.lowerBound
    }
    paperTerms.removeFirst(first.papers.lowerBound - papers.lowerBound)
    months.removeAll { $0.month.number < wanted.lowerBound }
    return covered.upperBound + 1
  }

  /// How rare terms are in the months before the window's last.
  func rarity(before month: Month) -> TermRarity {
    let end = RelatedFinder.partition(months.count) { months[$0].month >= month }
    return TermRarity(terms: numbers.hashes, priors: priors, counted: months[..<end])
  }

  /// The month of some editions, at least one.
  ///
  /// - Parameters:
  ///   - all: the terms of the papers, and perhaps of others around them.
  ///   - first: the place of the first paper's terms among all.
  ///   - termCount: as many terms have numbers by now.
  static func month(
    of editions: [Range<Int>], in catalogue: Catalogue, terms all: WindowTerms, from first: Int, termCount: Int
  ) -> TermMonth? {
    let papers = papers(of: editions)
    return catalogue.papers[papers.lowerBound].firstSeen.month.map {
      TermMonth($0, papers: papers, in: all, from: first, termCount: termCount)
    }
  }

  /// The papers of neighbouring editions, at least one.
  static func papers(of editions: [Range<Int>]) -> Range<Int> {
    editions[0].lowerBound..<editions[editions.count - 1].upperBound
  }

  /// The papers of a month's editions.
  static func editions(ofMonth number: Int, in catalogue: Catalogue) -> [Range<Int>] {
    let papers = catalogue.papers
    var start = RelatedFinder.partition(papers.count) { (papers[$0].firstSeen.month?.number ?? .min) >= number }
    let end = RelatedFinder.partition(papers.count) { (papers[$0].firstSeen.month?.number ?? .min) > number }
    var editions: [Range<Int>] = []
    for index in start..<end where index + 1 == end || papers[index + 1].firstSeen != papers[start].firstSeen {
      editions.append(start..<(index + 1))
      start = index + 1
    }
    return editions
  }
}
