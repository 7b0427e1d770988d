internal import Vocabulary

/// A heading for each paper, `# title`, over the paragraphs `**Authors**: …`, `**Link**: [PDF](…)` and `**Abstract**: …`, with `---` between.
///
/// Recognised by a heading with `**Authors**:` and `**Link**:` in the lines under it.
enum TitleLinkAbstract: DigestDialect {
  static let format = DigestFormat.titleLinkAbstract

  private static let authors = "**Authors**:".needle
  private static let link = "**Link**:".needle
  private static let abstract = "**Abstract**:".needle

  static func recognises(_ source: DigestSource) -> Bool {
    source.headings.indices.contains { index in
      let found = labels(source, index)
      return found.hasAuthors && found.hasLink
    }
  }

  static func read(_ source: DigestSource, into builder: inout DigestBuilder) {
    // Where one heading has both labels, those of its level have papers under them with either, or stand behind a break: what one entry
    // lacks makes it no part of the one before.
    let found = source.headings.indices.map { labels(source, $0) }
    let level = zip(source.headings, found).first { $1.hasAuthors && $1.hasLink }?.0.level ?? 1
    let starts = zip(source.headings, found).filter { heading, found in
      found.hasAuthors && found.hasLink
        || heading.level == level && (found.hasAuthors || found.hasLink || isBehindBreak(source, heading.line))
    }.map(\.0)
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1].line : source.lineCount
      read(source, start, end: end, into: &builder)
    }
  }

  /// Which labels stand in the lines under a heading, before the next one that is not under it.
  private static func labels(_ source: DigestSource, _ index: Int) -> (hasAuthors: Bool, hasLink: Bool) {
    let first = source.headings[index].line + 1
    let level = source.headings[index].level
    let next = source.headings[(index + 1)...].prefix(5).first { $0.level <= level }?.line ?? source.lineCount
    let lines = first..<max(first, min(next, first + 5, source.lineCount))
    return (lines.contains { has(authors, source, $0) }, lines.contains { has(link, source, $0) })
  }

  private static func isBehindBreak(_ source: DigestSource, _ line: Int) -> Bool {
    var before = line - 1
    while before > source.frontMatter.bodyLine, line - before < 5, source.isBlank(before) { before -= 1 }
    return before >= source.frontMatter.bodyLine && source.isBreak(before)
  }

  private static func has(_ label: [UInt8], _ source: DigestSource, _ number: Int) -> Bool {
    source.bytes.hasPrefix(label, in: source.line(number))
  }

  private static func read(_ source: DigestSource, _ start: DigestSource.Heading, end: Int, into builder: inout DigestBuilder) {
    let bytes = source.bytes
    var last = end
    // The break before the next paper is no part of the abstract.
    while last > start.line + 1, source.isBlank(last - 1) || source.isBreak(last - 1) { last -= 1 }
    var entry = Entry(file: source.file, line: start.line + 1, format: format, title: start.text)
    var links = PaperLinks()
    for number in start.line + 1..<last {
      let line = source.line(number)
      if has(authors, source, number) {
        entry.authors = AuthorList.spaced(FieldText.line(bytes, line.lowerBound + authors.count..<line.upperBound))
      } else if has(link, source, number) {
        for link in CellText.links(bytes, line) {
          links.add(source.address(link.url), name: source.text(link.text).lowercased())
        }
      } else if has(abstract, source, number) {
        // The last label: whatever follows belongs to the text.
        let text = line.lowerBound + abstract.count..<source.lines(number..<last).upperBound
        entry.abstract = builder.present(FieldText.prose(bytes, text))
        break
      }
    }
    entry.links = links.links
    entry.id = links.reference?.id
    entry.version = links.reference?.version
    builder.add(entry, at: source.line(start.line).lowerBound)
  }
}
