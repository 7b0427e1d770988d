internal import Vocabulary

/// The start of an entry: `### [n] [title](url)`, the number left out by forks, over a line of authors in `*…*`.
struct CategorySectionsHeading {
  let line: Int
  let title: Range<Int>
  let url: Range<Int>
  /// The line of the authors.
  let authorLine: Int

  /// A title wraps over this many lines at most.
  private static let longestTitle = 6
  private static let mark = "### [".needle
  private static let linkMiddle = "](".needle

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

    // The last `](` of the heading parts text and address: a title may hold `](` itself.
    var end = number
    var close: Int?
    while end < source.lineCount, end < number + Self.longestTitle {
      let range = bytes.trimmed(source.line(end))
      if range.isEmpty { return nil }
      if bytes[range.upperBound - 1] == UInt8(ascii: ")") {
        close = range.upperBound - 1
        break
      }
      end += 1
    }
    guard let close, let middle = bytes.lastRange(of: Self.linkMiddle, in: start..<close) else { return nil }
    title = start..<middle.lowerBound
    url = middle.upperBound..<close

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
  }
}
