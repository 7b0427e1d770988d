/// Questions about a text as bytes.
extension [UInt8] {
  /// Whether these ASCII bytes stand at a place.
  func holds(_ word: StaticString, at start: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard start >= 0, start + count <= self.count else { return false }
    let bytes = unsafe UnsafeBufferPointer(start: word.utf8Start, count: count)
    for index in 0..<count where unsafe bytes[index] != self[start + index] { return false }
    return true
  }

  func equals(_ word: StaticString, in range: Range<Int>) -> Bool {
    range.count == word.utf8CodeUnitCount && holds(word, at: range.lowerBound)
  }

  /// Whether the bytes of a range stand at another place too.
  func matches(_ range: Range<Int>, at start: Int) -> Bool {
    guard start >= 0, start + range.count <= count else { return false }
    return self[start..<start + range.count].elementsEqual(self[range])
  }

  /// The character at a place and its bytes; U+FFFD and one byte where the bytes are no UTF-8.
  func scalar(at start: Int) -> (Unicode.Scalar, width: Int) {
    let lead = self[start]
    let width = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard start + width <= count else { return ("\u{FFFD}", 1) }
    var value = width == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(width))
    for index in start + 1..<start + width { value = value << 6 | UInt32(self[index] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", width)
  }
}
