internal import Encoding
internal import Markdown
internal import Vocabulary

/// A digest's bytes, repaired, with its lines and its block structure. Ranges are of bytes; lines are numbered from 0 here.
struct DigestSource {
  let file: String
  let bytes: [UInt8]
  /// Where each line starts; one more entry ends the last line.
  private let lineStarts: [Int]
  let frontMatter: FrontMatter
  let headings: [Heading]
  /// The lines of a table's first row of bars, each before its delimiter row.
  let tableHeaderLines: [Int]
  /// What was repaired.
  let diagnostics: [Diagnostic]

  struct Heading {
    var line: Int
    var level: Int
    /// The heading's own text, without marks and links of the bots' making.
    var text: String
  }

  init(_ raw: [UInt8], file: String) {
    let repaired = SourceRepair.repair(raw, file: file)
    self.file = file
    let bytes = repaired.bytes
    self.bytes = bytes

    var starts: [Int] = [0]
    starts.reserveCapacity(bytes.count / 100 + 2)
    let span = bytes.span
    while let end = bytes.firstIndex(of: 0x0A, in: starts[starts.count - 1]..<bytes.count) { starts.append(end + 1) }
    if starts[starts.count - 1] <= bytes.count { starts.append(bytes.count + 1) }
    lineStarts = starts
    let frontMatter = FrontMatter(bytes, lineCount: starts.count - 1, file: file) { starts[$0]..<(starts[$0 + 1] - 1) }
    self.frontMatter = frontMatter
    diagnostics = repaired.diagnostics + frontMatter.diagnostics

    var headings: [Heading] = []
    var tables: [Int] = []
    for block in MarkdownOutline.landmarks(of: span) where block.startLine > frontMatter.bodyLine {
      switch block.kind {
      case .heading(let level):
        let line = block.startLine - 1
        let range = starts[line]..<(starts[min(line + 1, starts.count - 1)] - 1)
        guard Self.isMeant(block, bytes, range) else { continue }
        headings.append(Heading(line: line, level: level, text: HeadingText.read(bytes, range)))
      case .table:
        // A paragraph before the table may have been taken into its place: the delimiter row tells where it begins. Further ones are a
        // bot's that wrote two tables without a line between.
        var isFirst = true
        for line in block.startLine - 1..<block.endLine - 1
        where TableHeader.isDelimiterRow(bytes, starts[line + 1]..<(starts[line + 2] - 1)) {
          let header = starts[line]..<(starts[line + 1] - 1)
          if isFirst || (!TableHeader.isDelimiterRow(bytes, header) && TableHeader(bytes, header).contains(.title)) {
            tables.append(line)
          }
          isFirst = false
        }
      default: break
      }
    }
    self.headings = headings
    tableHeaderLines = tables
  }

  /// Bots put headings at the start of a line. An indented one is a line of a wrapped text, and so is what a `---` turns into a heading
  /// when it is more than one line, or a row of a table.
  private static func isMeant(_ block: MarkdownBlock, _ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard block.depth == 0, block.startColumn == 1, !line.isEmpty else { return false }
    if bytes[line.lowerBound] == UInt8(ascii: "#") { return true }
    return block.endLine == block.startLine + 1 && bytes[line.lowerBound] != UInt8(ascii: "|")
  }

  /// What the file calls itself.
  var title: String? { frontMatter.title ?? headings.first { $0.level == 1 && !Self.contents.contains($0.text) }?.text }

  private static let contents: Set<String> = ["Table of Contents", "Contents", "目录"]

  var lineCount: Int { lineStarts.count - 1 }

  /// The bytes of a line without its end.
  func line(_ number: Int) -> Range<Int> { lineStarts[number]..<(lineStarts[number + 1] - 1) }

  /// The heading that begins on a line.
  func heading(at line: Int) -> Heading? {
    let index = headings.partitioned { $0.line >= line }
    return index < headings.count && headings[index].line == line ? headings[index] : nil
  }

  /// The address in the parentheses of a link, without angle brackets and a title.
  func address(_ range: Range<Int>) -> String {
    let range = bytes.trimmed(range)
    if bytes.hasPrefix("<".needle, in: range), let end = bytes.firstIndex(of: UInt8(ascii: ">"), in: range) {
      return text(bytes.trimmed(range.lowerBound + 1..<end))
    }
    guard let space = bytes.firstIndex(of: UInt8(ascii: " "), in: range),
      "\"'(".utf8.contains(bytes[bytes.skippingSpaces(space, before: range.upperBound)])
    else { return text(range) }
    return text(range.lowerBound..<space)
  }

  /// The bytes of several lines, without the end of the last.
  func lines(_ numbers: Range<Int>) -> Range<Int> {
    guard !numbers.isEmpty else { return lineStarts[numbers.lowerBound]..<lineStarts[numbers.lowerBound] }
    return lineStarts[numbers.lowerBound]..<(lineStarts[numbers.upperBound] - 1)
  }

  /// The line that holds a byte.
  func lineNumber(of offset: Int) -> Int {
    var low = 0
    var high = lineCount - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  func location(of offset: Int) -> SourceLocation {
    let line = lineNumber(of: offset)
    return SourceLocation(file: file, line: line + 1, column: offset - lineStarts[line] + 1)
  }

  func text(_ range: Range<Int>) -> String { String(repairing: bytes.span.extracting(range)) }

  func isBlank(_ number: Int) -> Bool { bytes.isBlank(line(number)) }

  /// A line of `---`.
  func isBreak(_ number: Int) -> Bool { bytes.isBreak(line(number)) }
}
