internal import Vocabulary

/// Finds the rows under a table's header. Bots wrap titles and texts, so that a row may take several lines: what is not whole goes on.
struct TableRows {
  private let source: DigestSource
  private let header: TableHeader
  private let headerLine: Int
  private let titleColumn: Int?

  init(_ source: DigestSource, headerLine: Int) {
    self.source = source
    self.headerLine = headerLine
    header = TableHeader(source.bytes, source.line(headerLine))
    titleColumn = header.columns.firstIndex(of: .title)
  }

  /// A row's bytes with its cells not yet bound to columns.
  struct Row {
    var range: Range<Int>
    var pieces: [Range<Int>]
  }

  /// A row that is not whole takes in no more lines than this, so that a row that never ends costs no more than its lines.
  static let longestRow = (lines: 400, bytes: 1 << 16)

  /// The rows down to the next heading, table or end of the file. `stray` is given what belongs to no row, although it stands right
  /// under one.
  func rows(until end: Int, stray: (Range<Int>) -> Void) -> [Row] {
    var rows: [Row] = []
    var open: Row?
    var openLine = 0
    var strayLines: Range<Int>?
    var hasGap = false
    for number in min(headerLine + 2, end)..<end {
      let line = source.line(number)
      let content = source.bytes.trimmed(line)
      if content.isEmpty {
        hasGap = true
        continue
      }
      if source.bytes[content.lowerBound] == UInt8(ascii: "|") {
        if let lines = strayLines { stray(lines) }
        strayLines = nil
        if TableHeader.isDelimiterRow(source.bytes, line) || isHeaderAgain(content) { continue }
        let alone = Row(range: content, pieces: TableCells.pieces(source.bytes, content, titleColumn: titleColumn))
        if let row = open, goesOn(row, from: openLine, at: number), !startsRow(alone) {
          open = extended(row, to: content)
        } else {
          if let row = open { rows.append(row) }
          open = alone
          openLine = number
        }
      } else if let row = open, goesOn(row, from: openLine, at: number) {
        open = extended(row, to: content)
      } else if let row = open, !hasGap, source.bytes[content.upperBound - 1] == UInt8(ascii: "|") {
        // A text that was wrapped right after a bar of its own.
        open = extended(row, to: content)
      } else if !hasGap {
        strayLines = (strayLines?.lowerBound ?? content.lowerBound)..<content.upperBound
      }
      hasGap = false
    }
    if let row = open { rows.append(row) }
    if let strayLines { stray(strayLines) }
    return rows
  }

  private func goesOn(_ row: Row, from first: Int, at number: Int) -> Bool {
    !isWhole(row) && number - first < Self.longestRow.lines && row.range.count < Self.longestRow.bytes
  }

  private func extended(_ row: Row, to content: Range<Int>) -> Row {
    let range = row.range.lowerBound..<content.upperBound
    return Row(range: range, pieces: TableCells.pieces(source.bytes, range, titleColumn: titleColumn))
  }

  private func isWhole(_ row: Row) -> Bool {
    row.pieces.count >= header.columns.count && source.bytes[row.range.upperBound - 1] == UInt8(ascii: "|")
      && row.pieces.last.map { $0.upperBound < row.range.upperBound } == true
  }

  /// True when a line can be the start of a row, though the row before is not whole: it has all cells, or a title's link in the first.
  private func startsRow(_ row: Row) -> Bool {
    if row.pieces.count >= header.columns.count { return true }
    guard let first = row.pieces.first else { return false }
    return source.bytes.firstRange(of: Self.linkMiddle, in: first) != nil
  }

  private static let linkMiddle = "](http".needle

  private func isHeaderAgain(_ content: Range<Int>) -> Bool {
    let first = source.bytes.trimmed(source.line(headerLine))
    return first.count == content.count && source.bytes[first].elementsEqual(source.bytes[content])
  }
}
