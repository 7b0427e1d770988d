internal import Vocabulary

/// Chinese listings of arXiv's new papers: `#### [new 001] title` over `- **分类: …**`, `- **简介: …**`, `- **链接: […](…)**` and, quoted,
/// `**作者:**`, `**备注:**` and `**摘要:**` (categories, introduction, link; authors, comment, abstract).
///
/// Recognised by such a heading with a line of categories under it.
enum ListingZH: DigestDialect {
  static let format = DigestFormat.listingZH

  private enum Label: CaseIterable {
    case categories, introduction, link, authors, comment, abstract

    var spelling: [UInt8] {
      switch self {
      case .categories: "- **分类:".needle
      case .introduction: "- **简介:".needle
      case .link: "- **链接:".needle
      case .authors: "> **作者:**".needle
      case .comment: "> **备注:**".needle
      case .abstract: "> **摘要:**".needle
      }
    }
  }

  static func recognises(_ source: DigestSource) -> Bool { source.headings.contains { title($0) != nil && isEntry(source, $0) } }

  static func read(_ source: DigestSource, into builder: inout DigestBuilder) {
    // Where what stands under a heading of each level ends.
    var ends = Array(repeating: source.lineCount, count: 7)
    var entries: [(start: DigestSource.Heading, end: Int)] = []
    for heading in source.headings.reversed() {
      if title(heading) != nil { entries.append((heading, ends[heading.level])) }
      for level in heading.level..<ends.count { ends[level] = heading.line }
    }
    for entry in entries.reversed() { read(source, entry.start, lines: entry.start.line + 1..<entry.end, into: &builder) }
  }

  /// `[new 001] title`, `[replaced 002] title` without what is in brackets; nil for other headings.
  private static func title(_ heading: DigestSource.Heading) -> String? {
    guard heading.level >= 3, heading.text.hasPrefix("["), let close = heading.text.firstIndex(of: "]") else { return nil }
    let mark = heading.text[heading.text.index(after: heading.text.startIndex)..<close].split(separator: " ")
    guard mark.count == 2, mark[1].utf8.allSatisfy(\.isASCIIDigit) else { return nil }
    return String(heading.text[heading.text.index(after: close)...].drop { $0 == " " })
  }

  private static func isEntry(_ source: DigestSource, _ heading: DigestSource.Heading) -> Bool {
    (heading.line + 1..<min(source.lineCount, heading.line + 4)).contains {
      source.bytes.hasPrefix(Label.categories.spelling, in: source.line($0))
    }
  }

  private static func read(
    _ source: DigestSource, _ start: DigestSource.Heading, lines: Range<Int>, into builder: inout DigestBuilder
  ) {
    var entry = Entry(file: source.file, line: start.line + 1, format: format, title: title(start) ?? "")
    entry.keywords = topic(source)
    var links = PaperLinks()
    for (label, range) in fields(source, lines) {
      let text = unquoted(source, range)
      let whole = 0..<text.count
      switch label {
      case .categories: entry.categories = Topics.categories(in: FieldText.line(text, whole))
      case .introduction: entry.summary = builder.present(FieldText.prose(text, whole))
      case .link: for link in CellText.links(text, whole) { links.add(String(decoding: text[link.url], as: UTF8.self)) }
      case .authors: entry.authors = AuthorList.spaced(FieldText.line(text, whole))
      case .comment: entry.comment = builder.present(FieldText.prose(text, whole))
      case .abstract: entry.abstract = builder.present(FieldText.prose(text, whole))
      }
    }
    entry.links = links.links
    entry.id = links.reference?.id
    entry.version = links.reference?.version
    builder.add(entry, at: source.line(start.line).lowerBound)
  }

  /// Each label once, in the template's order.
  private static func fields(_ source: DigestSource, _ lines: Range<Int>) -> [(Label, Range<Int>)] {
    var marks: [(label: Label, line: Int)] = []
    var left = Label.allCases[...]
    for number in lines {
      guard let index = left.firstIndex(where: { source.bytes.hasPrefix($0.spelling, in: source.line(number)) }) else { continue }
      marks.append((left[index], number))
      left = left[(index + 1)...]
    }
    return marks.enumerated().map { index, mark in
      let end = index + 1 < marks.count ? marks[index + 1].line : lines.upperBound
      let range = source.lines(mark.line..<end)
      return (mark.label, range.lowerBound + mark.label.spelling.count..<range.upperBound)
    }
  }

  /// The text without the marks of the quote, the closing of the bold, and a break at its end.
  private static func unquoted(_ source: DigestSource, _ range: Range<Int>) -> [UInt8] {
    var lines: [ArraySlice<UInt8>] = []
    for line in source.bytes[range].split(separator: 0x0A, omittingEmptySubsequences: false) {
      var line = line
      if !lines.isEmpty, line.first == UInt8(ascii: ">") {
        line = line.dropFirst()
        if line.first == UInt8(ascii: " ") { line = line.dropFirst() }
      }
      lines.append(line)
    }
    while lines.count > 1, let last = lines.last, last.allSatisfy({ $0 == UInt8(ascii: "-") || $0.isASCIISpace }) {
      lines.removeLast()
    }
    var text = Array(lines.joined(separator: [0x0A]))
    if text.suffix(2).elementsEqual("**".utf8), !text.dropLast(2).suffix(1).elementsEqual("*".utf8) { text.removeLast(2) }
    return text
  }

  /// The words of the file's name (`# 音频 cs.SD;  eess.SP`) that are no categories.
  private static func topic(_ source: DigestSource) -> [String] {
    guard let heading = source.headings.first(where: { $0.level == 1 }) else { return [] }
    let words = heading.text.split(whereSeparator: { " ;,".contains($0) }).filter { ArXivCategory($0) == nil }
    return words.isEmpty ? [] : [words.joined(separator: " ")]
  }
}
