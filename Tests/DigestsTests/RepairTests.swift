import Digests
import Testing
import Vocabulary

private let block = "Title: A title\nPDF: https://arxiv.org/pdf/2503.00001\nSummary: Text\n---\n"

@Suite struct RepairTests {
  private func parse(_ bytes: [UInt8]) -> Digest { DigestParser.parse(bytes, file: "2025-03-01.txt") }

  @Test func byteOrderMarkAndLineEnds() {
    let crlf =
      "\u{FEFF}" + block.replacing("\n", with: "\r\n") + block.replacing("\n", with: "\r").replacing("A title", with: "B")
    let digest = digest(crlf, file: "2025-03-01.txt")
    #expect(digest.entries.map(\.title) == ["A title", "B"])
    #expect(digest.entries.map(\.line) == [1, 5])
    #expect(digest.entries.map(\.abstract) == ["Text", "Text"])
    #expect(digest.diagnostics.isEmpty)
  }

  @Test func bytesThatAreNotUTF8() {
    let digest = parse(
      Array("Title: Caf".utf8) + [0xE9, 0xFF] + Array("\nPDF: https://arxiv.org/pdf/2503.00001\nSummary: ".utf8) + [0xFF])
    #expect(digest.entries.map(\.title) == ["Caf\u{FFFD}\u{FFFD}"])
    #expect(
      digest.messages == [
        "2025-03-01.txt:1:11: warning: these bytes are not UTF-8 and are shown as U+FFFD: save the file as UTF-8"
      ])
  }

  @Test func nulIsDropped() {
    let digest = parse(Array("Title: a\0b\nPDF: https://arxiv.org/pdf/2503.00001\nSummary: x".utf8))
    #expect(digest.entries.map(\.title) == ["ab"])
    #expect(digest.messages == ["2025-03-01.txt:1:9: warning: a NUL byte was dropped: remove it from the file"])
  }

  @Test func separatorsAndDirectionsAreText() {
    let digest = digest(block.replacing("A title", with: "A\u{2028}b \u{202E}c\u{202C}"))
    #expect(digest.entries.map(\.title) == ["A\u{2028}b \u{202E}c\u{202C}"])
    #expect(digest.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("$\textit{x}$", "$\\textit{x}$"), ("\tau-bench", "\\tau-bench"), ("a \times b", "a \\times b"), ("$a\to b$", "$a\\to b$"),
    ("$\u{08}eta$ and $\u{0C}rac{1}{2}$", "$\\beta$ and $\\frac{1}{2}$"), ("$\u{0B}arepsilon$", "$\\varepsilon$"),
    ("a\tb", "a b"),
    ("$\theta$", "$\\theta$"),
  ]) func eatenBackslashes(_ written: String, _ meant: String) {
    let digest = digest(block.replacing("A title", with: written).replacing("Text", with: written))
    #expect(digest.entries.map(\.title) == [meant])
    #expect(digest.entries.map { collapsed($0.abstract ?? "") } == [meant])
  }

  @Test func aFileOverTheLimit() {
    var limits = DigestParser.Limits()
    limits.bytes = 10
    let digest = DigestParser.parse(Array(block.utf8), file: "a.md", limits: limits)
    #expect(digest.entries.isEmpty && digest.format == nil)
    #expect(
      digest.messages == ["a.md: error: the file has \(block.utf8.count) bytes and the limit is 10: split it, or raise the limit"]
    )
    #expect(DigestParser.Limits().bytes == 64 << 20)
  }

  @Test(arguments: [
    "", "\n\n", "# Notes\n\nJust text.", "| a | b |\n|-|-|\n| c | d |", "\u{FEFF}", "---\n---\n", "---\ndate: [\n---\n", "```",
    "### [",
  ])
  func whatNoFormatRecognises(_ text: String) {
    let digest = digest(text, file: "notes.md")
    #expect(digest.format == nil && digest.entries.isEmpty)
    #expect(
      digest.messages.last?.hasPrefix("notes.md: warning: no digest format recognises this file") == true
        || digest.messages.count == 2)
  }

  /// Pieces of all formats in any order: nothing may crash or hang.
  @Test(arguments: 0..<60) func anyMixtureOfPieces(_ seed: UInt64) {
    let pieces = [
      "### [1] [t](https://arxiv.org/abs/2501.00001)", "*a,b*", "Main category: cs.CV", "TL;DR: x", "<details>",
      "  <summary>Details</summary>",
      "Motivation: m", "Abstract: a", "</details>", "# cs.CV [[Back]](#toc)", "| Title | Date | Abstract |", "|---|---|---|",
      "| **[t](http://arxiv.org/abs/2501.00001)** | 2025-01-01 | a |", "| a", "b |", "Title: t",
      "PDF: https://arxiv.org/pdf/2501.00001",
      "Summary: s", "---", "", "", "#### [new 001] t", "- **分类: cs.CV**", "> **摘要:** x", "# t", "**Authors**: a",
      "**Link**: [PDF](x)", "- 2025-01-01, **t**, a, Paper: [x](y)",
      "|", "](", "###", "[", "*", "**", "\t", "\\", "<div id=toc></div>", "> ", "(Read more on [arXiv](", "```",
    ]
    var random = SeededGenerator(seed: seed)
    let text = (0..<80).map { _ in pieces.randomElement(using: &random)! }.joined(separator: seed % 3 == 0 ? " " : "\n")
    for format in DigestFormat.allCases { _ = digest(text, format: format) }
    _ = digest(text)
    for cut in stride(from: 0, to: text.utf8.count, by: 97) { _ = DigestParser.parse(Array(text.utf8.prefix(cut)), file: "x") }
  }

  @Test(arguments: ["*", "> ", "[", "| ", "### [1] [", "<details>", "- ", "Title: ", "a](http", "\t", "`"])
  func hostileRepetition(_ piece: String) {
    let text = String(repeating: piece, count: 30_000)
    _ = digest(text)
    _ = digest("| Title | Date |\n|-|-|\n| " + text)
    _ = digest(
      "<div id=toc></div>\n\n### [1] [t](https://arxiv.org/abs/2501.00001)\n*a*\n\nMain category: cs.CV\n\nTL;DR: " + text)
  }
}
