internal import Vocabulary

/// The tail of a title: `(Read more on [arXiv](…) or [HuggingFace](…))`, in older files ` - read more on …` without the parentheses.
enum ReadMore {
  struct Found {
    /// From the parenthesis or the dash to the end of the last link, or of the parenthesis.
    var range: Range<Int>
    var links: [(name: Range<Int>, url: Range<Int>)]
  }

  private static let words = "ead more on [".needle

  /// The last tail in a range whose links end before a bar.
  static func find(_ bytes: [UInt8], _ range: Range<Int>) -> Found? {
    guard let words = bytes.firstRange(of: words, in: range), words.lowerBound > range.lowerBound,
      bytes[words.lowerBound - 1] | 0x20 == UInt8(ascii: "r")
    else { return nil }
    var links: [(name: Range<Int>, url: Range<Int>)] = []
    var at = words.upperBound - 1
    while let link = link(bytes, at, before: range.upperBound) {
      links.append((link.name, link.url))
      at = link.end
      // ` or `, `, `, ` and `: letters and commas up to the next bracket.
      var next = at
      while next < range.upperBound, bytes[next].isASCIILetter || " ,/".utf8.contains(bytes[next]) { next += 1 }
      guard next > at, next < range.upperBound, bytes[next] == UInt8(ascii: "[") else { break }
      at = next
    }
    guard !links.isEmpty else { return nil }
    var start = words.lowerBound - 1
    while start > range.lowerBound, bytes[start - 1].isASCIISpace { start -= 1 }
    if start > range.lowerBound, bytes[start - 1] == UInt8(ascii: "(") {
      start -= 1
      if at < range.upperBound, bytes[at] == UInt8(ascii: ")") { at += 1 }
    } else if start > range.lowerBound, bytes[start - 1] == UInt8(ascii: "-") {
      start -= 1
    }
    return Found(range: start..<at, links: links)
  }

  /// `[name](url)` at a place.
  private static func link(
    _ bytes: [UInt8], _ start: Int, before end: Int
  ) -> (name: Range<Int>, url: Range<Int>, end: Int)? {
    guard start < end, bytes[start] == UInt8(ascii: "["),
      let close = bytes.firstIndex(of: UInt8(ascii: "]"), in: start..<end), close + 1 < end,
      bytes[close + 1] == UInt8(ascii: "("),
      let last = bytes.firstIndex(of: UInt8(ascii: ")"), in: close..<end)
    else { return nil }
    return (start + 1..<close, close + 2..<last, last + 1)
  }
}
