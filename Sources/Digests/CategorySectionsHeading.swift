internal import Vocabulary

/// The start of an entry: `### [n] [title](url)`, the number left out by forks, over a line of authors in `*…*`.
struct CategorySectionsHeading {
  /// How much of the template stands there.
  enum Completeness: Comparable {
    /// A heading alone.
    case withoutAuthors
    /// Authors, as in forks.
    case withAuthors
    /// Authors and `Main category:` right where the template has them.
    case template
  }

  let line: Int
  /// How many `#` it has.
  let level: Int
  let number: Int?
  let title: Range<Int>
  let url: Range<Int>
  /// The lines that quote a translation of the title, as forks have it.
  let translation: Range<Int>
  /// The line of the authors.
  let authorLine: Int?
  /// The first line behind the heading and the authors.
  let bodyLine: Int
  let completeness: Completeness

  /// A title wraps over this many lines at most.
  private static let longestTitle = 6
  private static let linkMiddle = "](".needle
  private static let backLink = "[[Back]](#toc)".needle
  private static let mainCategory = "Main category:".needle

  /// Nil when the line starts no entry.
  init?(_ source: DigestSource, line first: Int) {
    guard let start = Self.start(source, first) else { return nil }
    let bytes = source.bytes
    line = first
    level = start.level
    number = start.number

    // An address has no space but before a title of its own.
    func isAddress(_ range: Range<Int>) -> Bool {
      bytes.firstIndex(of: UInt8(ascii: " "), in: range).map { bytes[$0 + 1] == UInt8(ascii: "\"") } ?? true
    }
    // The last `](` of the heading parts text and address: a title may hold `](` itself, and may wrap.
    var end = first
    var found: (middle: Range<Int>, close: Int)?
    while found == nil, end < source.lineCount, end < first + Self.longestTitle {
      let range = bytes.trimmed(source.line(end))
      if range.isEmpty || (end > first && (Self.start(source, end) != nil || bytes.hasSuffix(Self.backLink, in: range))) {
        return nil
      }
      let close = range.upperBound - 1
      if bytes[close] == UInt8(ascii: ")"), start.title < close,
        let middle = bytes.lastRange(of: Self.linkMiddle, in: start.title..<close),
        isAddress(middle.upperBound..<close)
      {
        found = (middle, close)
      } else {
        end += 1
      }
    }
    guard let found else { return nil }
    title = start.title..<found.middle.lowerBound
    url = found.middle.upperBound..<found.close

    // Forks put a blank line or a quoted translation of the title before the authors.
    var next = end + 1
    while next < source.lineCount, next <= end + 4 {
      let range = bytes.trimmed(source.line(next))
      if range.isEmpty || bytes[range.lowerBound] == UInt8(ascii: ">") || bytes.isBreak(range)
        || bytes.isBreak(range, of: UInt8(ascii: "*"))
      {
        next += 1
        continue
      }
      break
    }
    translation = end + 1..<next
    let authors = next < source.lineCount ? bytes.trimmed(source.line(next)) : 0..<0
    // `**Main category:** …` names none, and `**` names nobody.
    guard authors.count >= 2, bytes[authors.lowerBound] == UInt8(ascii: "*"),
      authors.count == 2 || bytes[authors.lowerBound + 1] != UInt8(ascii: "*")
    else {
      authorLine = nil
      bodyLine = end + 1
      completeness = .withoutAuthors
      return
    }
    authorLine = next
    bodyLine = next + 1
    let followsTemplate =
      next == end + 1 && bytes[authors.upperBound - 1] == UInt8(ascii: "*") && next + 2 < source.lineCount
      && source.isBlank(next + 1)
      && bytes.hasPrefix(Self.mainCategory, in: source.line(next + 2))
    completeness = followsTemplate ? .template : .withAuthors
  }

  /// The number of a heading that begins like an entry's, whether or not the rest can be read.
  static func number(_ source: DigestSource, line: Int) -> Int? { start(source, line)?.number }

  /// Reads `### [n] [`, or `### [` without a number: where the title begins.
  private static func start(_ source: DigestSource, _ number: Int) -> (level: Int, number: Int?, title: Int)? {
    let bytes = source.bytes
    let line = source.line(number)
    var at = line.lowerBound
    while at < line.upperBound, bytes[at] == UInt8(ascii: "#") { at += 1 }
    let level = at - line.lowerBound
    guard 2...5 ~= level else { return nil }
    let mark = bytes.skippingSpaces(at, before: line.upperBound)
    guard mark > at, mark < line.upperBound, bytes[mark] == UInt8(ascii: "[") else { return nil }
    let start = mark + 1
    at = start
    while at < line.upperBound, bytes[at].isASCIIDigit, at - start < 9 { at += 1 }
    guard at > start, at < line.upperBound, bytes[at] == UInt8(ascii: "]") else { return (level, nil, start) }
    let value = bytes[start..<at].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    let title = bytes.skippingSpaces(at + 1, before: line.upperBound)
    guard title < line.upperBound, bytes[title] == UInt8(ascii: "[") else { return (level, nil, start) }
    return (level, value, title + 1)
  }
}
