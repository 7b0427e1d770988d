extension MarkdownOutline {
  /// The headings of the document itself that begin in the first column, and all tables, as `blocks` has them.
  ///
  /// A line that begins with `#` and is a heading ends everything that is open, so what stands between two of them can be read alone. It
  /// needs no parser when no line of it can underline a heading or begin a table: in most digests none does, and cmark took longer for
  /// the blocks than everything else that a digest needs.
  public static func landmarks(of source: Span<UInt8>) -> [MarkdownBlock] {
    var found: [MarkdownBlock] = []
    // Where the heading or the file began whose section this is, its line, from 0, and the first line under the heading.
    var section = (start: 0, line: 0, inner: 0)
    var needsParser = false
    // Whether no paragraph is open that the next line could underline.
    var isClosed = true
    var number = 0
    var start = 0
    while start < source.count {
      let end = lineEnd(source, from: start)
      let next = min(end + 1, source.count)
      switch kind(source, start..<end) {
      case .heading(let level):
        if needsParser {
          // With the heading, because what is open ends otherwise at the end of a text.
          append(source.extracting(section.start..<next), from: section.line, within: section.inner..<number, to: &found)
        }
        found.append(
          MarkdownBlock(kind: .heading(level: level), startLine: number + 1, startColumn: 1, endLine: number + 1, depth: 0))
        section = (start, number, number + 1)
        needsParser = false
        isClosed = true
      case .blank: isClosed = true
      case .bars:
        if !isClosed { needsParser = true }
        isClosed = false
      case .other: isClosed = false
      }
      start = next
      number += 1
    }
    if needsParser {
      append(source.extracting(section.start...), from: section.line, within: section.inner..<number, to: &found)
    }
    return found
  }

  private enum LineKind {
    case heading(level: Int)
    case blank
    /// What may be a heading's underline or a table's delimiter row, in a quote or a list as well.
    case bars
    case other
  }

  private static func kind(_ source: Span<UInt8>, _ line: Range<Int>) -> LineKind {
    if line.isEmpty { return .blank }
    if isLetter(source[line.lowerBound]) { return .other }
    if source[line.lowerBound] == UInt8(ascii: "#") {
      var after = line.lowerBound
      while after < line.upperBound, source[after] == UInt8(ascii: "#") { after += 1 }
      let level = after - line.lowerBound
      let isHeading = after == line.upperBound || source[after] == UInt8(ascii: " ") || source[after] == 0x09
      return level <= 6 && isHeading ? .heading(level: level) : .other
    }
    var hasBars = false
    var isBlank = true
    // What is cut off does not count.
    for at in line.lowerBound..<min(line.upperBound, line.lowerBound + width) {
      switch source[at] {
      case UInt8(ascii: " "), 0x09: break
      case UInt8(ascii: "-"), UInt8(ascii: "="):
        hasBars = true
        isBlank = false
      case UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: ":"), 0x0B, 0x0C: isBlank = false
      default: return .other
      }
    }
    return hasBars ? .bars : isBlank && line.count <= width ? .blank : .other
  }

  /// Adds what a parser finds in a section that begins with a line, but for the headings around it: only what begins in some lines.
  private static func append(
    _ section: Span<UInt8>, from line: Int, within lines: Range<Int>, to found: inout [MarkdownBlock]
  ) {
    for block in blocks(of: section) where lines.contains(block.startLine - 1 + line) {
      switch block.kind {
      case .heading where block.depth == 0 && block.startColumn == 1, .table:
        var placed = block
        placed.startLine += line
        placed.endLine += line
        found.append(placed)
      default: continue
      }
    }
  }
}
