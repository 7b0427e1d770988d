internal import Vocabulary

/// The text of a table's cell without what the bot wrapped around it.
enum CellText {
  private static let detailsStart = "<details>".needle
  private static let detailsEnd = "</details>".needle
  private static let summaryStart = "<summary>".needle
  private static let summaryEnd = "</summary>".needle
  private static let paragraphStart = "<p>".needle
  private static let paragraphEnd = "</p>".needle
  private static let bold = "**".needle

  /// The range inside `<details><summary>Show</summary><p>…</p></details>`, or the trimmed cell.
  static func unwrapped(_ bytes: [UInt8], _ cell: Range<Int>) -> Range<Int> {
    var range = bytes.trimmed(cell)
    guard bytes.hasPrefix(detailsStart, in: range) else { return range }
    range = range.lowerBound + detailsStart.count..<range.upperBound
    if bytes.hasSuffix(detailsEnd, in: range) { range = range.lowerBound..<range.upperBound - detailsEnd.count }
    range = bytes.trimmed(range)
    if bytes.hasPrefix(summaryStart, in: range), let end = bytes.firstRange(of: summaryEnd, in: range) {
      range = bytes.trimmed(end.upperBound..<range.upperBound)
    }
    if bytes.hasPrefix(paragraphStart, in: range) {
      range = range.lowerBound + paragraphStart.count..<range.upperBound
      if bytes.hasSuffix(paragraphEnd, in: range) { range = range.lowerBound..<range.upperBound - paragraphEnd.count }
    }
    return bytes.trimmed(range)
  }

  /// The range inside `**…**`, or the trimmed cell.
  static func withoutBold(_ bytes: [UInt8], _ cell: Range<Int>) -> Range<Int> {
    let range = bytes.trimmed(cell)
    guard range.count >= 4, bytes.hasPrefix(bold, in: range), bytes.hasSuffix(bold, in: range) else { return range }
    return bytes.trimmed(range.lowerBound + 2..<range.upperBound - 2)
  }

  /// The text and the address of a cell that is one link, `[text](url)`. The text may hold brackets of its own.
  static func link(_ bytes: [UInt8], _ cell: Range<Int>) -> (text: Range<Int>, url: Range<Int>)? {
    let range = withoutBold(bytes, cell)
    guard range.count > 4, bytes[range.lowerBound] == UInt8(ascii: "["), bytes[range.upperBound - 1] == UInt8(ascii: ")"),
      let middle = bytes.lastRange(of: "](".needle, in: range)
    else { return nil }
    return (range.lowerBound + 1..<middle.lowerBound, middle.upperBound..<range.upperBound - 1)
  }

  /// Every `[text](url)` in a cell, in order.
  static func links(_ bytes: [UInt8], _ cell: Range<Int>) -> [(text: Range<Int>, url: Range<Int>)] {
    var links: [(text: Range<Int>, url: Range<Int>)] = []
    var from = cell.lowerBound
    while let open = bytes.firstIndex(of: UInt8(ascii: "["), in: from..<cell.upperBound),
      let middle = bytes.firstRange(of: "](".needle, in: open..<cell.upperBound),
      let close = bytes.firstIndex(of: UInt8(ascii: ")"), in: middle.upperBound..<cell.upperBound)
    {
      links.append((open + 1..<middle.lowerBound, middle.upperBound..<close))
      from = close + 1
    }
    return links
  }
}
