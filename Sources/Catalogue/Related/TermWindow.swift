internal import Parallel
internal import Vocabulary

/// The terms of thirteen months: of the one whose papers are asked for, and the twelve before it. Memory holds no more of them.
struct TermWindow: Sendable {
  /// Oldest first; months without papers are left out.
  private(set) var months: [TermMonth] = []
  private var terms = TermNumbers()
  /// What is known beforehand of each term.
  private var priors: [Float] = []

  var termCount: Int { terms.hashes.count }

  /// Indices into the catalogue's papers.
  var papers: Range<Int> { (months.first?.papers.lowerBound ?? 0)..<(months.last?.papers.upperBound ?? 0) }

  /// Moves the window so that it ends with a month.
  mutating func move(
    to month: Month, in catalogue: Catalogue, jobs: Int, terms read: RelatedFinder.Terms
  ) throws(Diagnostic) {
    let wanted = (month.number - 12)...month.number
    months.removeAll { !wanted.contains($0.month.number) }
    let known = Set(months.map(\.month.number))
    var missing: [[Range<Int>]] = []
    for number in wanted where !known.contains(number) {
      let editions = Self.editions(ofMonth: number, in: catalogue)
      if !editions.isEmpty { missing.append(editions) }
    }
    let blocks = missing.flatMap { $0 }
    let lists = try Parallel.map(blocks.count, jobs: jobs, run: 1) { block throws(Diagnostic) in try read(blocks[block]) }
    var block = 0
    for editions in missing {
      guard let first = editions.first, let last = editions.last,
        let month = catalogue.papers[first.lowerBound].firstSeen.month
      else { continue }
      var all = TermLists()
      for list in lists[block..<(block + editions.count)] { all.append(list) }
      block += editions.count
      months.append(TermMonth(month, papers: first.lowerBound..<last.upperBound, all, &terms))
    }
    months.sort { $0.month < $1.month }
    priors += terms.hashes[priors.count...].map { TermRarity.prior(of: $0) }
  }

  /// How rare terms are in the months before the window's last.
  func rarity(before month: Month) -> TermRarity {
    let end = RelatedFinder.partition(months.count) { months[$0].month >= month }
    return TermRarity(terms: terms.hashes, priors: priors, counted: months[..<end])
  }

  /// One through the lengths of the vectors of all papers, by the paper's place in the window; 0 for a paper without terms.
  func inverseNorms(_ rarity: TermRarity, jobs: Int) -> [Float] {
    let blocks = months.indices.flatMap { month in
      stride(from: months[month].papers.lowerBound, to: months[month].papers.upperBound, by: 512).map { first in
        (month, papers: first..<min(first + 512, months[month].papers.upperBound))
      }
    }
    let norms = Parallel.map(blocks.count, jobs: jobs, run: 1) { block in
      let (month, papers) = blocks[block]
      // The parts alone, as asking for them paper by paper counts references that all threads share.
      let inverseFrequency = rarity.inverseFrequency.span
      let countWeights = TermRarity.countWeight
      let countWeight = countWeights.span
      return unsafe months.withUnsafeBufferPointer { months in
        papers.map { paper in
          let norm = unsafe months[month].withTerms(of: paper) { terms, counts in
            TermRarity.norm(terms, counts, inverseFrequency: inverseFrequency, countWeight: countWeight)
          }
          return norm > 0 ? 1 / norm : 0
        }
      }
    }
    return norms.flatMap { $0 }
  }

  /// The place of the month that first saw a paper of the window.
  func month(of paper: Int) -> Int {
    let months = months.span
    return RelatedFinder.partition(months.count) { months[$0].papers.upperBound > paper }
  }

  /// The papers of a month's editions.
  private static func editions(ofMonth number: Int, in catalogue: Catalogue) -> [Range<Int>] {
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
