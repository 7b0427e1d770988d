/// Looks for the papers of a window that are nearest to some of its papers.
///
/// A paper's heaviest terms gather candidates, a month after the other for many papers together, so that what a month has of terms is
/// at hand. The best candidates are then compared with the whole paper.
///
/// What such a search does most is wait for memory. Look-ups that do not depend on each other therefore stand in loops of their own,
/// where none waits for the one before it.
struct RelatedSearch: Sendable {
  /// How many of a paper's heaviest terms look for candidates.
  static let queryTerms = 24
  /// How many papers the terms may name together: terms that are too common for it look for none, so that a search takes as long
  /// in a large archive as in a small one.
  static let postings: Float = 6_000
  /// How many candidates are compared in full.
  static let candidates = 40
  /// Below this similarity a reader finds nothing that two papers have in common.
  static let leastSimilarity: Float = 0.08

  let window: TermWindow
  let rarity: TermRarity
  /// By the paper's place in the window.
  let inverseNorms: [Float]

  /// A paper that others are looked for.
  struct Paper: Sendable {
    /// Its index in the catalogue.
    let paper: Int
    /// The papers from here on are no candidates.
    let limit: Int
  }

  private struct QueryTerm {
    var term: UInt32
    /// The product of the paper's weight and the term's rarity.
    var weight: Float
  }

  /// For each of some papers the papers most like it, nearest first, as indices into the catalogue.
  func nearest(to papers: [Paper], _ scratch: inout SearchScratch) -> [[Int32]] {
    let queries = papers.map { query($0) }
    var candidates = papers.map { _ in HighestKeys(limit: Self.candidates) }
    // A span, as handing out elements of the array would count references that all threads share.
    let months = window.months.span
    for month in months.indices {
      let first = months[month].papers.lowerBound
      for index in papers.indices where first < papers[index].limit {
        Self.gather(queries[index], months[month], before: papers[index].limit, &scratch)
        let start = first - window.papers.lowerBound
        scratch.collect(inverseNorms.span.extracting(start...), offset: start, &candidates[index])
      }
    }
    return papers.indices.map { nearest(to: papers[$0].paper, of: candidates[$0].unordered(), &scratch) }
  }

  /// The terms that look for a paper's candidates, heaviest first.
  private func query(_ paper: Paper) -> [QueryTerm] {
    var heaviest = HighestKeys(limit: Self.queryTerms)
    let months = window.months.span
    return months[window.month(of: paper.paper)].withTerms(of: paper.paper) { terms, counts in
      for at in terms.indices {
        let weight = rarity.inverseFrequency[Int(terms[at])] * TermRarity.countWeight[Int(counts[at])]
        // Of equals the first, which has the lowest hash: numbers depend on where the window began.
        heaviest.add(HighestKeys.key(weight, ~UInt32(at)))
      }
      var query: [QueryTerm] = []
      var rarest: (term: QueryTerm, share: Float)?
      var left = Self.postings
      for key in heaviest.ordered() {
        let number = terms[Int(~UInt32(truncatingIfNeeded: key))]
        let share = rarity.share(of: Int(number))
        let term = QueryTerm(
          term: number, weight: Float(bitPattern: UInt32(key >> 32)) * rarity.inverseFrequency[Int(number)])
        if share < rarest?.share ?? .infinity { rarest = (term, share) }
        let expected = share * Float(paper.limit - window.papers.lowerBound)
        guard expected <= left else { continue }
        left -= expected
        query.append(term)
      }
      if query.isEmpty, let rarest { query.append(rarest.term) }
      return query
    }
  }

  /// Adds up what a month's papers have in common with a paper's heaviest terms.
  private static func gather(
    _ query: [QueryTerm], _ month: borrowing TermMonth, before limit: Int, _ scratch: inout SearchScratch
  ) {
    var count = 0
    for at in query.indices {
      let run = month.run(of: query[at].term)
      scratch.runs[count] = run
      scratch.weights[count] = query[at].weight
      count += run.start == run.end ? 0 : 1
    }
    for index in 0..<count { scratch.runs[index] = month.part(scratch.runs[index], before: limit) }
    month.withPostings { postings in
      for index in 0..<count {
        let run = scratch.runs[index]
        scratch.add(postings.extracting(Int(run.start)..<Int(run.end)), scratch.weights[index])
      }
    }
  }

  /// The nearest of a paper's candidates.
  private func nearest(to paper: Int, of candidates: [UInt64], _ scratch: inout SearchScratch) -> [Int32] {
    let start = window.papers.lowerBound
    scratch.places.removeAll(keepingCapacity: true)
    scratch.compared.removeAll()
    // By address: the compiler copies an element of a span before it calls a method of it, and a copy counts references.
    unsafe window.months.withUnsafeBufferPointer { months in
      for key in candidates {
        let candidate = start + Int(UInt32(truncatingIfNeeded: key))
        let month = window.month(of: candidate)
        unsafe scratch.places.append((month, months[month].rangeOfTerms(of: candidate)))
      }
      for (month, range) in scratch.places { unsafe months[month].copyTerms(range, to: &scratch.compared) }
    }
    var best = HighestKeys(limit: RelatedFinder.shown)
    let months = window.months.span
    months[window.month(of: paper)].withTerms(of: paper) { terms, counts in
      for at in terms.indices {
        let inverse = rarity.inverseFrequency[Int(terms[at])]
        scratch.weightOfTerm[Int(terms[at])] = inverse * inverse * TermRarity.countWeight[Int(counts[at])]
      }
      for (index, key) in candidates.enumerated() {
        let place = UInt32(truncatingIfNeeded: key)
        guard start + Int(place) != paper else { continue }
        let similarity = scratch.breadth(with: index) * inverseNorms[paper - start] * inverseNorms[Int(place)]
        // Of equals the later paper stands first.
        if similarity >= Self.leastSimilarity { best.add(HighestKeys.key(similarity, place)) }
      }
      for at in terms.indices { scratch.weightOfTerm[Int(terms[at])] = 0 }
    }
    return best.ordered().map { Int32(start + Int(UInt32(truncatingIfNeeded: $0))) }
  }
}
