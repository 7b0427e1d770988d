internal import Vocabulary

/// Searching in the bytes of a source by range. Nothing here copies.
extension [UInt8] {
  func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    let span = self.span
    for at in range where span[at] == byte { return at }
    return nil
  }

  func hasPrefix(_ needle: [UInt8], at offset: Int, before end: Int) -> Bool {
    guard offset + needle.count <= end else { return false }
    let span = self.span
    let wanted = needle.span
    for at in 0..<wanted.count where span[offset + at] != wanted[at] { return false }
    return true
  }

  func hasPrefix(_ needle: [UInt8], in range: Range<Int>) -> Bool {
    hasPrefix(needle, at: range.lowerBound, before: range.upperBound)
  }

  func hasSuffix(_ needle: [UInt8], in range: Range<Int>) -> Bool {
    range.count >= needle.count && hasPrefix(needle, at: range.upperBound - needle.count, before: range.upperBound)
  }

  /// The first place of a needle that is not empty.
  func firstRange(of needle: [UInt8], in range: Range<Int>) -> Range<Int>? {
    guard range.count >= needle.count else { return nil }
    let span = self.span
    let first = needle[0]
    for at in range.lowerBound...(range.upperBound - needle.count) where span[at] == first {
      if hasPrefix(needle, at: at, before: range.upperBound) { return at..<(at + needle.count) }
    }
    return nil
  }

  /// The last place of a needle that is not empty.
  func lastRange(of needle: [UInt8], in range: Range<Int>) -> Range<Int>? {
    guard range.count >= needle.count else { return nil }
    let span = self.span
    let first = needle[0]
    var at = range.upperBound - needle.count
    while at >= range.lowerBound {
      if span[at] == first, hasPrefix(needle, at: at, before: range.upperBound) { return at..<(at + needle.count) }
      at -= 1
    }
    return nil
  }

  func isBlank(_ range: Range<Int>) -> Bool {
    for at in range where !self[at].isASCIISpace { return false }
    return true
  }

  /// The range without ASCII white space at its ends. A TAB that once was `\t` of a TeX command stays.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, self[low].isASCIISpace, !isEatenBackslash(low, before: high) { low += 1 }
    while high > low, self[high - 1].isASCIISpace { high -= 1 }
    return low..<high
  }

  /// The first byte at or after `offset` that is no space or tab, or `end`.
  func skippingSpaces(_ offset: Int, before end: Int) -> Int {
    var at = offset
    while at < end, self[at] == UInt8(ascii: " ") || (self[at] == 0x09 && !isEatenBackslash(at, before: end)) { at += 1 }
    return at
  }

  private func isEatenBackslash(_ at: Int, before end: Int) -> Bool {
    self[at] != 0x20 && self[at] != 0x0A && EatenBackslash.isLeft(in: self, at: at, before: end)
  }
}

extension String {
  /// The bytes to search for.
  var needle: [UInt8] { Array(utf8) }
}
