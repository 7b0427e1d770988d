import Digests
import Testing
import Vocabulary

/// A paper as the template is given it.
private struct Record: Equatable {
  var id: String
  var title: String
  var authors: [String]
  var category: String
  var fields: [String]
  var abstract: String

  static let labels = ["TL;DR", "Motivation", "Method", "Result", "Conclusion"]

  /// The template of the bots, as it is.
  func written(index: Int) -> String {
    """
    ### [\(index)] [\(title)](https://arxiv.org/abs/\(id))
    *\(authors.joined(separator: ","))*

    Main category: \(category)

    TL;DR: \(fields[0])


    <details>
      <summary>Details</summary>
    Motivation: \(fields[1])

    Method: \(fields[2])

    Result: \(fields[3])

    Conclusion: \(fields[4])

    Abstract: \(abstract)

    </details>

    """
  }

  static func file(_ records: [Record]) -> String {
    var order: [String] = []
    for record in records where !order.contains(record.category) { order.append(record.category) }
    var out = "<div id=toc></div>\n\n# Table of Contents\n\n"
    for category in order {
      out += "- [\(category)](#\(category)) [Total: \(records.filter { $0.category == category }.count)]\n"
    }
    var index = 0
    for category in order {
      out += "\n\n<div id='\(category)'></div>\n\n# \(category) [[Back]](#toc)\n\n"
      out += records.filter { $0.category == category }.map { record in
        index += 1
        return record.written(index: index)
      }.joined(separator: "\n\n")
    }
    return out
  }
}

/// Writes records that hold everything that a text may hold without being the template itself.
private struct NastyRecords {
  var random: SeededGenerator

  static let pieces = [
    "plain words", "Method: as ordinary words", "a | b", "\\|z\\|_1", "h_{|j-k|}", "[link](https://example.org/a)", "](", "[x]",
    "[ ]",
    "<event>", "<b>bold", "<!-- open", "<script>", "```", "~~~", "`code`", "**bold**", "_under_ * star *", "$\\alpha_{i}^{2}$",
    "\\textbf{x}",
    "--", "&amp;", "&", "中文。", "é", "😀", "\u{2028}", "\u{202E}rtl", "\\", "\\\\", "#", "%", "\"quoted\"", "it's",
    "https://a.b/c_d",
    "Abstract:", "Conclusion:", "TL;DR:", "(Read more on [arXiv](https://arxiv.org/abs/2501.00001))", "Title: x", "PDF: y",
    "^{[1]}", "|", "- ", "1.",
  ]

  /// Lines that have a meaning to Markdown or to the template elsewhere.
  static let lines = [
    "### A heading of the model's", "# cs.AI", "---", "===", "***", "- item", "  - nested", "1. one", "> quote", "</details>",
    "<details>",
    "<summary>Details</summary>", "| a | b |", "|---|---|", "```swift", "```", "~~~", "<!--", "<div>", "<pre>", "    indented",
    "*emphasised*",
    "**Method:** in bold", "**Conclusion:** in bold", "Main category: cs.XX",
    "### [7] [looks like one](https://arxiv.org/abs/2501.00009)",
    "[ref]: https://example.org", "[^1]: note", "<div id='cs.CV'></div>", "Title: something", "PDF: something", "+ plus",
    "* star", "TL;DR: again",
  ]

  /// Labels after a line that is not blank do not count.
  static let labelLines = [
    "Method: as a line", "Result: as a line", "Conclusion: as a line", "Abstract: as a line", "Motivation: as a line",
  ]

  mutating func words(_ range: ClosedRange<Int>) -> String {
    (0..<Int.random(in: range, using: &random)).map { _ in Self.pieces.randomElement(using: &random)! }.joined(separator: " ")
  }

  /// One paragraph; lines follow each other without a blank one.
  mutating func paragraph() -> String {
    var lines = ["x" + words(0...6)]
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      lines.append((Bool.random(using: &random) ? Self.lines : Self.labelLines).randomElement(using: &random)!)
    }
    return lines.joined(separator: "\n")
  }

  /// Paragraphs, lists and lines with blank ones between them, as models write.
  mutating func field() -> String {
    if Int.random(in: 0..<12, using: &random) == 0 { return "" }
    var blocks = [paragraph()]
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      blocks.append(Bool.random(using: &random) ? paragraph() : Self.lines.randomElement(using: &random)!)
    }
    return trimmed(blocks.joined(separator: "\n\n"))
  }

  mutating func record(_ number: Int) -> Record {
    let names = [
      "Ann Lee", "José Ñ. Núñez", "Wei Wang", "Smith, Jr.", "van der Berg", "Kimi Team", ":", "O'Neil", "J.-P. *Star", "王伟",
      "D. (MIT)",
    ]
    var authors = (0..<Int.random(in: 0...6, using: &random)).map { _ in names.randomElement(using: &random)! }
    // Of a name alone with its suffix nothing tells that the comma is its own, but the suffix.
    if authors.count == 2, authors.allSatisfy({ $0 == "Smith, Jr." }) { authors[0] = "Ann Lee" }
    return Record(
      id: "2501.\(10_000 + number)", title: collapsed("T" + words(0...8)), authors: authors,
      category: ["cs.CV", "cs.CL", "hep-th", "cond-mat.mes-hall", "math.GT"].randomElement(using: &random)!,
      fields: (0..<5).map { _ in field() }, abstract: abstract())
  }

  /// arXiv's abstracts have lines and labels, no blank lines; ours have blank lines, too, with labels that are not the abstract's own.
  mutating func abstract() -> String {
    var blocks = [paragraph()]
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      blocks.append(Bool.random(using: &random) ? paragraph() : "Method: a paragraph of the abstract\n\nConclusion: another")
    }
    return trimmed(blocks.joined(separator: "\n\n"))
  }

  private func trimmed(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, last == " " || last == "\n" { text = text.dropLast() }
    while let first = text.first, first == " " || first == "\n" { text = text.dropFirst() }
    return String(text)
  }
}

@Suite struct CategorySectionsPropertyTests {
  @Test(arguments: 0..<60) func whatTheTemplateWroteIsRead(_ seed: UInt64) throws {
    var nasty = NastyRecords(random: SeededGenerator(seed: seed))
    let records = (0..<12).map { nasty.record($0) }
    let digest = digest(Record.file(records))
    #expect(digest.format == .categorySections)
    var order: [String] = []
    for record in records where !order.contains(record.category) { order.append(record.category) }
    let expected = order.flatMap { category in records.filter { $0.category == category } }
    try #require(digest.entries.map { $0.id?.description } == expected.map(\.id))
    for (entry, record) in zip(digest.entries, expected) {
      let read = Record(
        id: entry.id?.description ?? "", title: entry.title, authors: entry.authors, category: entry.categories[0].description,
        fields: Record.labels.map { collapsed(entry.section($0)) }, abstract: collapsed(entry.abstract ?? ""))
      var wanted = record
      wanted.fields = wanted.fields.map(collapsed)
      wanted.abstract = collapsed(wanted.abstract)
      #expect(read == wanted)
      #expect(entry.line >= 1)
    }
  }
}
