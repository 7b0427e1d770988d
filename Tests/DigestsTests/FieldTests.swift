import Digests
import Encoding
import Testing
import Vocabulary

private func block(_ title: String, _ body: String = "PDF: https://arxiv.org/pdf/2503.00001\nSummary: Text") -> String {
  "Title: \(title)\n\(body)\n---\n"
}

@Suite struct TitlePDFSummaryTests {
  @Test func wrappedLines() {
    let digest = digest(
      "Title: A long\n  title: with a colon\nPDF: http://arxiv.org/abs/2503.00001v2\nSummary: One.\n  Title: two\n\n  PDF: three\n---\nTitle: B\nPDF: x\nSummary:\n---\n",
      file: "d.txt")
    #expect(digest.entries.map(\.title) == ["A long title: with a colon", "B"])
    #expect(digest.entries.map(\.abstract) == ["One.\n  Title: two\n\n  PDF: three", nil])
    #expect(digest.entries.map(\.version) == [2, nil])
    #expect(digest.entries[0].links == [.init(name: "arxiv", url: "http://arxiv.org/abs/2503.00001v2")])
    #expect(digest.entries[1].links.isEmpty && digest.entries[1].line == 9)
  }

  @Test func aBreakInsideAText() {
    let digest = digest(
      block("A", "PDF: https://arxiv.org/pdf/2503.00001\nSummary: one\n---\ntwo\n- three\nMethod: four") + block("B"))
    #expect(digest.entries.map(\.abstract) == ["one\n---\ntwo\n- three\nMethod: four", "Text"])
  }

  @Test func aMissingBreak() {
    #expect(digest(block("A").replacing("---\n", with: "") + block("B")).entries.map(\.title) == ["A", "B"])
  }

  @Test func nothingAfterTheLabels() {
    let digest = digest("Title:\nPDF:\nSummary: x\n---\n" + block("B"), file: "2025-01-01.md")
    #expect(digest.entries.map(\.title) == ["B"] && digest.rowCount == 2)
    #expect(
      digest.messages == [
        "2025-01-01.md:1:1: warning: this row cannot be read, expected the lines Title:, PDF: and Summary:; correct it: Title: PDF: Summary: x"
      ])
  }
}

@Suite struct DateTests {
  private func date(_ text: String, file: String = "digest.md") -> String? { digest(text, file: file).date?.description }

  @Test(arguments: [
    ("---\ndate: 2025-01-02\n---\n", "x/2025-03-03.md", "2025-01-02"), ("---\ndate: \"2025/01/02\"\n---\n", "x.md", "2025-01-02"),
    ("---\ndate: 20250102\nother: [1, 2]\n---\n", "x.md", "2025-01-02"), ("---\nother: x\n---\n", "2025-03-03.md", "2025-03-03"),
    ("## Papers for 2025-04-22\n\n", "2025-03-03.md", "2025-04-22"), ("## Updated on 2023.01.28\n\n", "x.md", "2023-01-28"),
    ("Last update: 2025-05-14\n\n", "x.md", "2025-05-14"), ("> Last update: 2025-05-14\n\n", "x.md", "2025-05-14"),
    ("# 2025-04-25\n\n", "x.md", "2025-04-25"), ("**Report Date:** 2025-06-09\n\n", "x.md", "2025-06-09"),
    ("---\ntitle: Latest 15 Papers - August 21, 2026\n---\n", "x.md", "2026-08-21"),
    ("# A title of 2025-04-25 years\n\n", "x.md", nil),
    ("", "a/2025/04/22.md", "2025-04-22"), ("", "2025/04-22.md", "2025-04-22"), ("", "20250514_Wed-audio.md", "2025-05-14"),
    ("", "5-Mar-2025-IR.md", "2025-03-05"), ("", "2025-02-30.md", nil), ("", "notes.md", nil), ("", "12345678.md", nil),
    ("", "v1.2025.txt", nil),
  ]) func ofADigest(_ head: String, _ file: String, _ expected: String?) {
    #expect(date(head + block("A"), file: file) == expected)
  }

  @Test func undatedDigestsAreTold() {
    let digest = digest(block("A"), file: "x.md")
    #expect(digest.entries.map(\.date) == [nil])
    #expect(
      digest.messages == [
        "x.md: warning: the digest has no date, so its papers stand in the month of their identifiers: name the file 2025-04-22.md, or begin it "
          + "with `---`, `date: 2025-04-22`, `---`"
      ])
  }

  @Test func frontMatterThatIsWrong() {
    #expect(
      digest("---\ndate: soon\n---\n" + block("A"), file: "2025-01-01.md").messages == [
        "2025-01-01.md:2:7: warning: `date` is no day: write it as 2025-04-22"
      ])
    let broken = digest("---\na: [\n---\n" + block("A"), file: "2025-01-01.md")
    #expect(broken.entries.count == 1 && broken.messages.count == 1)
    #expect(broken.messages[0].contains("warning: the front matter is ignored: "))
  }

  @Test func aDigestMayBeginWithABreak() {
    #expect(digest("---\n" + block("A") + block("B")).entries.map(\.title) == ["A", "B"])
  }
}

@Suite struct PlaceholderTests {
  @Test(arguments: [
    "Summary generation failed", "Error: API quota exceeded", "N/A", "n/a.", "达到API配额限制，请明天再试", "None", "**N/A**",
    "Failed to generate summary",
    "错误：AI分析失败。",
  ]) func countAsAbsent(_ text: String) {
    let digest = digest(block("A", "PDF: https://arxiv.org/pdf/2503.00001\nSummary: \(text)"))
    #expect(digest.entries.map(\.abstract) == [nil] && digest.placeholderCount == 1)
  }

  @Test(arguments: ["None of the methods work", "Error analysis is hard", "N/A is what many tables hold", "Unknown unknowns"])
  func textsStay(_ text: String) {
    let digest = digest(block("A", "PDF: https://arxiv.org/pdf/2503.00001\nSummary: \(text)"))
    #expect(digest.entries.map(\.abstract) == [text] && digest.placeholderCount == 0)
  }
}

@Suite struct ChatterTests {
  @Test(arguments: [
    ("Here is a 4-sentence summary of the research paper:  It works.", "It works."),
    ("Here's a concise summary of the paper \"MIVE: New Design\" based on your guidelines:\n\ni) It works.", "i) It works."),
    ("Sure! Here is a summary: It works.", "It works."), ("以下是该论文的总结：很好。", "很好。"),
    ("Here is what we did: It works.", "Here is what we did: It works."), ("It works. Summary: yes", "It works. Summary: yes"),
    ("Here is a summary:", "Here is a summary:"), ("", ""),
    ("Here is the **summary:** the model works well", "the model works well"),
    ("Here is the **summary:**\nthe model works well", "the model works well"),
    ("Here is the *summary:* it works", "it works"), ("Here is the **summary:**It works", "It works"),
    ("Here is the **summary: ** it works", "it works"), ("Here is the summary: **Bold** words", "**Bold** words"),
    ("Here is a **short** summary:**Bold** words", "**Bold** words"), ("Here is the summary:\n* one\n* two", "* one\n* two"),
    ("Here is the **summary:**", "Here is the **summary:**"),
  ]) func isDroppedFromDisplay(_ text: String, _ shown: String) { #expect(Chatter.withoutPreamble(text) == shown) }

  @Test func staysInTheEntry() {
    let text =
      "| Title | Authors | Summary |\n|-|-|-|\n| [T](https://arxiv.org/abs/2504.00001) | A | Here is a summary: It works. |"
    #expect(digest(text).entries.map(\.summary) == ["Here is a summary: It works."])
  }
}

@Suite struct EntryJSONTests {
  private func line(_ entry: Entry) -> String {
    var bytes: Bytes = []
    EntryJSON.append(entry, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func everyKeyInItsOrder() throws {
    let entry = Entry(
      file: "a b.md", line: 3, format: .categorySections, id: PaperID("2504.14945"), version: 2, title: "T \"q\" \\alpha",
      authors: ["Zoë", "王"],
      date: Day("2025-04-22"), keywords: ["K"],
      categories: [try #require(ArXivCategory("cs.CV")), try #require(ArXivCategory("hep-th"))],
      abstract: "one\n\ntwo\t", summary: "s/t", sections: [.init(label: "TL;DR", text: "<b>"), .init(label: "M", text: "\u{1}")],
      comment: "c",
      links: [.init(name: "arxiv", url: "https://arxiv.org/abs/2504.14945")])
    #expect(
      line(entry)
        == #"{"file":"a b.md","line":3,"format":"category-sections","id":"2504.14945","version":2,"title":"T \"q\" \\alpha","authors":["Zoë","王"],"date":"2025-04-22","keywords":["K"],"categories":["cs.CV","hep-th"],"abstract":"one\n\ntwo\t","summary":"s/t","sections":[{"label":"TL;DR","text":"<b>"},{"label":"M","text":"\u0001"}],"comment":"c","links":{"arxiv":"https://arxiv.org/abs/2504.14945"}}"#
        + "\n")
  }

  @Test func absentOnesAreLeftOut() {
    #expect(
      line(Entry(file: "a", line: 1, format: .keywordTables, title: "")) == #"{"file":"a","line":1,"format":"keyword-tables"}"#
        + "\n")
  }
}

@Suite struct AuthorTests {
  private func authors(_ line: String) throws -> [String] {
    let text = "### [1] [T](https://arxiv.org/abs/2501.00001)\n*\(line)*\n\nMain category: cs.CV\n\nTL;DR: x\n"
    return try #require(digest(text).entries.first).authors
  }

  @Test(arguments: [
    ("A B,C D", ["A B", "C D"]), ("A, Jr.,B", ["A, Jr.", "B"]), ("A, B, C", ["A", "B", "C"]), ("A, Jr.", ["A, Jr."]),
    ("A", ["A"]), ("", []),
    ("A,B, Ph.D.", ["A", "B, Ph.D."]), ("Team X,:,A", ["Team X", ":", "A"]), ("A*,B", ["A*", "B"]),
  ]) func ofATemplateLine(_ line: String, _ expected: [String]) throws { #expect(try authors(line) == expected) }
}
