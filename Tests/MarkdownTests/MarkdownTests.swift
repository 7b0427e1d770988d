import Testing

@testable import Markdown

/// One line per step: `+` enters, `-` leaves.
private func trace(_ text: String) -> [String] {
  var lines: [String] = []
  MarkdownDocument(text).walk { event in
    switch event {
    case .enter(let container): lines.append("+\(container)")
    case .leave(let container): lines.append("-\(container)")
    case .leaf(let leaf): lines.append("\(leaf)")
    }
  }
  return lines
}

private func blocks(_ text: String) -> [String] {
  var lines: [String] = []
  MarkdownDocument(text).walkBlocks { block in
    lines.append("\(block.depth) \(block.kind) \(block.startLine):\(block.startColumn)-\(block.endLine)")
  }
  return lines
}

@Suite struct WalkTests {
  @Test func inlines() {
    #expect(
      trace("*a* **b** `c` ~~d~~\n[e](https://f.org \"g\") <i>") == [
        "+document", "+paragraph",
        "+emphasis", "text(\"a\")", "-emphasis", "text(\" \")",
        "+strong", "text(\"b\")", "-strong", "text(\" \")",
        "code(\"c\")", "text(\" \")",
        "+strikethrough", "text(\"d\")", "-strikethrough",
        "softBreak",
        "+link(url: \"https://f.org\", title: \"g\")", "text(\"e\")", "-link(url: \"https://f.org\", title: \"g\")",
        "text(\" \")", "html(\"<i>\", isBlock: false)",
        "-paragraph", "-document",
      ])
  }

  @Test func listsSayHowTheyAreNumbered() {
    #expect(trace("3. a\n4. b").contains("+list(start: Optional(3), isTight: true)"))
    #expect(trace("- a\n\n- b").contains("+list(start: nil, isTight: false)"))
  }

  @Test func leafBlocks() {
    #expect(trace("```swift\nlet a\n```").contains("codeBlock(\"let a\\n\", info: \"swift\")"))
    #expect(trace("***").contains("thematicBreak"))
    #expect(trace("<div>\n").contains("html(\"<div>\\n\", isBlock: true)"))
    #expect(trace("a  \nb").contains("lineBreak"))
  }

  @Test func tables() {
    let steps = trace("| a |\n| - |\n| b |")
    #expect(steps.contains("+tableRow(isHeader: true)"))
    #expect(steps.contains("+tableRow(isHeader: false)"))
    #expect(steps.contains("+tableCell"))
  }

  @Test func aFailureOfTheBodyEndsTheWalk() {
    struct Stop: Error {}
    var count = 0
    #expect(throws: Stop.self) {
      try MarkdownDocument("a").walk { (_) throws(Stop) in
        count += 1
        throw Stop()
      }
    }
    #expect(count == 1)
  }
}

@Suite struct BlockTests {
  @Test func placesInTheSource() {
    let source = """
      # One

      text
      more

      Two
      ---

      | a | b |
      |---|---|
      | c | d |

      - item
        > quote

      ***
      """
    #expect(
      blocks(source) == [
        "0 heading(level: 1) 1:1-1", "0 paragraph 3:1-4", "0 heading(level: 2) 6:1-7", "0 table 9:1-11", "0 list 13:1-14",
        "1 item 13:1-14", "2 paragraph 13:3-13", "2 blockQuote 14:3-14", "3 paragraph 14:5-14", "0 thematicBreak 16:1-16",
      ])
  }

  @Test func nothingComesOfNothing() { #expect(blocks("").isEmpty) }
}

@Suite struct HTMLTests {
  @Test func safeMode() {
    let html = String(
      decoding: MarkdownDocument("# Hi\n\n<script>x</script>\n\na <b>c</b> [d](javascript:e)").html(), as: UTF8.self)
    #expect(html.contains("<h1>Hi</h1>"))
    #expect(!html.contains("<script"))
    #expect(!html.contains("<b>"))
    #expect(!html.contains("javascript"))
  }

  @Test func gitHubsExtensions() {
    let html = String(decoding: MarkdownDocument("~~a~~ https://b.org\n\n| c |\n|-|\n| d |").html(), as: UTF8.self)
    #expect(html.contains("<del>a</del>"))
    #expect(html.contains("href=\"https://b.org\""))
    #expect(html.contains("<td>d</td>"))
  }

  @Test func bytesThatAreNotUTF8() {
    let html = MarkdownDocument([0x61, 0xFF, 0x62].span).html()
    #expect(String(decoding: html, as: UTF8.self) == "<p>a\u{FFFD}b</p>\n")
  }
}

@Suite(.timeLimit(.minutes(1))) struct HostileInputTests {
  static let fragments = [
    "*", "_", "[", "![", "`", "<", ">", "> ", "- ", "* ", "1. ", "*a ", "a**b", "[a](", "~", "~~a ", "&", "\\", "| ", "|-",
    "<!--",
    "@a", "www.", "http://", "(", "*a_ ", "[a][", "\n>", "-\n", "`a``", "<?", "<![CDATA[", "<!A", "a@", "- a\n\n", "[^a]", "#",
    "\t",
  ]

  @Test(arguments: fragments) func manyOfOne(_ fragment: String) {
    let text = String(repeating: fragment, count: 30_000)
    var steps = 0
    let document = MarkdownDocument(text)
    document.walk { _ in steps += 1 }
    document.walkBlocks { _ in steps += 1 }
    #expect(steps >= 2)
    _ = document.html()
  }

  @Test func deepLinesAreText() {
    let deep = String(repeating: "> ", count: 500) + "end"
    #expect(!trace("a\n\n" + deep).contains("+blockQuote"))
    #expect(trace(String(repeating: "> ", count: 20) + "end").filter { $0 == "+blockQuote" }.count == 20)
  }

  @Test func manyDeepLines() {
    let line = String(repeating: ">", count: 65) + "\n"
    let source = Array(String(repeating: line, count: 150_000).utf8)
    #expect(NestingGuard.tamed(source.span)?.count == source.count + 150_000)
  }
}

/// Many threads at once find what one finds.
@Suite struct ThreadTests {
  @Test func extensionsDoNotDisturbEachOther() async {
    let text = String(repeating: "plain ~~struck~~ https://example.org/ text\n\n", count: 50)
    let alone = trace(text)
    await withTaskGroup(of: Bool.self) { group in
      for round in 0..<400 {
        group.addTask { round % 4 == 0 ? trace("~~short~~").contains("+strikethrough") : trace(text) == alone }
      }
      for await isSame in group { #expect(isSame) }
    }
  }
}
