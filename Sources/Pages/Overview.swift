internal import Catalogue
internal import Vocabulary

/// What is derived from the whole catalogue once: where editions are, which papers a month first saw, what keywords share.
struct Overview: Sendable {
  /// Editions with a day, oldest first: indices into the catalogue's editions.
  let days: [Int]
  let editionIndex: [Edition: Int]
  /// The papers first seen in an edition, in order.
  let firstSeen: [Edition: Range<Int>]
  /// Months that have editions, oldest first, with their papers (indices into the catalogue's papers, contiguous).
  let months: [MonthPapers]
  let newestMonth: Month?
  /// For each keyword, the keywords that share the most papers with it, most first.
  let relatedKeywords: [[RelatedKeyword]]

  struct MonthPapers: Sendable {
    var month: Month
    var papers: Range<Int>
    /// Indices of the month's editions.
    var editions: Range<Int>
  }

  struct RelatedKeyword: Sendable, Hashable {
    var keyword: Int32
    var shared: Int32
  }

  init(_ catalogue: Catalogue) {
    var days: [Int] = []
    var editionIndex: [Edition: Int] = [:]
    for (index, edition) in catalogue.editions.enumerated() {
      editionIndex[edition.edition] = index
      if edition.edition.day != nil { days.append(index) }
    }
    self.days = days
    self.editionIndex = editionIndex

    var firstSeen: [Edition: Range<Int>] = [:]
    var start = 0
    while start < catalogue.papers.count {
      let edition = catalogue.firstSeen(Int32(start))
      var end = start
      while end < catalogue.papers.count, catalogue.firstSeen(Int32(end)) == edition { end += 1 }
      firstSeen[edition] = start..<end
      start = end
    }
    self.firstSeen = firstSeen

    var months: [MonthPapers] = []
    var paperEnd = 0
    for (index, edition) in catalogue.editions.enumerated() {
      guard let month = edition.edition.month else {
        paperEnd = firstSeen[edition.edition]?.upperBound ?? paperEnd
        continue
      }
      if months.last?.month != month {
        months.append(MonthPapers(month: month, papers: paperEnd..<paperEnd, editions: index..<index))
      }
      paperEnd = firstSeen[edition.edition]?.upperBound ?? paperEnd
      months[months.count - 1].papers = months[months.count - 1].papers.lowerBound..<paperEnd
      months[months.count - 1].editions = months[months.count - 1].editions.lowerBound..<(index + 1)
    }
    self.months = months
    newestMonth = months.last?.month
    relatedKeywords = Self.relatedKeywords(catalogue)
  }

  /// The place of a month among `months`.
  func index(of month: Month) -> Int? {
    var low = 0
    var high = months.count
    while low < high {
      let middle = (low + high) / 2
      if months[middle].month < month { low = middle + 1 } else { high = middle }
    }
    return low < months.count && months[low].month == month ? low : nil
  }

  private static func relatedKeywords(_ catalogue: Catalogue) -> [[RelatedKeyword]] {
    var shared: [UInt64: Int32] = [:]
    for paper in catalogue.papers.indices {
      let keywords = catalogue.keywords(of: Int32(paper))
      for (at, one) in keywords.enumerated() {
        for other in keywords[(at + 1)...] { shared[UInt64(one) << 32 | UInt64(other), default: 0] += 1 }
      }
    }
    var related: [[RelatedKeyword]] = Array(repeating: [], count: catalogue.keywords.count)
    for (pair, count) in shared {
      let one = Int32(pair >> 32)
      let other = Int32(pair & 0xFFFF_FFFF)
      related[Int(one)].append(RelatedKeyword(keyword: other, shared: count))
      related[Int(other)].append(RelatedKeyword(keyword: one, shared: count))
    }
    return related.map { list in
      Array(list.sorted { ($1.shared, $0.keyword) < ($0.shared, $1.keyword) }.prefix(8))
    }
  }
}
