/// The few of many numbers that are there most often; of equals the lowest come first.
struct MostFrequent {
  private(set) var all: [(number: Int32, count: Int)] = []
  private let limit: Int

  /// - Parameter limit: how many are kept; at least 1.
  init(atMost limit: Int) {
    self.limit = limit
    all.reserveCapacity(limit)
  }

  /// Adds a number, no two of which may be equal, with how often it is there.
  mutating func add(_ number: Int32, count: Int) {
    if all.count == limit {
      let last = all[limit - 1]
      guard count > last.count || count == last.count && number < last.number else { return }
      all.removeLast()
    }
    var at = all.count
    while at > 0, all[at - 1].count < count || all[at - 1].count == count && all[at - 1].number > number { at -= 1 }
    all.insert((number, count), at: at)
  }

  /// Counts numbers.
  static func of(_ numbers: [Int32], atMost limit: Int) -> [(number: Int32, count: Int)] {
    let sorted = numbers.sorted()
    var found = MostFrequent(atMost: limit)
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
      found.add(sorted[start], count: end - start)
      start = end
    }
    return found.all
  }
}
