extension Parallel {
  /// Sorts values on several threads: a part on each, whose results are then merged.
  ///
  /// - Parameters:
  ///   - jobs: how many threads work at most.
  ///   - precedes: orders all values; of two that are equal either may come first.
  @inlinable
  public static func sorted<Value: Sendable>(
    _ values: [Value], jobs: Int, by precedes: @Sendable (Value, Value) -> Bool
  ) -> [Value] {
    // Below this, threads cost more than they save.
    let parts = min(jobs, values.count / 2048)
    guard parts > 1 else { return values.sorted(by: precedes) }
    var runs = map(parts, jobs: jobs, run: 1) { part in
      values[(values.count * part / parts)..<(values.count * (part + 1) / parts)].sorted(by: precedes)
    }
    while runs.count > 1 {
      let pairs = runs
      runs = map((pairs.count + 1) / 2, jobs: jobs, run: 1) { at in
        2 * at + 1 < pairs.count ? merged(pairs[2 * at], pairs[2 * at + 1], by: precedes) : pairs[2 * at]
      }
    }
    return runs[0]
  }

  @inlinable
  static func merged<Value>(_ left: [Value], _ right: [Value], by precedes: (Value, Value) -> Bool) -> [Value] {
    var all: [Value] = []
    all.reserveCapacity(left.count + right.count)
    var (l, r) = (0, 0)
    while l < left.count, r < right.count {
      if precedes(right[r], left[l]) {
        all.append(right[r])
        r += 1
      } else {
        all.append(left[l])
        l += 1
      }
    }
    all += left[l...]
    all += right[r...]
    return all
  }
}
