internal import Vocabulary

/// The body of an entry. The template, line by line:
///
///     ### [n] [title](url)
///     *authors, joined by commas*
///
///     Main category: cs.CV
///
///     TL;DR: …
///
///
///     <details>
///       <summary>Details</summary>
///     Motivation: …
///
///     Method: …
///
///     Result: …
///
///     Conclusion: …
///
///     Abstract: …
///
///     </details>
///
/// Each text stands there as it is, so that it may hold blank lines, lists, headings, `---` and `</details>`.
struct CategorySectionsEntry {
  private let source: DigestSource
  private let start: CategorySectionsHeading
  /// The first line that belongs to it no more.
  private let end: Int

  private static let mainCategory = "Main category:".needle
  private static let detailsEnd = "</details>".needle

  init(_ source: DigestSource, _ start: CategorySectionsHeading, end: Int) {
    self.source = source
    self.start = start
    self.end = end
  }

  /// - Parameter section: what it stands under.
  func read(under section: CategorySections.Section?, into builder: inout DigestBuilder) {
    let bytes = source.bytes
    var entry = Entry(
      file: source.file, line: start.line + 1, format: .categorySections, title: FieldText.line(bytes, start.title))
    var links = PaperLinks()
    links.add(source.address(start.url))

    var line = min(start.bodyLine, end)
    var category: String?
    if let authorLine = start.authorLine {
      let authors = authorsAndCategory(authorLine)
      entry.authors = AuthorList.joinedByCommas(FieldText.line(bytes, authors.names))
      category = authors.category
    }
    if category == nil, let found = mainCategory(from: line) {
      category = found.text
      line = found.line + 1
    }
    if let category, category != section?.name, let found = ArXivCategory(category) { entry.categories.append(found) }
    if let found = section?.category, !entry.categories.contains(found) { entry.categories.append(found) }
    if let section, entry.categories.isEmpty, section.name != "unknown" { entry.keywords.append(section.name) }

    if let title = builder.present(translatedTitle()) { entry.sections.append(.init(label: "Translated title", text: title)) }
    let fields = CategorySectionsFields.read(source, lines: line..<contentEnd(from: line))
    for field in fields {
      let text = FieldText.prose(bytes, field.range)
      switch field.kind {
      case .section(let label):
        if let text = builder.present(text) { entry.sections.append(.init(label: label, text: text)) }
      case .abstract: entry.abstract = builder.present(text)
      case .comment: entry.comment = builder.present(text)
      case .keywords:
        guard let text = builder.present(text) else { continue }
        entry.keywords += text.split(whereSeparator: { ",，;；、".contains($0) }).map {
          FieldText.line(Array($0.utf8), 0..<$0.utf8.count)
        }
      }
    }
    entry.links = links.links
    entry.id = links.reference?.id
    entry.version = links.reference?.version
    builder.add(entry, at: source.line(start.line).lowerBound)
  }

  /// The quoted lines between the heading and the authors, without their marks.
  private func translatedTitle() -> String {
    guard start.authorLine != nil else { return "" }
    var words: [String] = []
    for number in start.translation where number < end {
      let bytes = source.bytes
      var range = bytes.trimmed(source.line(number))
      guard bytes.hasPrefix(">".needle, in: range) else { continue }
      range = bytes.trimmed(range.dropFirst())
      if range.count >= 2, bytes[range.lowerBound] == UInt8(ascii: "*"), bytes[range.upperBound - 1] == UInt8(ascii: "*") {
        range = CellText.withoutBold(bytes, range)
        if range.count >= 2, bytes[range.lowerBound] == UInt8(ascii: "*") { range = range.lowerBound + 1..<range.upperBound - 1 }
      }
      words.append(FieldText.line(bytes, range))
    }
    return words.joined(separator: " ")
  }

  /// The last `</details>` ends the entry: texts may hold others. Without one, the entry goes on to the next.
  private func contentEnd(from line: Int) -> Int {
    var number = end - 1
    while number >= line {
      let range = source.line(number)
      if range.count >= Self.detailsEnd.count, source.bytes.hasPrefix(Self.detailsEnd, in: source.bytes.trimmed(range)) {
        return number
      }
      number -= 1
    }
    return end
  }

  /// `*A,B*`, in forks `*A, B* | **Main category: cs.CV**`.
  private func authorsAndCategory(_ number: Int) -> (names: Range<Int>, category: String?) {
    let bytes = source.bytes
    let line = bytes.trimmed(source.line(number))
    if let bar = bytes.firstRange(of: "* | **Main category:".needle, in: line), bytes.hasSuffix("**".needle, in: line) {
      return (
        line.lowerBound + 1..<max(line.lowerBound + 1, bar.lowerBound),
        FieldText.line(bytes, bar.upperBound..<line.upperBound - 2)
      )
    }
    let last = bytes[line.upperBound - 1] == UInt8(ascii: "*") ? line.upperBound - 1 : line.upperBound
    return (line.lowerBound + 1..<max(line.lowerBound + 1, last), nil)
  }

  /// `Main category: cs.CV` or `**Main category:** cs.CV`, after at most one blank line.
  private func mainCategory(from line: Int) -> (text: String, line: Int)? {
    let bytes = source.bytes
    for number in line..<max(line, min(end, line + 3)) {
      var range = bytes.trimmed(source.line(number))
      if range.isEmpty { continue }
      while !range.isEmpty, bytes[range.lowerBound] == UInt8(ascii: "*") { range = range.dropFirst() }
      guard bytes.hasPrefix(Self.mainCategory, in: range) else { return nil }
      range = range.lowerBound + Self.mainCategory.count..<range.upperBound
      while !range.isEmpty, bytes[range.lowerBound] == UInt8(ascii: "*") { range = range.dropFirst() }
      return (FieldText.line(bytes, range), number)
    }
    return nil
  }
}
