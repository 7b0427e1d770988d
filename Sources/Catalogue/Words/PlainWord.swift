internal import Encoding

/// A word as nearly all are; see `ShortWord`.
struct PlainWord {
  private let word: ShortWord

  var low: UInt64 { word.low }
  var high: UInt64 { word.high }
  var length: Int { word.length }

  /// Reads the word that begins at a place of a text. Nil when none does that is plain.
  @inline(__always)
  init?(_ text: Span<UInt8>, at: Int) {
    // `+` and `#`, which differ in one bit, belong to a word and begin none.
    guard text[at] >= UInt8(ascii: "0"),
      let word = ShortWord(text, at: at, where: { $0.lettersAndDigits .| $0.equal(UInt8(ascii: "#"), ignoring: 8) })
    else { return nil }
    self.word = word
  }

  /// The term that the word counts as; nil when it says nothing.
  var term: UInt32? {
    guard length >= 3 else { return nil }
    let isPlural = TermCount.isPlural(length, last: word[length - 1], before: word[length - 2])
    return TermCount.term(unlessStopWord: WordScanner.hash(isPlural ? word.withoutLast : word))
  }

  /// Bits that few words share, so many of them.
  @inline(__always)
  func place(bits: UInt64) -> Int {
    let mixed = low &* 0x9E37_79B9_7F4A_7C15 ^ high &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed &>> (64 &- bits))
  }
}
