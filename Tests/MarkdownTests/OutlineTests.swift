import Markdown
import Testing

private func outline(_ text: String) -> [String] {
  MarkdownOutline.blocks(of: text.utf8.span).map { "\($0.kind) \($0.startLine)-\($0.endLine)" }
}

@Suite struct OutlineTests {
  @Test func whatIsShortIsReadAsByADocument() {
    let text = "# One\n\ntext\nmore\n\nTwo\n---\n\n| a | b |\n|---|---|\n| c | d |\n\n- item\n\n***\n"
    var blocks: [String] = []
    MarkdownDocument(text).walkBlocks { blocks.append("\($0.kind) \($0.startLine)-\($0.endLine)") }
    #expect(outline(text) == blocks)
  }

  @Test(arguments: ["```", "~~~", "<!--", "<script>", "<?", "<![CDATA[", "<pre>", "<div>", "</details>"])
  func nothingSwallowsWhatFollows(_ opening: String) {
    #expect(
      outline("text\n\n\(opening)\n# Heading\n\n## Other\n").filter { $0.hasPrefix("heading") } == [
        "heading(level: 1) 4-4", "heading(level: 2) 6-6",
      ])
  }

  @Test func longLinesKeepTheirKindAndPlace() {
    let long = String(repeating: "word | ", count: 40)
    let text = "# \(long)\n\n| \(long) |\n|\(String(repeating: "---|", count: 41))\n| \(long) |\n\n\(long)\n===\n"
    #expect(outline(text) == ["heading(level: 1) 1-1", "table 3-5", "heading(level: 1) 7-8"])
  }

  @Test func twoLongDelimiterRows() {
    let row = "|\(String(repeating: "---|", count: 41))\n"
    #expect(
      outline("|\(String(repeating: " a |", count: 41))\n" + row + row + "# b\n") == ["table 1-3", "heading(level: 1) 4-4"])
  }

  @Test func linesOfWordsAreCutToTheirLetter() {
    let long = String(repeating: "word ", count: 40)
    let text =
      "\(long)\n\(long)| b\n--- | ---\n\(long)| d\n\nTitle\n===\n\n- \(long)\n  \(long)\n\n    \(long)\n\n\(long)\n# Heading\n"
    var blocks: [String] = []
    MarkdownDocument(text, extensions: .table).walkBlocks { blocks.append("\($0.kind) \($0.startLine)-\($0.endLine)") }
    #expect(outline(text) == blocks)
  }

  @Test func linesMayEndInTheMiddleOfACharacter() {
    #expect(outline(String(repeating: "中", count: 100) + "\n---\n") == ["heading(level: 2) 1-2"])
  }

  @Test(arguments: ["", "\n", "|-|", "|-|\n|-|", "\n|-|\n"]) func edges(_ text: String) { _ = outline(text) }
}
