internal import Vocabulary

/// A hash of a term that ignores the case of ASCII letters: eight bytes are folded in at a time by multiplication.
enum TermHash {
  static func of(_ term: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(term.count)
    var packed: UInt64 = 0
    for index in 0..<term.count {
      packed = packed << 8 | UInt64(lower(term[index]))
      if index & 7 == 7 {
        hash = fold(hash ^ packed)
        packed = 0
      }
    }
    return fold(fold(hash ^ packed))
  }

  @inline(__always) private static func fold(_ value: UInt64) -> UInt64 {
    let product = value &* 0xD6E8_FEB8_6659_FD93
    return product ^ product >> 32
  }
}
