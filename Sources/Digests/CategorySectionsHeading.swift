internal import Vocabulary

/// The start of an entry: `### [n] [title](url)`, the number left out by forks, over a line of authors in `*…*`.
struct CategorySectionsHeading {
  let line: Int
  let title: Range<Int>
  let url: Range<Int>
  /// The line of the authors.
  let authorLine: Int
  /// Authors and `Main category:` follow as in the template. Where one entry of a file is so, all are, and what is not is part of a text.
  let followsTemplate: Bool

  /// A title wraps over this many lines at most.
  private static let longestTitle = 6
  private static let mark = "### [".needle
  private static let linkMiddle = "](".needle
  private static let mainCategory = "Main category:".needle

  /// Nil when the line starts no entry.
  init?(_ source: DigestSource, line number: Int) {
    let bytes = source.bytes
    let first = source.line(number)
    guard bytes.hasPrefix(Self.mark, in: first) else { return nil }
    line = number
    var start = first.lowerBound + Self.mark.count
    // `[n] [`: the number, then the bracket of the title.
    var at = start
    while at < first.upperBound, bytes[at].isASCIIDigit { at += 1 }
    if at > start, bytes.hasPrefix("] [".needle, at: at, before: first.upperBound) { start = at + 3 }

    // The last `](` of the heading parts text and address: a title may hold `](` itself, and may wrap.
    var end = number
    var found: (middle: Range<Int>, close: Int)?
    while found == nil, end < source.lineCount, end < number + Self.longestTitle {
      let range = bytes.trimmed(source.line(end))
      if range.isEmpty { return nil }
      let close = range.upperBound - 1
      if bytes[close] == UInt8(ascii: ")"), start < close, let middle = bytes.lastRange(of: Self.linkMiddle, in: start..<close),
        bytes.firstIndex(of: UInt8(ascii: " "), in: middle.upperBound..<close) == nil
      {
        found = (middle, close)
      } else {
        end += 1
      }
    }
    guard let found else { return nil }
    title = start..<found.middle.lowerBound
    url = found.middle.upperBound..<found.close

    // Forks put a blank line or a quoted translation of the title before the authors.
    var next = end + 1
    while next < source.lineCount, next <= end + 4 {
      let range = bytes.trimmed(source.line(next))
      if range.isEmpty || bytes[range.lowerBound] == UInt8(ascii: ">") {
        next += 1
        continue
      }
      break
    }
    guard next < source.lineCount else { return nil }
    let authors = bytes.trimmed(source.line(next))
    guard authors.count >= 2, bytes[authors.lowerBound] == UInt8(ascii: "*") else { return nil }
    authorLine = next
    followsTemplate =
      next == end + 1 && bytes[authors.upperBound - 1] == UInt8(ascii: "*") && next + 2 < source.lineCount
      && source.isBlank(next + 1)
      && bytes.hasPrefix(Self.mainCategory, in: source.line(next + 2))
  }
}
