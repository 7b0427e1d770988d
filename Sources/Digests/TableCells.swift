internal import Vocabulary

/// Cuts a row into cells. A `|` in a title's link, in `<details>` or after a backslash (`\|z\|` is TeX) ends no cell; other surplus
/// ones belong to the column of free text.
enum TableCells {
  private static let detailsStart = "<details>".needle
  private static let detailsEnd = "</details>".needle
  private static let bold = "**".needle
  private static let linkMiddle = "](http".needle
  static let readMore = "ead more on [".needle

  /// The ranges between the bars of a row, bars that nothing protects, not trimmed. The first and the last bar enclose the row.
  static func pieces(_ bytes: [UInt8], _ row: Range<Int>, titleColumn: Int? = 0) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    let row = bytes.trimmed(row)
    var at = row.lowerBound
    if at < row.upperBound, bytes[at] == UInt8(ascii: "|") { at += 1 }
    var start = at
    // Behind it no `<details>` is closed any more.
    let lastDetailsEnd = bytes.lastRange(of: detailsEnd, in: row)?.lowerBound ?? row.lowerBound
    at = protectedEnd(ofCellAt: at, bytes, before: row.upperBound, isTitle: titleColumn == 0) ?? at
    while at < row.upperBound {
      switch bytes[at] {
      case UInt8(ascii: "\\") where at + 1 < row.upperBound && bytes[at + 1] == UInt8(ascii: "|"): at += 2
      case UInt8(ascii: "<"):
        if at < lastDetailsEnd, bytes.hasPrefix(detailsStart, at: at, before: row.upperBound),
          let end = bytes.firstRange(of: detailsEnd, in: at..<row.upperBound)
        {
          at = end.upperBound
        } else {
          at += 1
        }
      case UInt8(ascii: "|"):
        pieces.append(start..<at)
        at += 1
        start = at
        at = protectedEnd(ofCellAt: at, bytes, before: row.upperBound, isTitle: pieces.count == titleColumn) ?? at
      default: at += 1
      }
    }
    // Without a closing bar the rest is a cell, too.
    if start < row.upperBound { pieces.append(start..<row.upperBound) }
    return pieces
  }

  /// Where the part of a title ends in which bars do not count: a link or bold text that fills the cell, or a "Read more on".
  private static func protectedEnd(ofCellAt start: Int, _ bytes: [UInt8], before end: Int, isTitle: Bool) -> Int? {
    guard isTitle else { return nil }
    var at = bytes.skippingSpaces(start, before: end)
    if let found = ReadMore.find(bytes, at..<end) { return found.range.upperBound }
    let isBold = bytes.hasPrefix(bold, at: at, before: end)
    if isBold { at += 2 }
    guard at < end else { return nil }
    if bytes[at] == UInt8(ascii: "[") {
      // The text of the link may hold `](`: only what is followed by the cell's end closes it.
      var from = at
      while let middle = bytes.firstRange(of: linkMiddle, in: from..<end),
        let close = bytes.firstIndex(of: UInt8(ascii: ")"), in: middle.upperBound..<end)
      {
        var after = close + 1
        let isClosed = !isBold || bytes.hasPrefix(bold, at: after, before: end)
        if isBold { after += 2 }
        let next = bytes.skippingSpaces(min(after, end), before: end)
        if isClosed, next == end || bytes[next] == UInt8(ascii: "|") || bytes[next] == 0x0A { return after }
        from = close + 1
      }
    }
    guard isBold, let close = bytes.firstRange(of: bold, in: at..<end) else { return nil }
    let next = bytes.skippingSpaces(close.upperBound, before: end)
    return next == end || bytes[next] == UInt8(ascii: "|") ? close.upperBound : nil
  }

  /// One range for each column, surplus pieces joined into a column of free text. Fewer than the columns when the row is short.
  static func bind(_ pieces: [Range<Int>], to columns: [TableHeader.Column], _ bytes: [UInt8]) -> [Range<Int>] {
    let surplus = pieces.count - columns.count
    guard surplus > 0 else { return pieces }
    let free = freeColumn(pieces, columns, bytes)
    return Array(pieces[..<free]) + [pieces[free].lowerBound..<pieces[free + surplus].upperBound]
      + Array(pieces[(free + surplus + 1)...])
  }

  private static func freeColumn(_ pieces: [Range<Int>], _ columns: [TableHeader.Column], _ bytes: [UInt8]) -> Int {
    let order: [TableHeader.Column] = [.abstract, .summary, .comment, .title]
    for column in order {
      guard let index = columns.firstIndex(of: column) else { continue }
      // A cell that `<details>` or a link fills has no bar to lose.
      let cell = bytes.trimmed(pieces[index])
      if bytes.hasPrefix(detailsStart, in: cell), bytes.hasSuffix(detailsEnd, in: cell) { continue }
      if column == .title, cell.count > 0, bytes[cell.upperBound - 1] == UInt8(ascii: ")") { continue }
      return index
    }
    return columns.indices.last { columns[$0] != .title } ?? 0
  }
}
