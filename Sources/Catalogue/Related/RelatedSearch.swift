/// Looks for the papers of a window that are nearest to some of its papers.
///
/// A paper's heaviest terms gather candidates, a month after the other for many papers together, so that what a month has of terms is
/// at hand. The best candidates are then compared with the whole paper.
///
/// What such a search does most is wait for memory. Look-ups that do not depend on each other therefore stand in loops of their own,
/// where none waits for the one before it; and arrays are asked for their spans once, as asking counts references that all threads
/// share.
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

  /// The papers of the window, as indices into the catalogue.
  let window: Range<Int>
  /// Those of the window, oldest first, with the terms that look for candidates at least.
  var months: [TermMonth]
  /// By the paper's place in the window; of the papers that are compared, all terms.
  var paperTerms: WindowTerms
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

  /// A term that looks for candidates.
  struct QueryTerm: Sendable {
    var term: UInt32
    /// The product of the paper's weight and the term's rarity.
    var weight: Float
  }

  /// For each of some papers, at most a block, the papers most like it, nearest first, as indices into the catalogue.
  func nearest(to papers: [Paper], _ scratch: inout SearchScratch) -> [[Int32]] {
    choose(for: papers, &scratch)
    gather(for: papers, &scratch)
    return compare(papers, &scratch)
  }

  /// Chooses the terms that look for papers' candidates.
  func choose(for papers: [Paper], _ scratch: inout SearchScratch) {
    scratch.queries.removeAll(keepingCapacity: true)
    scratch.queryEnds.removeAll(keepingCapacity: true)
    for paper in papers {
      appendQuery(paper, &scratch)
      scratch.queryEnds.append(scratch.queries.count)
    }
  }

  /// Gathers candidates by the terms that were chosen.
  func gather(for papers: [Paper], _ scratch: inout SearchScratch) {
    scratch.candidates.removeAll(keepingCapacity: true)
    for _ in papers { scratch.candidates.append(SearchScratch.Candidates()) }
    for month in months {
      let start = month.papers.lowerBound - window.lowerBound
      let norms = inverseNorms.span.extracting(start..<(start + month.papers.count))
      CandidateGathering.gather(papers, in: month, inverseNorms: norms, offset: start, &scratch)
    }
    for index in papers.indices where scratch.candidates[index].count > Self.candidates {
      let first = index * SearchScratch.room
      CandidateGathering.keepHighest(&scratch.candidates[index], first..<(first + SearchScratch.room), &scratch.keys)
    }
  }

  /// Compares papers with the candidates that were gathered.
  func compare(_ papers: [Paper], _ scratch: inout SearchScratch) -> [[Int32]] {
    papers.indices.map { nearest(to: papers[$0].paper, at: $0, &scratch) }
  }

  /// Adds the terms that look for a paper's candidates, heaviest first.
  private func appendQuery(_ paper: Paper, _ scratch: inout SearchScratch) {
    let terms = paperTerms.terms.span.extracting(paperTerms.range(of: paper.paper - window.lowerBound))
    let inverseFrequency = rarity.inverseFrequency.span
    let weightOfCount = TermRarity.countWeight
    let countWeight = weightOfCount.span
    scratch.termKeys.removeAll(keepingCapacity: true)
    for at in terms.indices {
      let weight = inverseFrequency[terms[at].number] * countWeight[terms[at].count]
      // Of equals the first, which has the lowest hash: numbers depend on where the window began.
      scratch.termKeys.append(HighestKeys.key(weight, ~UInt32(at)))
    }
    if scratch.termKeys.count > Self.queryTerms {
      HighestKeys.moveToFront(Self.queryTerms, of: 0..<scratch.termKeys.count, in: &scratch.termKeys)
    }
    let count = min(scratch.termKeys.count, Self.queryTerms)
    HighestKeys.sort(0..<count, in: &scratch.termKeys)
    var rarest: (term: QueryTerm, share: Float)?
    var left = Self.postings
    let before = scratch.queries.count
    for at in 0..<count {
      let key = scratch.termKeys[at]
      let number = terms[Int(~HighestKeys.thing(of: key))].number
      let share = rarity.share(of: number)
      let term = QueryTerm(term: UInt32(number), weight: HighestKeys.value(of: key) * inverseFrequency[number])
      if share < rarest?.share ?? .infinity { rarest = (term, share) }
      let expected = share * Float(paper.limit - window.lowerBound)
      guard expected <= left else { continue }
      left -= expected
      scratch.queries.append(term)
    }
    if scratch.queries.count == before, let rarest { scratch.queries.append(rarest.term) }
  }

  /// The nearest of a paper's candidates.
  ///
  /// - Parameter index: the paper's place among those that are looked for together.
  private func nearest(to paper: Int, at index: Int, _ scratch: inout SearchScratch) -> [Int32] {
    let start = window.lowerBound
    let all = paperTerms.terms.span
    let begins = paperTerms.begins.span
    let inverseFrequency = rarity.inverseFrequency.span
    let inverseNorms = inverseNorms.span
    let weightOfCount = TermRarity.countWeight
    let countWeight = weightOfCount.span
    let own = all.extracting(begins[paper - start]..<begins[paper - start + 1])
    for at in own.indices {
      let inverse = inverseFrequency[own[at].number]
      scratch.weightOfTerm[own[at].number] = inverse * inverse * countWeight[own[at].count]
    }
    let first = index * SearchScratch.room
    let count = scratch.candidates[index].count
    // Here the terms of all candidates wait for memory together; the sum is good for nothing.
    var asked = 0
    for at in 0..<count {
      let place = Int(HighestKeys.thing(of: scratch.keys[first + at]))
      var line = begins[place]
      let end = begins[place + 1]
      while line < end {
        asked &+= all[line].count
        line &+= 16
      }
    }
    scratch.asked = asked
    var best = 0
    for at in 0..<count {
      let place = Int(HighestKeys.thing(of: scratch.keys[first + at]))
      guard start + place != paper else { continue }
      let common = Similarity.breadth(all.extracting(begins[place]..<begins[place + 1]), scratch.weightOfTerm.span, countWeight)
      let similarity = common * inverseNorms[paper - start] * inverseNorms[place]
      // Of equals the later paper stands first.
      guard similarity >= Self.leastSimilarity else { continue }
      // Where a key stood that has been read.
      scratch.keys[first + best] = HighestKeys.key(similarity, UInt32(place))
      best += 1
    }
    for at in own.indices { scratch.weightOfTerm[own[at].number] = 0 }
    if best > RelatedFinder.shown {
      HighestKeys.moveToFront(RelatedFinder.shown, of: first..<(first + best), in: &scratch.keys)
    }
    let shown = first..<(first + min(best, RelatedFinder.shown))
    HighestKeys.sort(shown, in: &scratch.keys)
    return scratch.keys[shown].map { Int32(start + Int(HighestKeys.thing(of: $0))) }
  }
}
