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
    let stem = TermCount.isPlural(length, last: self[length - 1], before: self[length - 2]) ? length - 1 : length
    var hash = WordScanner.hashStart
    for at in 0..<stem { hash = (hash ^ UInt64(self[at])) &* WordScanner.hashFactor }
    return TermCount.term(unlessStopWord: hash | 1)
  }

  /// Bits that few words share, so many of them.
  @inline(__always)
  func place(bits: UInt64) -> Int {
    let mixed = low &* 0x9E37_79B9_7F4A_7C15 ^ high &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed &>> (64 &- bits))
  }

  private subscript(at: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: (at < 8 ? low : high) &>> UInt64(truncatingIfNeeded: at &* 8))
  }
}
