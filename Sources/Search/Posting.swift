/// That a paper contains a term, and where; packed, because a month has a million of them.
struct Posting: Equatable {
  /// From the top: 24 bits of the term's number, 24 of the paper's, 2 of title class, 1 author, 1 keyword, 4 unused, 8 of frequency.
  private var bits: UInt64

  init(term: Int, document: Int) { bits = UInt64(truncatingIfNeeded: term) << 40 | UInt64(truncatingIfNeeded: document) << 16 }

  var term: Int { Int(bits >> 40) }

  /// The paper's place in its month, oldest first.
  var document: Int { Int(bits >> 16 & 0xFF_FFFF) }

  /// How well a term stands for a title: 0 not in it, 1 in one of ten terms or more, 2 of five to nine, 3 of four or less.
  static func titleClass(termCount: Int) -> Int { termCount <= 4 ? 3 : termCount <= 9 ? 2 : 1 }

  /// Two bits of title class, author, keyword, two bits of level, as they are stored. The level is 0 when the term is not in summary
  /// or abstract, 1: once, 2: two or three times, 3: more often.
  var place: Int {
    // Two bits for each frequency below four.
    let level = bits & 0xFC != 0 ? 3 : 0b10_10_01_00 &>> (2 &* (bits & 0xFF)) & 3
    return Int(truncatingIfNeeded: bits >> 10 & 0x3C | level)
  }

  mutating func setTitle(_ titleClass: Int) { bits |= UInt64(titleClass) << 14 }
  mutating func setAuthor() { bits |= 1 << 13 }
  mutating func setKeyword() { bits |= 1 << 12 }
  mutating func addOccurrence() { if bits & 0xFF < 0xFF { bits += 1 } }
}
