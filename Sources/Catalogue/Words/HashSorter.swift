/// Sorts numbers whose upper bits are spread evenly, as those of hashes are: each is put near its place at once. Used again and again, as
/// it keeps its memory.
struct HashSorter {
  /// More numbers than this that begin alike are no accident: texts come from strangers, who may choose words for their hashes.
  private static let most: Int32 = 256

  private var sorted: [UInt64] = []
  private var ends: [Int32] = []

  mutating func sort(_ numbers: inout [UInt64]) {
    // One bucket a number, or up to two.
    let bits = UInt64(Int.bitWidth - numbers.count.leadingZeroBitCount)
    sorted.removeAll(keepingCapacity: true)
    sorted.append(contentsOf: repeatElement(0, count: numbers.count))
    ends.removeAll(keepingCapacity: true)
    ends.append(contentsOf: repeatElement(0, count: 1 << Int(bits)))
    if Self.spread(numbers.span, &sorted, &ends, shift: 64 - bits) > Self.most { sorted.sort() } else { Self.finish(&sorted) }
    swap(&numbers, &sorted)
  }

  /// Puts the numbers into the order of their upper bits, and returns how many of them are alike in these at most.
  private static func spread(_ numbers: Span<UInt64>, _ sorted: inout [UInt64], _ ends: inout [Int32], shift: UInt64) -> Int32 {
    var sorted = sorted.mutableSpan
    var ends = ends.mutableSpan
    for at in 0..<numbers.count { ends[Int(truncatingIfNeeded: numbers[at] >> shift)] += 1 }
    var end: Int32 = 0
    var most: Int32 = 0
    for bucket in 0..<ends.count {
      most = max(most, ends[bucket])
      end += ends[bucket]
      ends[bucket] = end
    }
    for at in 0..<numbers.count {
      let bucket = Int(truncatingIfNeeded: numbers[at] >> shift)
      ends[bucket] -= 1
      sorted[Int(ends[bucket])] = numbers[at]
    }
    return most
  }

  /// Moves what is near its place to it.
  private static func finish(_ numbers: inout [UInt64]) {
    var numbers = numbers.mutableSpan
    for at in 0..<numbers.count {
      let number = numbers[at]
      var place = at
      while place > 0, numbers[place - 1] > number {
        numbers[place] = numbers[place - 1]
        place -= 1
      }
      numbers[place] = number
    }
  }
}
