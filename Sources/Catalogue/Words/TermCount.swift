internal import Vocabulary

/// A word of a paper and how much it counts there: what related papers are found by.
public struct TermCount: Hashable, Sendable {
  /// 32 bits of the folded word's hash: two words falling together only blurs a similarity.
  public var term: UInt32
  /// Occurrences; those in the title count three times.
  public var count: UInt8

  public init(term: UInt32, count: UInt8) {
    self.term = term
    self.count = count
  }

  /// A term for a word's hash.
  static func term(ofWord hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 16) & ~1 }

  /// A term for the hash of two characters running.
  static func term(ofPair hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 16) | 1 }

  /// Whether a term is two characters of a script without spaces.
  static func isPair(_ term: UInt32) -> Bool { term & 1 == 1 }

  static func hashASCIIFolded(_ bytes: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for at in bytes.indices {
      let byte = bytes[at]
      hash = (hash ^ UInt64(byte.isASCIIUpper ? byte | 0x20 : byte)) &* 0x100_0000_01B3
    }
    return hash | 1
  }
}
