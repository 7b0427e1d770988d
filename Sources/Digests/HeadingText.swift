internal import Vocabulary

/// A heading's text without what bots put around it: marks, links to the top, emphasis.
enum HeadingText {
  private static let emphasis = "**".needle

  static func read(_ bytes: [UInt8], _ line: Range<Int>) -> String {
    var range = bytes.trimmed(line)
    while range.lowerBound < range.upperBound, bytes[range.lowerBound] == UInt8(ascii: "#") { range = range.dropFirst() }
    range = bytes.trimmed(range)
    var closing = range
    while closing.count > 1, bytes[closing.upperBound - 1] == UInt8(ascii: "#") { closing = closing.dropLast() }
    // A closing run of `#` stands after a space: `## C#` keeps its own.
    if closing.upperBound < range.upperBound, bytes[closing.upperBound - 1] == UInt8(ascii: " ") {
      range = bytes.trimmed(closing)
    }
    range = withoutBackLink(bytes, range)
    if range.count > 4, bytes.hasPrefix(emphasis, in: range), bytes.hasSuffix(emphasis, in: range) {
      range = range.lowerBound + 2..<range.upperBound - 2
    }
    return FieldText.line(bytes, range)
  }

  /// Cuts `[[Back]](#toc)` and its like: a link within the page, at the end.
  private static func withoutBackLink(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    guard let target = bytes.lastRange(of: "](#".needle, in: range), bytes[range.upperBound - 1] == UInt8(ascii: ")") else {
      return range
    }
    var depth = 1
    var at = target.lowerBound
    while at > range.lowerBound, depth > 0 {
      at -= 1
      if bytes[at] == UInt8(ascii: "]") { depth += 1 }
      if bytes[at] == UInt8(ascii: "[") { depth -= 1 }
    }
    guard depth == 0 else { return range }
    if at > range.lowerBound { return bytes.trimmed(range.lowerBound..<at) }
    // The whole heading is a link to a place in the page: its text is the heading.
    return bytes.trimmed(at + 1..<target.lowerBound)
  }
}

extension Range<Int> {
  func dropFirst() -> Range<Int> { lowerBound + 1..<upperBound }
  func dropLast() -> Range<Int> { lowerBound..<upperBound - 1 }
}
