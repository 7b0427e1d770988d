/// A word as nearly all are: ASCII, at most fifteen bytes long, and followed by no letter of another script. It is read sixteen bytes at
/// once.
public struct ShortWord {
  /// The first eight bytes in lower case, the first of them lowest, and the others; 0 where there are none, so that they tell the length.
  public let low: UInt64
  public let high: UInt64
  public let length: Int

  /// Reads the word that begins at a place of a text; nil when none does that is so. Zeros stand behind the end of the text.
  ///
  /// - Parameter isPart: which bytes belong to words; letters, digits, and others that are the same in lower case.
  @inline(__always) @inlinable
  public init?(_ text: Span<UInt8>, at: Int, where isPart: (SixteenBytes) -> SixteenBytes.Answer) {
    let bytes = at + 16 <= text.count ? SixteenBytes(text, at: at) : SixteenBytes(lastOf: text, from: at)
    let length = isPart(bytes).yesCount
    let end = at + length
    guard length > 0, length < 16, end == text.count || text[end] < 0x80 else { return nil }
    let (low, high) = bytes.lowered.halves
    // Shifts by what remains of the half in which the word ends.
    let missing = UInt64(truncatingIfNeeded: 8 &* (16 &- length))
    self.low = length < 8 ? (low &<< missing) &>> missing : low
    self.high = length > 8 ? (high &<< missing) &>> missing : 0
    self.length = length
  }

  @inline(__always) @inlinable
  init(low: UInt64, high: UInt64, length: Int) {
    self.low = low
    self.high = high
    self.length = length
  }

  /// The word without its last byte.
  @inline(__always) @inlinable
  public var withoutLast: ShortWord {
    length > 8
      ? ShortWord(low: low, high: high & ~(0xFF &<< UInt64(truncatingIfNeeded: (length &- 9) &* 8)), length: length &- 1)
      : ShortWord(low: low & ~(0xFF &<< UInt64(truncatingIfNeeded: (length &- 1) &* 8)), high: 0, length: length &- 1)
  }

  /// One of its bytes.
  @inline(__always) @inlinable
  public subscript(at: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: (at < 8 ? low : high) &>> UInt64(truncatingIfNeeded: at &* 8))
  }
}

extension SixteenBytes {
  /// ASCII letters and digits.
  @inline(__always) @inlinable
  public var lettersAndDigits: Answer {
    lowered.from(UInt8(ascii: "a"), count: 26) .| from(UInt8(ascii: "0"), count: 10)
  }
}
