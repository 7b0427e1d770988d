internal import Encoding

/// A word as nearly all are: ASCII, at most fifteen bytes long, and followed by another sign of ASCII. It is read sixteen bytes at once.
struct PlainWord {
  /// The first eight bytes in lower case, the first of them lowest, and the others; 0 where there are none, so that they tell the length.
  let low: UInt64
  let high: UInt64
  let length: Int

  /// Reads the word that begins at a place of a text. Nil when none does that is plain, or when it is among the last bytes of the text.
  @inline(__always)
  init?(_ text: Span<UInt8>, at: Int) {
    guard at + 16 <= text.count else { return nil }
    let bytes = SixteenBytes(text, at: at)
    let lowered = bytes.lowered
    let letters = lowered.from(UInt8(ascii: "a"), count: 26)
    let digits = bytes.from(UInt8(ascii: "0"), count: 10)
    // `+` and `#` differ in one bit. They begin no word.
    let length = (letters .| digits .| bytes.equal(UInt8(ascii: "#"), ignoring: 8)).yesCount
    guard length > 0, length < 16, text[at] >= UInt8(ascii: "0"), text[at + length] < 0x80 else { return nil }
    let (low, high) = lowered.halves
    // Shifts by what remains of the half in which the word ends.
    let missing = UInt64(truncatingIfNeeded: 8 &* (16 &- length))
    self.low = length < 8 ? (low &<< missing) &>> missing : low
    self.high = length > 8 ? (high &<< missing) &>> missing : 0
    self.length = length
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
