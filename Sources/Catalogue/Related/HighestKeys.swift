/// The highest of many keys, no two of which are equal.
struct HighestKeys: Sendable {
  /// Among them the highest that were added; the rest is sorted out when there is no more room.
  private var keys: [UInt64] = []
  private let limit: Int
  /// As many keys as are wanted are not lower than this.
  private var threshold: UInt64 = 0

  init(limit: Int) {
    self.limit = limit
    keys.reserveCapacity(4 * limit)
  }

  /// A key that is ordered by a number that is not negative, and then by what stands for the thing.
  @inline(__always)
  static func key(_ value: Float, _ thing: UInt32) -> UInt64 { UInt64(value.bitPattern) << 32 | UInt64(thing) }

  @inline(__always)
  mutating func add(_ key: UInt64) {
    if key > threshold { append(key) }
  }

  private mutating func append(_ key: UInt64) {
    keys.append(key)
    if keys.count == 4 * limit { keepHighest() }
  }

  /// The highest keys in any order.
  mutating func unordered() -> [UInt64] {
    if keys.count > limit { keepHighest() }
    return keys
  }

  /// The highest keys, highest first.
  mutating func ordered() -> [UInt64] { unordered().sorted(by: >) }

  /// Moves the highest keys before the others, which it takes away: Hoare's selection.
  private mutating func keepHighest() {
    var low = 0
    var high = keys.count - 1
    while low < high {
      let pivot = max(min(keys[low], keys[high]), min(max(keys[low], keys[high]), keys[(low + high) / 2]))
      var left = low
      var right = high
      while left <= right {
        while keys[left] > pivot { left += 1 }
        while keys[right] < pivot { right -= 1 }
        guard left <= right else { break }
        keys.swapAt(left, right)
        left += 1
        right -= 1
      }
      if limit - 1 <= right {
        high = right
      } else if limit - 1 >= left {
        low = left
      } else {
        break
      }
    }
    threshold = keys[limit - 1]
    keys.removeLast(keys.count - limit)
  }
}
