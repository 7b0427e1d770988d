/// The highest of many keys, no two of which are equal.
enum HighestKeys {
  /// A key that is ordered by a number that is not negative, and then by what stands for the thing.
  @inline(__always)
  static func key(_ value: Float, _ thing: UInt32) -> UInt64 { UInt64(value.bitPattern) << 32 | UInt64(thing) }

  @inline(__always)
  static func value(of key: UInt64) -> Float { Float(bitPattern: UInt32(key >> 32)) }

  @inline(__always)
  static func thing(of key: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: key) }

  /// Moves the highest of a range of keys to its front, in any order: Hoare's selection, with Lomuto's partition written without a branch, as
  /// nothing foretells which keys are high.
  ///
  /// - Parameter limit: how many are wanted, one at least; there must be as many keys.
  /// - Returns: the lowest of those in front, which also stands last among them.
  @discardableResult
  static func moveToFront(_ limit: Int, of range: Range<Int>, in array: inout [UInt64]) -> UInt64 {
    precondition(0..<array.count ~= range.lowerBound && range.upperBound <= array.count)
    let end = range.lowerBound + limit
    var keys = array.mutableSpan
    var low = range.lowerBound
    var high = range.upperBound
    while high - low > 1 {
      let middle = (low + high) / 2
      // The median of three is put in front.
      let (first, second, third) = (keys[low], keys[middle], keys[high - 1])
      let pivot = max(min(first, third), min(max(first, third), second))
      if pivot == second { keys.swapAt(low, middle) } else if pivot == third { keys.swapAt(low, high - 1) }
      var next = low + 1
      for at in (low + 1)..<high {
        // In the range, as `at` is, which `next` never passes.
        let key = unsafe keys[unchecked: at]
        unsafe keys[unchecked: at] = keys[unchecked: next]
        unsafe keys[unchecked: next] = key
        next += key > pivot ? 1 : 0
      }
      keys.swapAt(low, next - 1)
      if next == end { return pivot }
      if next < end { low = next } else { high = next - 1 }
    }
    return keys[end - 1]
  }

  /// Sorts a few keys, highest first.
  static func sort(_ range: Range<Int>, in array: inout [UInt64]) {
    var keys = array.mutableSpan
    for index in range {
      let key = keys[index]
      var place = index
      while place > range.lowerBound, keys[place - 1] < key {
        keys[place] = keys[place - 1]
        place -= 1
      }
      keys[place] = key
    }
  }
}
