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

  /// The long way to the landmarks: all blocks of the whole text.
  private func landmarks(amongBlocksOf text: String) -> [MarkdownBlock] {
    MarkdownOutline.blocks(of: text.utf8.span).filter { block in
      switch block.kind {
      case .heading: block.depth == 0 && block.startColumn == 1
      case .table: true
      default: false
      }
    }
  }

  @Test func landmarksAreThoseAmongTheBlocks() {
    let lines = [
      "", "", " ", "text", "text", "# One", "## Two", "###### Six", "####### Seven", "#", "#hash", " # indented", "---", "===",
      "--- ",
      " ---", "    ---", "| a | b |", "|---|---|", "| - | - |", "a | b", "--|--", ":-", "- item", "  more", "  ---", "  | a |",
      "  |---|",
      "> quote", "> ---", "> # In", "> | a |", "> |---|", ">", "* * *", "***", "___", "1. one", "   ---", "```", "  ```", "<div>",
      "<!-- a", "-->", "[foo]: /url", "\t---", "\ttext", "- - - - -", "-", "=", "\u{C}", "\u{FEFF}# a", "+ ---", "- | a |", "中文",
      "中文 |",
      String(repeating: "-", count: 70), String(repeating: "-", count: 64) + " text", String(repeating: " ", count: 70),
      String(repeating: " ", count: 66) + "# a", String(repeating: "| ", count: 50), String(repeating: "> ", count: 70) + "a",
      "# " + String(repeating: "a", count: 90), "- [ ] a", "    # code", "> > a", "> > ---", "- > a", "  > ---",
    ]
    var generator = SplitMix(seed: 7)
    for round in 0..<20_000 {
      let count = generator.next(below: round % 10 == 0 ? 40 : 9)
      var text = (0..<count).map { _ in lines[generator.next(below: lines.count)] }.joined(separator: "\n")
      if generator.next(below: 4) > 0 { text += "\n" }
      let expected = landmarks(amongBlocksOf: text)
      let found = MarkdownOutline.landmarks(of: text.utf8.span)
      #expect(found == expected, "\(text.debugDescription)")
      if found != expected { return }
    }
  }
}

/// Steele, Lea and Flood's generator: the same numbers each time.
private struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ mixed >> 31) >> 1) % bound
  }
}
