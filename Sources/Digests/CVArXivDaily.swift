internal import Vocabulary

/// The lists of cv-arxiv-daily and its many forks: `## topic` over a table of Publish Date, Title, Authors, PDF and Code, or, for their
/// web pages, over a list of `- 2025-04-22, **title**, authors et.al., Paper: [address](address), Code: **[address](address)**`.
///
/// Recognised by a table whose header names a title and a column for the PDF, or by an item of such a list.
enum CVArXivDaily: DigestDialect {
  static let format = DigestFormat.cvArXivDaily

  private static let titleStart = ", **".needle
  private static let titleEnd = "**, ".needle
  private static let paper = "Paper: [".needle

  static func recognises(_ source: DigestSource) -> Bool {
    source.tableHeaderLines.contains { line in
      let header = TableHeader(source.bytes, source.line(line))
      return header.contains(.title) && header.contains(.pdf)
    } || (source.frontMatter.bodyLine..<source.lineCount).contains { Item(source, line: $0) != nil }
  }

  static func read(_ source: DigestSource, into builder: inout DigestBuilder) {
    TableEntries(source, format: format).read(into: &builder) { $0.contains(.title) }
    let topics = Topics(source)
    for number in source.frontMatter.bodyLine..<source.lineCount {
      guard let item = Item(source, line: number) else { continue }
      var links = PaperLinks()
      for link in CellText.links(source.bytes, item.links) {
        links.add(source.address(link.url))
      }
      let entry = Entry(
        file: source.file, line: number + 1, format: format, id: links.reference?.id, version: links.reference?.version,
        title: FieldText.line(source.bytes, item.title), authors: AuthorList.spaced(FieldText.line(source.bytes, item.authors)),
        date: item.date, keywords: topics.keywords(at: number), links: links.links)
      builder.add(entry, at: source.line(number).lowerBound)
    }
  }

  /// An item of the list, by the ranges of its parts.
  private struct Item {
    var date: Day
    var title: Range<Int>
    var authors: Range<Int>
    var links: Range<Int>

    /// Nil when the line is none.
    init?(_ source: DigestSource, line number: Int) {
      let bytes = source.bytes
      let line = bytes.trimmed(source.line(number))
      guard line.count > 20, "-*".utf8.contains(bytes[line.lowerBound]), bytes[line.lowerBound + 1] == UInt8(ascii: " ") else {
        return nil
      }
      let start = line.lowerBound + 2
      guard bytes.hasPrefix(titleStart, at: start + 10, before: line.upperBound),
        let date = DateText.day(source.text(start..<start + 10)),
        let paper = bytes.lastRange(of: paper, in: start..<line.upperBound),
        let end = bytes.lastRange(of: titleEnd, in: start + 14..<paper.lowerBound)
      else { return nil }
      self.date = date
      title = start + 14..<end.lowerBound
      // `et.al., ` stands before the address, which is no name.
      var last = paper.lowerBound
      while last > end.upperBound, bytes[last - 1] == UInt8(ascii: " ") || bytes[last - 1] == UInt8(ascii: ",") { last -= 1 }
      authors = end.upperBound..<last
      links = paper.upperBound - 1..<line.upperBound
    }
  }
}
