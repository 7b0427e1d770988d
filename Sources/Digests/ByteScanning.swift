private import Glibc
internal import Vocabulary

/// Searching in the bytes of a source by range. Nothing here copies.
extension [UInt8] {
  func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    unsafe withUnsafeBytes { raw in
      guard let base = raw.baseAddress, !range.isEmpty, range.upperBound <= raw.count else { return nil }
      // memchr looks at many bytes at once.
      guard let found = unsafe memchr(base + range.lowerBound, Int32(byte), range.count) else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }

  /// True when a byte is below the space and no line feed.
  func hasControls(_ range: Range<Int>) -> Bool {
    let part = self.span.extracting(range)
    // Without a way out in the middle, the compiler looks at many bytes at once.
    var found: UInt8 = 0
    for at in 0..<part.count { found |= (part[at] < 0x20 ? 1 : 0) & (part[at] != 0x0A ? 1 : 0) }
    return found != 0
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
    let first = needle[0]
    var from = range.lowerBound
    while let at = firstIndex(of: first, in: from..<range.upperBound - needle.count + 1) {
      if hasPrefix(needle, at: at, before: range.upperBound) { return at..<(at + needle.count) }
      from = at + 1
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
