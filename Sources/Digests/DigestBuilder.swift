internal import Vocabulary

/// Gathers what a dialect finds in a source, and sees to what all of them have in common: dates, placeholders, complaints.
struct DigestBuilder {
  let source: DigestSource
  /// The day of the whole file.
  let date: Day?
  var format: DigestFormat?
  private(set) var entries: [Entry] = []
  private(set) var diagnostics: [Diagnostic]
  private(set) var placeholderCount = 0
  private var rowCount = 0
  private var suppressedCount = 0
  private var warningCount = 0
  private var lossCount = 0
  private var rejected: [Range<Int>] = []
  /// Headings that give a date of their own, in order; none when the front matter has dated the whole file.
  private let datedLines: [(line: Int, day: Day)]

  /// A file that is broken throughout says so often enough.
  private static let mostWarnings = 100
  private static let mostLosses = 1_000
  /// A paper with more keywords would have a page for each word of a text.
  static let mostKeywords = 100

  init(_ source: DigestSource) {
    self.source = source
    diagnostics = source.diagnostics
    let dated = source.frontMatter.date == nil ? DigestDate.datedHeadings(source) : []
    datedLines = dated
    var impossibleDays: [(day: String, start: Int)] = []
    for heading in source.headings where heading.level <= 3 {
      guard let day = DigestDate.impossibleDay(inHeading: heading.text) else { continue }
      impossibleDays.append((day, source.line(heading.line).lowerBound))
    }
    date = source.frontMatter.date ?? dated.first?.day ?? DigestDate.announced(source) ?? DigestDate.inPath(source.file)
    for (day, start) in impossibleDays { warn("`\(day)` is no day: write it as 2025-04-22", at: start) }
  }

  /// The day that holds for a row on a line (from 0) which says none of its own.
  func day(at line: Int) -> Day? {
    let next = datedLines.partitioned { $0.line >= line }
    return next > 0 ? datedLines[next - 1].day : date
  }

  /// Nil when the text is empty, or is what a failed bot leaves, which is counted.
  mutating func present(_ text: String) -> String? {
    if text.isEmpty { return nil }
    if Placeholder.matches(text) {
      placeholderCount += 1
      return nil
    }
    return text
  }

  mutating func warn(_ message: String, at offset: Int) {
    warningCount += 1
    warn(message, at: offset, isTooMuch: warningCount > Self.mostWarnings)
  }

  /// What was lost has a count of its own, so that it is not hidden by what is only not as it should be.
  private mutating func warn(ofLoss message: String, at offset: Int) {
    rowCount += 1
    lossCount += 1
    warn(message, at: offset, isTooMuch: lossCount > Self.mostLosses)
  }

  private mutating func warn(_ message: String, at offset: Int, isTooMuch: Bool) {
    if isTooMuch { suppressedCount += 1 } else { diagnostics.append(.warning(message, at: source.location(of: offset))) }
  }

  /// Reports a row that gave no entry. `expected` says what should have stood there.
  mutating func reject(_ row: Range<Int>, expected: String) {
    rejected.append(row)
    warn(ofLoss: "this row cannot be read, expected \(expected); correct it: \(excerpt(row))", at: row.lowerBound)
  }

  /// The start of a row, on one line.
  func excerpt(_ row: Range<Int>) -> String {
    let cut = row.lowerBound..<min(row.upperBound, row.lowerBound + 120)
    var text = FieldText.line(source.bytes, cut)
    if cut.upperBound < row.upperBound {
      while text.unicodeScalars.last == "\u{FFFD}" { text.unicodeScalars.removeLast() }
      text += "…"
    }
    return text
  }

  /// Takes an entry. `start` is where it begins in the source, for what there is to say about it.
  mutating func add(_ entry: consuming Entry, at start: Int) {
    rowCount += 1
    if entry.date == nil { entry.date = day(at: entry.line - 1) }
    if entry.keywords.count > Self.mostKeywords {
      warn("this entry has more than \(Self.mostKeywords) keywords, and the rest is left out: list fewer", at: start)
      entry.keywords.removeLast(entry.keywords.count - Self.mostKeywords)
    }
    if entry.title.isEmpty { warn("this entry has no title: write one", at: start) }
    if entry.id == nil {
      if let link = entry.links.first(where: { PaperLinks.claimsArXiv($0.url) }) {
        warn("\(link.url) holds no arXiv identifier, such as 2504.14945 or hep-th/9901001: correct the address", at: start)
      } else {
        warn("this entry has no arXiv identifier, so it is known by its title alone: link it to arxiv.org", at: start)
      }
    }
    entries.append(entry)
  }

  mutating func finish() -> Digest {
    let rejected = rejected.sorted { $0.lowerBound < $1.lowerBound }
    for link in UnreadLinks(source, entries: entries).found() {
      let next = rejected.partitioned { $0.lowerBound > link.start }
      if next > 0, rejected[next - 1].contains(link.start) { continue }
      warn(
        ofLoss: "the paper \(link.id) is linked here and was not read as an entry: write it like the others: "
          + excerpt(source.line(source.lineNumber(of: link.start))), at: link.start)
    }
    var digest = Digest(file: source.file)
    digest.format = format
    digest.date = date
    // Where each paper has a heading, the first of them is no name of the file.
    let title = source.title
    digest.title = entries.indices.contains { entries[$0].title == title } ? nil : title
    digest.entries = entries
    // A dialect may have read its tables first and its lists then. To sort is to copy, and few have to be sorted.
    let lines = entries.map(\.line)
    if zip(lines, lines.dropFirst()).contains(where: { $0 > $1 }) {
      digest.entries = entries.indices.sorted { (lines[$0], $0) < (lines[$1], $1) }.map { entries[$0] }
    }
    digest.placeholderCount = placeholderCount
    digest.rowCount = rowCount
    digest.diagnostics = diagnostics
    if suppressedCount > 0 {
      digest.diagnostics.append(
        .warning(
          "\(suppressedCount) more of this file's lines deserve a warning: correct those that are named first",
          at: SourceLocation(file: source.file)))
    }
    if date == nil, entries.contains(where: { $0.date == nil }) {
      digest.diagnostics.append(
        .warning(
          "the digest has no date, so its papers stand in the month of their identifiers: name the file 2025-04-22.md, or begin "
            + "it with `---`, `date: 2025-04-22`, `---`", at: SourceLocation(file: source.file)))
    }
    // Of one place, in the order of finding.
    digest.diagnostics = digest.diagnostics.enumerated().sorted {
      let left = ($0.element.location?.line ?? 0, $0.element.location?.column ?? 0, $0.offset)
      let right = ($1.element.location?.line ?? 0, $1.element.location?.column ?? 0, $1.offset)
      return left < right
    }.map(\.element)
    return digest
  }
}
