/// Counts numbers.
enum MostFrequent {
  /// The numbers that are there most often, with how often; of equals the lowest first.
  static func of(_ numbers: [Int32], atMost limit: Int) -> [(number: Int32, count: Int)] {
    let sorted = numbers.sorted()
    var found: [(number: Int32, count: Int)] = []
    var start = 0
    while start < sorted.count {
      var end = start
      while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
      let count = end - start
      // Numbers come ascending, so an equal count goes behind those that are there.
      if found.count < limit || found[limit - 1].count < count {
        var at = found.count
        while at > 0, found[at - 1].count < count { at -= 1 }
        if found.count == limit { found.removeLast() }
        found.insert((sorted[start], count), at: at)
      }
      start = end
    }
    return found
  }
}
