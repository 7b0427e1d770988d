/// Adds up what a month's papers have in common with the heaviest terms of others, and keeps the best.
///
/// Nearly all papers that a term names have nothing else in common with the paper that is looked for. So a paper is noted only when its
/// sum reaches what a candidate needs by now; sums only grow, so one whose last sum does is always noted.
enum CandidateGathering {
  private struct Run {
    var start = 0
    var end = 0
    var weight: Float = 0
  }

  /// - Parameters:
  ///   - papers: what is looked for; the terms of each are in `scratch`, and so are the candidates.
  ///   - inverseNorms: of the month's papers.
  ///   - offset: the place in the window of the month's first paper.
  static func gather(
    _ papers: [RelatedSearch.Paper], in month: TermMonth, inverseNorms: Span<Float>, offset: Int, _ scratch: inout SearchScratch
  ) {
    let starts = month.starts.span
    let postings = month.postings.span
    let weightOfCount = TermRarity.countWeight
    let countWeight = weightOfCount.span
    var runs = InlineArray<24, Run>(repeating: Run())
    for index in papers.indices where month.papers.lowerBound < papers[index].limit {
      var count = 0
      var total = 0
      for at in (index == 0 ? 0 : scratch.queryEnds[index - 1])..<scratch.queryEnds[index] {
        let query = scratch.queries[at]
        // Terms that are numbered later have the place of the last, where nothing is.
        let place = min(Int(query.term), starts.count - 2)
        let run = Run(start: Int(starts[place]), end: Int(starts[place + 1]), weight: query.weight)
        runs[count] = run
        count += run.start == run.end ? 0 : 1
        total += run.end - run.start
      }
      if scratch.touched.count <= total { scratch.touched = Array(repeating: 0, count: 2 * total) }
      // Here all runs wait for memory together, and not each for itself when it is added.
      let limit = papers[index].limit - month.papers.lowerBound
      for at in 0..<count { runs[at].end = end(runs[at], of: postings, before: limit) }
      let least = HighestKeys.value(of: scratch.candidates[index].threshold)
      let touched = add(
        runs.span.extracting(0..<count), of: postings, inverseNorms, countWeight, least, &scratch.sums, &scratch.touched)
      collect(touched, inverseNorms, offset, index, &scratch)
      // The sums of the others are set back the shorter way.
      var sums = scratch.sums.mutableSpan
      if total * 8 < month.papers.count {
        for at in 0..<count { for place in runs[at].start..<runs[at].end { sums[postings[place].number] = 0 } }
      } else {
        for place in 0..<month.papers.count { sums[place] = 0 }
      }
    }
  }

  /// Where the part of a run, which must not be empty, ends that names papers before a limit.
  @inline(__always)
  private static func end(_ run: Run, of postings: Span<Posting>, before limit: Int) -> Int {
    if postings[run.start].number < limit, postings[run.end - 1].number < limit { return run.end }
    return run.start + RelatedFinder.partition(run.end - run.start) { postings[run.start + $0].number >= limit }
  }

  /// Adds terms' weights to the papers that have them, and returns how many papers were noted, some more than once.
  private static func add(
    _ runs: Span<Run>, of postings: Span<Posting>, _ inverseNorms: Span<Float>, _ countWeight: Span<Float>, _ least: Float,
    _ sums: inout [Float], _ touched: inout [UInt32]
  ) -> Int {
    var sums = sums.mutableSpan
    var touched = touched.mutableSpan
    var count = 0
    for at in runs.indices {
      let run = runs[at]
      count = add(postings.extracting(run.start..<run.end), run.weight, inverseNorms, countWeight, least, &sums, &touched, count)
    }
    return count
  }

  /// Adds a term's weight to the papers that have it: the hottest loop of all, in a function of its own, because what is around it needs
  /// registers too, and without a branch, because nothing foretells which sums are high. Postings name papers of their month, and sums
  /// and norms have a place for each; touched has one more than there are postings.
  @inline(never)
  private static func add(
    _ postings: Span<Posting>, _ weight: Float, _ inverseNorms: Span<Float>, _ countWeight: Span<Float>, _ least: Float,
    _ sums: inout MutableSpan<Float>, _ touched: inout MutableSpan<UInt32>, _ touchedCount: Int
  ) -> Int {
    var count = touchedCount
    // No sum is negative, and so they are ordered as their bit patterns are; what is too low has a positive distance.
    let leastBits = Int32(bitPattern: least.bitPattern) - 1
    for at in postings.indices {
      let posting = unsafe postings[unchecked: at]
      let paper = posting.number
      let sum = unsafe sums[unchecked: paper] + weight * countWeight[unchecked: posting.count]
      unsafe sums[unchecked: paper] = sum
      unsafe touched[unchecked: count] = UInt32(truncatingIfNeeded: paper)
      let likeness = unsafe sum * inverseNorms[unchecked: paper]
      count &-= Int((leastBits &- Int32(bitPattern: likeness.bitPattern)) >> 31)
    }
    return count
  }

  /// Adds the papers that were noted to the candidates, and sets their sums to 0, so that each is added once.
  private static func collect(
    _ touched: Int, _ inverseNorms: Span<Float>, _ offset: Int, _ index: Int, _ scratch: inout SearchScratch
  ) {
    var candidates = scratch.candidates[index]
    let room = (index * SearchScratch.room)..<((index + 1) * SearchScratch.room)
    for at in 0..<touched {
      let place = Int(scratch.touched[at])
      let sum = scratch.sums[place]
      scratch.sums[place] = 0
      let key = HighestKeys.key(sum * inverseNorms[place], UInt32(truncatingIfNeeded: offset + place))
      guard key > candidates.threshold, sum > 0 else { continue }
      scratch.keys[room.lowerBound + candidates.count] = key
      candidates.count += 1
      if candidates.count == room.count { keepHighest(&candidates, room, &scratch.keys) }
    }
    if candidates.count > room.count / 2 { keepHighest(&candidates, room, &scratch.keys) }
    scratch.candidates[index] = candidates
  }

  /// Keeps as many of the noted keys as are compared in full, and raises what a further one needs.
  static func keepHighest(_ candidates: inout SearchScratch.Candidates, _ room: Range<Int>, _ keys: inout [UInt64]) {
    let all = room.lowerBound..<(room.lowerBound + candidates.count)
    candidates.threshold = HighestKeys.moveToFront(RelatedSearch.candidates, of: all, in: &keys)
    candidates.count = RelatedSearch.candidates
  }
}
