internal import Vocabulary

/// Finds the rows under a table's header. Bots wrap titles and texts, so that a row may take several lines: what is not whole goes on.
struct TableRows {
  private let source: DigestSource
  private let header: TableHeader
  private let headerLine: Int
  private let titleColumn: Int?
  /// Whether rows begin or end with a bar, as those of nearly all tables do.
  private let hasOuterBars: Bool

  init(_ source: DigestSource, headerLine: Int) {
    self.source = source
    self.headerLine = headerLine
    header = TableHeader(source.bytes, source.line(headerLine))
    titleColumn = header.columns.firstIndex(of: .title)
    let line = source.bytes.trimmed(source.line(headerLine))
    hasOuterBars = source.bytes.hasPrefix("|".needle, in: line) || source.bytes.hasSuffix("|".needle, in: line)
  }

  /// A row's bytes with its cells not yet bound to columns.
  struct Row {
    var range: Range<Int>
    var pieces: [Range<Int>]
  }

  /// A row that is not whole takes in no more lines than this, so that a row that never ends costs no more than its lines.
  static let longestRow = (lines: 400, bytes: 1 << 16)

  struct Found {
    var rows: [Row] = []
    /// What belongs to no row, although it stands right under one.
    var strays: [Range<Int>] = []
    /// Lines that look like headings and are part of a cell's text.
    var wrappedHeadings: Set<Int> = []
  }

  /// The rows down to the next table or end of the file. A heading between them parts rows, but within a wrapped text, and its table goes
  /// on under it when rows stand there without a header of their own.
  func rows(until end: Int) -> Found {
    var found = Found()
    var open: Row?
    var openLine = 0
    var strayLines: Range<Int>?
    var hasGap = false
    // A table without outer bars ends with a blank line: what stands behind may have bars of its own.
    var hasEnded = false
    func close() {
      if let row = open { found.rows.append(row) }
      if let lines = strayLines { found.strays.append(lines) }
      (open, strayLines) = (nil, nil)
    }
    var closingLine = 0
    for number in min(headerLine + 2, end)..<end {
      let line = source.line(number)
      let content = source.bytes.trimmed(line)
      if content.isEmpty {
        hasGap = true
        hasEnded = !hasOuterBars
        continue
      }
      if source.heading(at: number) != nil {
        if let row = open, goesOn(row, from: openLine, at: number), closingLine <= number {
          closingLine = self.closingLine(of: row, from: number + 1, before: end) ?? 0
        }
        if closingLine > number {
          found.wrappedHeadings.insert(number)
        } else {
          close()
          hasGap = true
          continue
        }
      }
      let isOpen = open.map { goesOn($0, from: openLine, at: number) } == true
      if source.bytes[content.lowerBound] == UInt8(ascii: "|") || (!isOpen && !hasEnded && isRowWithoutBar(content)) {
        if let lines = strayLines { found.strays.append(lines) }
        strayLines = nil
        if TableHeader.isDelimiterRow(source.bytes, line) || isHeaderAgain(content) { continue }
        let alone = row(content)
        if let row = open, isOpen, !startsRow(alone, behind: row) {
          open = extended(row, to: content)
        } else {
          if let row = open { found.rows.append(row) }
          open = alone
          openLine = number
        }
      } else if let row = open, isOpen {
        open = extended(row, to: content)
      } else if let row = open, !hasGap, isShort(row, from: openLine, at: number),
        source.bytes[content.upperBound - 1] == UInt8(ascii: "|")
      {
        // A text that was wrapped right after a bar of its own.
        open = extended(row, to: content)
      } else if !hasGap {
        strayLines = (strayLines?.lowerBound ?? content.lowerBound)..<content.upperBound
      }
      hasGap = false
    }
    close()
    return found
  }

  /// The line that closes a row which is open at a heading; nil when another row begins before, or when nothing but the next table's header
  /// follows: then the heading is that table's.
  private func closingLine(of row: Row, from first: Int, before end: Int) -> Int? {
    for number in first..<max(first, min(end, first + Self.longestRow.lines)) {
      let content = source.bytes.trimmed(source.line(number))
      if content.isEmpty { continue }
      if source.bytes[content.lowerBound] == UInt8(ascii: "|"), startsRow(self.row(content), behind: row) { return nil }
      if source.bytes[content.upperBound - 1] == UInt8(ascii: "|") {
        return isLastHeading(before: end, behind: number) ? nil : number
      }
    }
    return nil
  }

  /// Whether a table's header comes at `end`, and neither a row nor a heading behind a line before it.
  private func isLastHeading(before end: Int, behind number: Int) -> Bool {
    guard end < source.lineCount else { return false }
    return !(number + 1..<max(number + 1, end)).contains { number in
      source.bytes.hasPrefix("|".needle, in: source.bytes.trimmed(source.line(number))) || source.heading(at: number) != nil
    }
  }

  /// A line that is a row although its first bar is missing: it has all cells, and a title's link, unless no row of the table has bars
  /// around it.
  private func isRowWithoutBar(_ content: Range<Int>) -> Bool {
    guard source.bytes.firstIndex(of: UInt8(ascii: "|"), in: content) != nil else { return false }
    let row = row(content)
    return row.pieces.count >= header.columns.count && (!hasOuterBars || hasTitleLink(row))
  }

  private func goesOn(_ row: Row, from first: Int, at number: Int) -> Bool {
    !isWhole(row) && isShort(row, from: first, at: number)
  }

  private func isShort(_ row: Row, from first: Int, at number: Int) -> Bool {
    number - first < Self.longestRow.lines && row.range.count < Self.longestRow.bytes
  }

  private func row(_ content: Range<Int>) -> Row {
    Row(range: content, pieces: TableCells.pieces(source.bytes, content, titleColumn: titleColumn))
  }

  private func extended(_ row: Row, to content: Range<Int>) -> Row { self.row(row.range.lowerBound..<content.upperBound) }

  private func isWhole(_ row: Row) -> Bool {
    guard row.pieces.count >= header.columns.count else { return false }
    return !hasOuterBars
      || source.bytes[row.range.upperBound - 1] == UInt8(ascii: "|")
        && row.pieces.last.map { $0.upperBound < row.range.upperBound } == true
  }

  /// True when a line can be the start of a row, though the row before is not whole: it has all cells, or a title's link in the first. A
  /// line within a `<details>` may hold any number of bars.
  private func startsRow(_ row: Row, behind open: Row) -> Bool {
    if hasTitleLink(row) { return true }
    let hasAll = row.pieces.count >= header.columns.count
    if hasOpenDetails(open) { return hasAll && (hasOwnDetails(row) || hasDate(row)) }
    // A title whose link is there has been wrapped before, and goes on no more behind a closing bar.
    return hasAll || hasTitleLink(open) && source.bytes[open.range.upperBound - 1] == UInt8(ascii: "|")
  }

  private func hasTitleLink(_ row: Row) -> Bool {
    let column = titleColumn ?? 0
    guard row.pieces.indices.contains(column) else { return false }
    return source.bytes.firstRange(of: Self.linkMiddle, in: row.pieces[column]) != nil
  }

  private func hasOpenDetails(_ row: Row) -> Bool {
    guard let start = source.bytes.lastRange(of: Self.detailsStart, in: row.range) else { return false }
    return source.bytes.firstRange(of: Self.detailsEnd, in: start.upperBound..<row.range.upperBound) == nil
  }

  /// Whether a line brings a whole `<details>`, and does not only end one.
  private func hasOwnDetails(_ row: Row) -> Bool {
    guard let start = source.bytes.firstRange(of: Self.detailsStart, in: row.range) else { return false }
    return source.bytes.firstRange(of: Self.detailsEnd, in: row.range).map { $0.lowerBound > start.lowerBound } ?? true
  }

  private func hasDate(_ row: Row) -> Bool {
    guard let column = header.columns.firstIndex(of: .date), row.pieces.indices.contains(column) else { return false }
    return DateText.day(FieldText.line(source.bytes, CellText.withoutBold(source.bytes, row.pieces[column]))) != nil
  }

  private static let linkMiddle = "](http".needle
  private static let detailsStart = "<details>".needle
  private static let detailsEnd = "</details>".needle

  private func isHeaderAgain(_ content: Range<Int>) -> Bool {
    let first = source.bytes.trimmed(source.line(headerLine))
    return first.count == content.count && source.bytes[first].elementsEqual(source.bytes[content])
  }
}
