/// Numbers texts from 0 in the order in which they first come up. It holds hashes and no texts, and so is several times faster than a
/// dictionary over the hundreds of thousands of names and identifiers of an archive.
public struct HashNumbering: Sendable {
  /// The upper half of a hash, then the number and one; 0 where nothing is. A hash stands at its upper bits or behind.
  private var slots: [UInt64]
  /// 32 less the binary logarithm of the number of slots.
  private var shift: UInt64
  public private(set) var count = 0

  /// - Parameter expected: how many different texts there may be.
  public init(expected: Int = 0) {
    var bits: UInt64 = 10
    while bits < 31, 1 << bits < expected * 2 { bits += 1 }
    slots = Array(repeating: 0, count: 1 << Int(bits))
    shift = 32 - bits
  }

  /// Of a text, for `number`.
  public static func hash(_ text: String) -> UInt64 { Fingerprint(of: text).high }

  /// The number of a text, by its hash; a new one when it has none yet.
  /// - Parameter isSame: tells whether the text of a number, whose hash is alike, is the one that is asked for.
  public mutating func number(_ hash: UInt64, isSame: (Int) -> Bool) -> Int {
    let mark = hash >> 32
    var at = Int(mark >> shift)
    while slots[at] != 0 {
      let number = Int(slots[at] & 0xFFFF_FFFF) - 1
      if slots[at] >> 32 == mark, isSame(number) { return number }
      at = (at + 1) & (slots.count - 1)
    }
    count += 1
    slots[at] = mark << 32 | UInt64(count)
    if count * 2 > slots.count, shift > 1 { grow() }
    return count - 1
  }

  private mutating func grow() {
    let old = slots
    shift -= 1
    slots = Array(repeating: 0, count: old.count * 2)
    for slot in old where slot != 0 {
      var at = Int((slot >> 32) >> shift)
      while slots[at] != 0 { at = (at + 1) & (slots.count - 1) }
      slots[at] = slot
    }
  }
}
