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

  /// True when there is no byte below the space, and no two spaces stand together: text of one line that may stay as it is.
  func isPlainLine(_ range: Range<Int>) -> Bool {
    let part = self.span.extracting(range)
    let each: UInt64 = 0x0101_0101_0101_0101
    let top = each &* 0x80
    var at = 0
    // The top bit when the byte before is a space.
    var before: UInt64 = 0
    while at + 8 <= part.count {
      // Eight bytes are there, as checked above; the first is the lowest.
      let bytes = unsafe part.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian
      // Sums of seven bits and less than 0x80 stay within a byte.
      let isControl = ~((bytes & ~top) &+ each &* 0x60) & ~bytes & top
      let others = bytes ^ each &* 0x20
      let isSpace = ~(((others & ~top) &+ each &* 0x7F) | others) & top
      if isControl | isSpace & (isSpace &<< 8 | before) != 0 { return false }
      before = isSpace &>> 56
      at += 8
    }
    var previousIsSpace = before != 0
    while at < part.count {
      let byte = part[at]
      if byte < 0x20 || (byte == 0x20 && previousIsSpace) { return false }
      previousIsSpace = byte == 0x20
      at += 1
    }
    return true
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

  /// Whether a line is three or more of one sign, `---`, and nothing else but white space.
  func isBreak(_ line: Range<Int>, of sign: UInt8 = UInt8(ascii: "-")) -> Bool {
    let content = trimmed(line)
    return content.count >= 3 && content.allSatisfy { self[$0] == sign }
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

extension Array {
  /// The first place from which on the elements, which are sorted by that, are so; `count` when none is.
  func partitioned(where isSo: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isSo(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension String {
  /// The bytes to search for.
  var needle: [UInt8] { Array(utf8) }
}
