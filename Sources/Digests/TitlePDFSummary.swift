internal import Vocabulary

/// Plain blocks, `Title:`, `PDF:` and `Summary:`, between lines of `---`; wrapped lines are indented. The summary is the authors' abstract.
///
/// Recognised by a line that begins with `Title:` and one of the next lines that begins with `PDF:`.
///
/// To CommonMark a `---` under a text underlines a heading, so that the block structure tells little here: the labels and the breaks,
/// each at the start of a line, are the format.
enum TitlePDFSummary: DigestDialect {
  static let format = DigestFormat.titlePDFSummary

  private enum Label: CaseIterable {
    case title, authors, date, categories, pdf, summary

    var spellings: [[UInt8]] {
      switch self {
      case .title: ["Title:".needle]
      case .authors: ["Authors:".needle, "Author:".needle]
      case .date: ["Date:".needle, "Published:".needle]
      case .categories: ["Categories:".needle, "Category:".needle]
      case .pdf: ["PDF:".needle, "Link:".needle, "URL:".needle]
      case .summary: ["Summary:".needle, "Abstract:".needle]
      }
    }
  }

  /// A title wraps over this many lines at most.
  private static let longestTitle = 12
  /// As many blank lines and breaks stand between two blocks at most.
  private static let longestGap = 50

  static func recognises(_ source: DigestSource) -> Bool {
    (source.frontMatter.bodyLine..<source.lineCount).contains { startsBlock(source, $0) }
  }

  static func read(_ source: DigestSource, into builder: inout DigestBuilder) {
    var number = source.frontMatter.bodyLine
    while number < source.lineCount {
      guard hasLabel(.title, source, number) != nil || startsUntitledBlock(source, number) else {
        number += 1
        continue
      }
      var end = number + 1
      var last = end
      // A block has one address, behind a break of its own at times.
      var hasAddress = hasLabel(.pdf, source, number) != nil
      while end < source.lineCount {
        if source.isBreak(end), endsBlock(source, end, hasAddress) { break }
        if startsBlock(source, end) || (hasAddress && startsUntitledBlock(source, end)) { break }
        if hasLabel(.pdf, source, end) != nil { hasAddress = true }
        end += 1
        last = end
      }
      read(source, number..<last, into: &builder)
      number = end
    }
  }

  /// A `Title:` line with a `PDF:` line below it, before the next title.
  private static func startsBlock(_ source: DigestSource, _ number: Int) -> Bool {
    guard hasLabel(.title, source, number) != nil else { return false }
    for below in number + 1..<max(number + 1, min(source.lineCount, number + 1 + longestTitle)) {
      if hasLabel(.pdf, source, below) != nil { return true }
      if hasLabel(.title, source, below) != nil || source.isBreak(below) { return false }
    }
    return false
  }

  /// A `PDF:` line with a paper's address right behind a break: a block that has lost its title.
  private static func startsUntitledBlock(_ source: DigestSource, _ number: Int) -> Bool {
    guard let address = hasLabel(.pdf, source, number) else { return false }
    var before = number - 1
    while before >= source.frontMatter.bodyLine, source.isBlank(before) { before -= 1 }
    guard before < source.frontMatter.bodyLine || source.isBreak(before) else { return false }
    return PaperReference(url: source.address(address..<source.line(number).upperBound)) != nil
  }

  /// A text may hold `---` itself: it ends a block only where the next one begins, or nothing follows.
  private static func endsBlock(_ source: DigestSource, _ number: Int, _ hasAddress: Bool) -> Bool {
    var next = number + 1
    while next < min(source.lineCount, number + longestGap), source.isBlank(next) || source.isBreak(next) { next += 1 }
    return next == source.lineCount || hasLabel(.title, source, next) != nil || (hasAddress && startsUntitledBlock(source, next))
      || source.heading(at: next).map { $0.level <= 2 && source.bytes[source.line(next).lowerBound] == UInt8(ascii: "#") } == true
  }

  /// Where the text after a label begins.
  private static func hasLabel(_ label: Label, _ source: DigestSource, _ number: Int) -> Int? {
    let line = source.line(number)
    for spelling in label.spellings where source.bytes.hasPrefix(spelling, in: line) { return line.lowerBound + spelling.count }
    return nil
  }

  private static func read(_ source: DigestSource, _ block: Range<Int>, into builder: inout DigestBuilder) {
    let start = source.line(block.lowerBound).lowerBound
    var fields: [Label: Range<Int>] = [:]
    var current: (label: Label, start: Int)?
    // Each label counts once, at the start of a line, and none after the summary's: an abstract may hold any of them.
    for number in block where current?.label != .summary {
      for label in Label.allCases where fields[label] == nil && current?.label != label {
        guard let text = hasLabel(label, source, number) else { continue }
        if let current { fields[current.label] = current.start..<max(current.start, source.line(number).lowerBound) }
        current = (label, text)
        break
      }
    }
    if let current { fields[current.label] = current.start..<max(current.start, source.lines(block).upperBound) }

    var links = PaperLinks()
    var entry = Entry(file: source.file, line: block.lowerBound + 1, format: format, title: "")
    if let title = fields[.title] {
      // A break may part the title from its address.
      let end = block.dropFirst().first { source.isBreak($0) }.map { source.line($0).lowerBound } ?? title.upperBound
      entry.title = FieldText.line(source.bytes, title.lowerBound..<max(title.lowerBound, min(title.upperBound, end)))
    }
    if let authors = fields[.authors] { entry.authors = AuthorList.spaced(FieldText.line(source.bytes, authors)) }
    if let categories = fields[.categories] { entry.categories = Topics.categories(in: FieldText.line(source.bytes, categories)) }
    if let date = fields[.date] { entry.date = DateText.first(in: source.text(date)) }
    if let url = fields[.pdf] {
      let link = CellText.links(source.bytes, url).first
      links.add(source.address(link?.url ?? url), name: "pdf")
    }
    if let summary = fields[.summary] { entry.abstract = builder.present(FieldText.prose(source.bytes, summary)) }
    entry.links = links.links
    entry.id = links.reference?.id
    entry.version = links.reference?.version
    guard !entry.title.isEmpty || entry.id != nil else {
      builder.reject(source.lines(block), expected: "the lines Title:, PDF: and Summary:")
      return
    }
    builder.add(entry, at: start)
  }
}
