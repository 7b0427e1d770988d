internal import Vocabulary

/// A hash of a term that ignores the case of ASCII letters: eight bytes are folded in at a time by multiplication.
enum TermHash {
  static func of(_ term: Span<UInt8>) -> UInt64 {
    var hash = seed(term.count)
    var packed: UInt64 = 0
    for index in 0..<term.count {
      packed |= UInt64(lower(term[index])) << UInt64(index & 7 * 8)
      if index & 7 == 7 {
        hash = fold(hash ^ packed)
        packed = 0
      }
    }
    return fold(hash ^ packed)
  }

  /// The same for a word of ASCII letters and digits, read eight bytes at a time from the text around it.
  @inline(__always) static func ofASCIIWord(_ text: Span<UInt8>, _ start: Int, length: Int) -> UInt64 {
    if start + (length | 7) + 1 > text.count { return of(text.extracting(start..<start + length)) }
    var hash = seed(length)
    var at = start
    var rest = length
    while rest >= 8 {
      // Inside the text, as checked above. Letters in either case differ in one bit, which digits have set.
      hash = fold(hash ^ (unsafe word(text, at) | 0x2020_2020_2020_2020))
      at += 8
      rest -= 8
    }
    let mask: UInt64 = (1 << UInt64(rest * 8)) - 1
    return fold(hash ^ ((unsafe word(text, at) | 0x2020_2020_2020_2020) & mask))
  }

  /// A hash of a pair of East Asian characters, or of a single one when the second is 0.
  @inline(__always) static func ofPair(_ first: UInt32, _ second: UInt32) -> UInt64 {
    fold(fold(seed(1) ^ (UInt64(first) << 32 | UInt64(second))))
  }

  @unsafe @inline(__always) private static func word(_ text: Span<UInt8>, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  @inline(__always) private static func seed(_ count: Int) -> UInt64 { 0x9E37_79B9_7F4A_7C15 ^ UInt64(count) }

  @inline(__always) private static func fold(_ value: UInt64) -> UInt64 {
    let product = value &* 0xD6E8_FEB8_6659_FD93
    return product ^ product >> 32
  }
}
