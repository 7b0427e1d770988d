/// A hash of a word that ignores the case of ASCII letters: eight bytes are folded in at a time by multiplication.
public enum WordHash {
  /// Of a word of any length, in UTF-8.
  public static func of(_ word: Span<UInt8>) -> UInt64 {
    var hash = start
    var packed: UInt64 = 0
    for index in 0..<word.count {
      packed |= UInt64(lower(word[index])) << UInt64(index & 7 * 8)
      if index & 7 == 7 {
        hash = fold(hash ^ packed)
        packed = 0
      }
    }
    return finish(hash, packed, length: word.count)
  }

  /// The same of a short one, without going through its bytes.
  @inline(__always) @inlinable
  public static func of(_ word: ShortWord) -> UInt64 {
    word.length < 8
      ? finish(start, word.low, length: word.length) : finish(fold(start ^ word.low), word.high, length: word.length)
  }

  /// A hash of a pair of East Asian characters, or of a single one when the second is 0.
  @inline(__always) @inlinable
  public static func ofPair(_ first: UInt32, _ second: UInt32) -> UInt64 {
    fold(fold(~start ^ (UInt64(first) << 32 | UInt64(second))))
  }

  @usableFromInline static let start: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Takes in the eight next bytes of a word, the first one lowest, in lower case.
  @inline(__always) @usableFromInline
  static func fold(_ value: UInt64) -> UInt64 {
    let product = value &* 0xD6E8_FEB8_6659_FD93
    return product ^ product >> 32
  }

  /// Takes in the bytes that remain, at most seven, and the length.
  @inline(__always) @usableFromInline
  static func finish(_ hash: UInt64, _ rest: UInt64, length: Int) -> UInt64 {
    fold(fold(hash ^ (rest | UInt64(length) << 56)))
  }

  /// ASCII letters in lower case; every other byte as it is.
  @inline(__always)
  private static func lower(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte }
}
