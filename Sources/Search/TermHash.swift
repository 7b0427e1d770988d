internal import Encoding
internal import Vocabulary

/// A hash of a term that ignores the case of ASCII letters: eight bytes are folded in at a time by multiplication.
enum TermHash {
  static func of(_ term: Span<UInt8>) -> UInt64 {
    var hash = start
    var packed: UInt64 = 0
    for index in 0..<term.count {
      packed |= UInt64(lower(term[index])) << UInt64(index & 7 * 8)
      if index & 7 == 7 {
        hash = fold(hash ^ packed)
        packed = 0
      }
    }
    return finish(hash, packed, length: term.count)
  }

  @inline(__always) static func of(_ word: ShortWord) -> UInt64 {
    word.length < 8
      ? finish(start, word.low, length: word.length) : finish(fold(start ^ word.low), word.high, length: word.length)
  }

  static let start: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Takes in the eight next bytes of a term, the first one lowest, in lower case.
  @inline(__always) static func fold(_ value: UInt64) -> UInt64 {
    let product = value &* 0xD6E8_FEB8_6659_FD93
    return product ^ product >> 32
  }

  /// Takes in the bytes that remain, at most seven, and the length.
  @inline(__always) static func finish(_ hash: UInt64, _ rest: UInt64, length: Int) -> UInt64 {
    fold(fold(hash ^ (rest | UInt64(length) << 56)))
  }

  /// A hash of a pair of East Asian characters, or of a single one when the second is 0.
  @inline(__always) static func ofPair(_ first: UInt32, _ second: UInt32) -> UInt64 {
    fold(fold(~start ^ (UInt64(first) << 32 | UInt64(second))))
  }
}
