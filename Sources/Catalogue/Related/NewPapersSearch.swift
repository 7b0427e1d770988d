internal import Parallel
internal import Vocabulary

/// Looks for the related papers of a few papers of a window's last month, of whose complete months the statistics are known.
///
/// What it finds is what `RelatedSearch` finds in the whole window. But it has no use for nearly all terms that the window's papers have:
/// it takes from them those that look for candidates, and reads only those papers in full that became one.
struct NewPapersSearch {
  private let catalogue: Catalogue
  private let jobs: Int
  private let read: RelatedFinder.Terms
  private let statistics: TermStatistics
  /// The editions of the complete months, and those of the last.
  private let before: [[Range<Int>]]
  private let recent: [Range<Int>]
  private let window: Range<Int>

  /// Nil when the statistics are not those of the window, or when the papers are too many for this to be worth while.
  init?(
    _ catalogue: Catalogue, month: Month, papers: Int, statistics: TermStatistics, jobs: Int, terms: @escaping RelatedFinder.Terms
  ) {
    self.catalogue = catalogue
    self.jobs = jobs
    self.statistics = statistics
    read = terms
    before = ((month.number - 12)..<month.number).map { TermWindow.editions(ofMonth: $0, in: catalogue) }.filter { !$0.isEmpty }
    recent = TermWindow.editions(ofMonth: month.number, in: catalogue)
    guard let first = recent.first, let last = recent.last else { return nil }
    window = (before.first?.first ?? first).lowerBound..<last.upperBound
    guard statistics.inverseNorms.count == first.lowerBound - window.lowerBound,
      papers * RelatedSearch.candidates <= window.count
    else { return nil }
  }

  func related(to papers: [RelatedSearch.Paper]) throws(Diagnostic) -> [[Int32]] {
    let complete = statistics.inverseNorms.count
    var numbers = TermNumbers(limit: Posting.numbers - 1)
    var recentTerms = WindowTerms()
    let storedRecently = try terms(of: recent)
    for terms in storedRecently { recentTerms.append(terms, &numbers) }
    let rarity = TermRarity(
      terms: numbers.hashes, priors: numbers.hashes.map { TermRarity.prior(of: $0) },
      frequencies: numbers.hashes.map { statistics.frequency(of: $0) }, papers: complete)
    var paperTerms = WindowTerms()
    paperTerms.appendWithoutTerms(papers: complete)
    paperTerms.append(recentTerms)
    let norms = statistics.inverseNorms + recentTerms.inverseNorms(rarity, jobs: jobs)
    var search = RelatedSearch(window: window, months: [], paperTerms: paperTerms, rarity: rarity, inverseNorms: norms)

    let blocks = stride(from: 0, to: papers.count, by: RelatedFinder.block).map {
      Array(papers[$0..<min(papers.count, $0 + RelatedFinder.block)])
    }
    let largest = (before + [recent]).map { TermWindow.papers(of: $0).count }.max() ?? 0
    // One number more for the terms that the last month does not have.
    let other = UInt32(numbers.hashes.count)
    var scratches = blocks.map { block in
      var scratch = SearchScratch(largestMonth: largest, termCount: numbers.hashes.count + 1)
      search.choose(for: block, &scratch)
      return scratch
    }
    var gathering = TermNumbers()
    for index in scratches.indices {
      for at in scratches[index].queries.indices {
        scratches[index].queries[at].term = gathering.number(of: numbers.hashes[Int(scratches[index].queries[at].term)])
      }
    }

    let stored = try terms(of: before.flatMap { $0 })
    search.months = months(stored + storedRecently, gathering)
    scratches = Parallel.map(blocks.count, jobs: jobs, run: 1) { [search, scratches] index in
      var scratch = scratches[index]
      search.gather(for: blocks[index], &scratch)
      return scratch
    }

    search.paperTerms = candidateTerms(stored, candidates(scratches), numbers, other: other)
    search.paperTerms.append(recentTerms)
    let found = Parallel.map(blocks.count, jobs: jobs, run: 1) { [search, scratches] index in
      var scratch = scratches[index]
      return search.compare(blocks[index], &scratch)
    }
    return found.flatMap { $0 }
  }

  private func terms(of editions: [Range<Int>]) throws(Diagnostic) -> [PaperTerms] {
    try Parallel.map(editions.count, jobs: jobs, run: 1) { edition throws(Diagnostic) in try read(editions[edition]) }
  }

  /// The months with the terms that look for candidates.
  ///
  /// - Parameters:
  ///   - stored: the terms of the window's editions.
  ///   - gathering: numbers the terms that look for candidates.
  private func months(_ stored: [PaperTerms], _ gathering: TermNumbers) -> [TermMonth] {
    let filter = TermFilter(gathering.hashes)
    let ofEditions = Parallel.map(stored.count, jobs: jobs, run: 1) { edition in
      var terms = WindowTerms()
      let bits = filter.bits.span
      for paper in 0..<stored[edition].paperCount {
        stored[edition].withTerms(of: paper) { stored in
          terms.append(stored) { TermFilter.mayHold($0, bits) ? gathering.known($0) : nil }
        }
      }
      return terms
    }
    var first = 0
    var groups: [(editions: [Range<Int>], terms: ArraySlice<WindowTerms>)] = []
    for month in before + [recent] {
      groups.append((month, ofEditions[first..<(first + month.count)]))
      first += month.count
    }
    return Parallel.map(groups.count, jobs: jobs, run: 1) { [groups] index in
      var terms = WindowTerms()
      for edition in groups[index].terms { terms.append(edition) }
      return TermWindow.month(
        of: groups[index].editions, in: catalogue, terms: terms, from: 0, termCount: gathering.hashes.count)
    }.compactMap { $0 }
  }

  /// Of each paper of the complete months, whether it is to be compared with some paper.
  private func candidates(_ scratches: [SearchScratch]) -> [Bool] {
    var isCandidate = Array(repeating: false, count: statistics.inverseNorms.count)
    for scratch in scratches {
      for (index, candidates) in scratch.candidates.enumerated() {
        for key in scratch.keys[(index * SearchScratch.room)...].prefix(candidates.count) {
          let place = Int(HighestKeys.thing(of: key))
          if place < isCandidate.count { isCandidate[place] = true }
        }
      }
    }
    return isCandidate
  }

  /// All terms of the candidates among the papers of complete months.
  private func candidateTerms(
    _ stored: [PaperTerms], _ isCandidate: [Bool], _ numbers: TermNumbers, other: UInt32
  ) -> WindowTerms {
    var terms = WindowTerms()
    var place = 0
    for edition in stored {
      for paper in 0..<edition.paperCount {
        if isCandidate[place] {
          edition.withTerms(of: paper) { stored in terms.append(stored) { numbers.known($0) ?? other } }
        } else {
          terms.appendWithoutTerms(papers: 1)
        }
        place += 1
      }
    }
    return terms
  }
}

/// Says of most terms that they are not among some, from memory that is always near.
private struct TermFilter: Sendable {
  private(set) var bits: [UInt64] = Array(repeating: 0, count: 1 << 10)

  init(_ terms: [UInt32]) {
    for term in terms { bits[Self.place(term) >> 6] |= 1 << UInt64(Self.place(term) & 63) }
  }

  /// - Parameter bits: those of a filter.
  @inline(__always)
  static func mayHold(_ term: UInt32, _ bits: Span<UInt64>) -> Bool {
    // Sixteen bits of a hash are always below the number of bits.
    unsafe bits[unchecked: place(term) >> 6] &>> UInt64(place(term) & 63) & 1 == 1
  }

  @inline(__always)
  private static func place(_ term: UInt32) -> Int { Int((term &* 0x9E37_79B1) &>> 16) }
}
