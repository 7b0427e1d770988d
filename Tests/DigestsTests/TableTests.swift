import Digests
import Testing
import Vocabulary

private let header = "## Papers for 2025-04-22\n\n| Title | Authors | Summary |\n|-------|---------|---------|\n"
private let links =
  "(Read more on [arXiv](https://arxiv.org/abs/2504.00001) or [HuggingFace](https://huggingface.co/papers/2504.00001))"
private let keywordHeader =
  "# Daily Papers\n\nLast update: 2025-05-14\n\n## Topic One\n| **Title** | **Date** | **Abstract** | **Comment** |\n| --- | --- | --- | --- |\n"

private func details(_ text: String) -> String { "<details><summary>Show</summary><p>\(text)</p></details>" }

@Suite struct HuggingFaceTableTests {
  @Test func aRow() throws {
    let digest = digest(header + "| A title \(links)| Ann, Bob | A summary. |\n", file: "x.md")
    let entry = try #require(digest.entries.first)
    #expect(
      entry
        == Entry(
          file: "x.md", line: 5, format: .huggingFaceTable, id: PaperID("2504.00001"), title: "A title", authors: ["Ann", "Bob"],
          date: Day("2025-04-22"), summary: "A summary.",
          links: [
            .init(name: "arxiv", url: "https://arxiv.org/abs/2504.00001"),
            .init(name: "huggingface", url: "https://huggingface.co/papers/2504.00001"),
          ]))
    #expect(digest.diagnostics.isEmpty && digest.rowCount == 1)
  }

  @Test func olderFilesHaveADash() throws {
    let row =
      "| A - title - read more on [arXiv](https://arxiv.org/abs/2504.00001) or [HuggingFace](https://huggingface.co/papers/2504.00001) | A | S |"
    let entry = try #require(digest(header + row).entries.first)
    #expect(entry.title == "A - title" && entry.links.count == 2 && entry.summary == "S")
  }

  @Test(arguments: [
    ("| A title\n  that wraps \(links)| Ann | S |", "A title that wraps", "S"),
    ("| A title \(links)| Ann | one\n\n  two\nthree |", "A title", "one\n\n  two\nthree"),
    ("| A title \(links)\n| Ann\n| S |", "A title", "S"),
    ("| A title \(links)| Ann | p(x|\ny) |", "A title", "p(x|\ny)"),
  ]) func brokenRowsAreJoined(_ row: String, _ title: String, _ summary: String) throws {
    let digest = digest(header + row + "\n| Next \(links)| Bob | N |\n")
    try #require(digest.entries.count == 2)
    #expect(digest.entries[0].title == title && digest.entries[0].summary == summary)
    #expect(digest.entries[1].title == "Next" && digest.diagnostics.isEmpty)
  }

  @Test(arguments: ["h_{|j-k|} and \\|z\\|_1", "a | b | c", "$p(x|y)$", "\\| |"]) func barsBelongToTheText(_ text: String) throws
  {
    let entry = try #require(digest(header + "| T | U \(links)| Ann | \(text) |").entries.first)
    #expect(entry.title == "T | U" && entry.authors == ["Ann"] && entry.summary == text)
  }

  @Test func columnsInAnyOrder() throws {
    let text = "| Summary | Title | Authors |\n|:--|:-:|--:|\n| S | T \(links) | Ann |"
    let entry = try #require(digest(text).entries.first)
    #expect(entry.title == "T" && entry.summary == "S" && entry.authors == ["Ann"] && entry.links.count == 2)
  }

  @Test func anUnknownColumnIsKept() throws {
    let entry = try #require(digest("| Title | Summary | Upvotes |\n|-|-|-|\n| T \(links) | S | 12 |").entries.first)
    #expect(entry.sections == [.init(label: "Upvotes", text: "12")])
  }

  @Test func anEmptyDay() {
    let digest = digest(header)
    #expect(digest.format == .huggingFaceTable && digest.entries.isEmpty && digest.diagnostics.isEmpty)
    #expect(digest.date == Day("2025-04-22"))
  }

  @Test func manyDaysInOneFile() {
    let text = header + "| T \(links)| A | S |\n\n" + header.replacing("04-22", with: "04-21") + "| T \(links)| A | S |\n"
    #expect(digest(text, file: "README.md").entries.map(\.date) == [Day("2025-04-22"), Day("2025-04-21")])
  }

  @Test func anEmptyCellIsAbsent() throws {
    let entry = try #require(digest(header + "| T \(links)|  |  |").entries.first)
    #expect(entry.authors.isEmpty && entry.summary == nil)
  }

  @Test func theSamePaperTwice() {
    let row = "| T \(links)| A | S |\n"
    #expect(digest(header + row + row).entries.count == 2)
  }
}

@Suite struct KeywordTablesTests {
  private func entry(_ row: String) throws -> Entry { try #require(digest(keywordHeader + row, file: "x.md").entries.first) }

  @Test func aRow() throws {
    let row =
      "| **[A [ ] title](http://arxiv.org/abs/2505.00001v2)** | 2025-05-08 | \(details("One | two.")) | <details><summary>26 pa...</summary><p>26 pages</p></details> |"
    #expect(
      try entry(row)
        == Entry(
          file: "x.md", line: 8, format: .keywordTables, id: PaperID("2505.00001"), version: 2, title: "A [ ] title",
          date: Day("2025-05-08"), keywords: ["Topic One"], abstract: "One | two.", comment: "26 pages",
          links: [.init(name: "arxiv", url: "http://arxiv.org/abs/2505.00001v2")]))
  }

  @Test(arguments: ["a](b) c", "a](http://x.y) | b", "[a] [b](c)", "a | b", "\\|a\\|", "**a** b", "a (b)"])
  func titlesOfLinks(_ title: String) throws {
    let entry = try entry("| **[\(title)](http://arxiv.org/abs/2505.00001v1)** | 2025-05-08 | \(details("A")) | C |")
    #expect(entry.title == title && entry.abstract == "A" && entry.comment == "C" && entry.id == PaperID("2505.00001"))
  }

  @Test func wrappedAbstractsWithBlankLinesAndHeadings() throws {
    let digest = digest(
      keywordHeader
        + "| **[T](http://arxiv.org/abs/2505.00001v1)** | 2025-05-08 | \(details("One\n\n  two |\nthree <b>")) | C |\n"
        + "| **[U](http://arxiv.org/abs/2505.00002v1)** | 2025-05-08 | \(details("")) |  |\n")
    try #require(digest.entries.count == 2)
    #expect(digest.entries[0].abstract == "One\n\n  two |\nthree <b>" && digest.entries[0].comment == "C")
    #expect(digest.entries[1].abstract == nil && digest.entries[1].title == "U")
    #expect(digest.diagnostics.isEmpty)
  }

  @Test func columnsComeAndGo() throws {
    let text = """
      ## Topic

      | Date | **Title** | Authors | Tags | Abstract | Comment |
      |---|---|---|---|---|---|
      | 2025-05-08 | [T](https://arxiv.org/pdf/2505.00001.pdf) | Ann Lee and Bo Li | a, b | an | abstract | x |

      ## Other
      | **Title** | **Date** | **Comment** |
      | --- | --- | --- |
      | **[U](https://arxiv.org/abs/hep-th/9901001)** | 2025-05-07 | 12 pages |
      """
    let digest = digest(text)
    try #require(digest.entries.count == 2)
    #expect(digest.entries[0].authors == ["Ann Lee", "Bo Li"])
    #expect(digest.entries[0].keywords == ["Topic", "a", "b"] && digest.entries[0].abstract == "an | abstract")
    #expect(
      digest.entries[0].comment == "x"
        && digest.entries[0].links == [.init(name: "pdf", url: "https://arxiv.org/pdf/2505.00001.pdf")])
    #expect(digest.entries[1].comment == "12 pages" && digest.entries[1].id == PaperID("hep-th/9901001"))
    #expect(digest.entries[1].keywords == ["Other"] && digest.diagnostics.isEmpty)
  }

  @Test(arguments: [
    "http://arxiv.org/abs/2505.00001", "https://arxiv.org/abs/2505.00001v3", "https://arxiv.org/pdf/2505.00001",
    "http://arxiv.org/pdf/2505.00001v2.pdf", "https://www.arxiv.org/abs/2505.00001",
  ]) func addresses(_ url: String) throws {
    let entry = try entry("| **[T](\(url))** | 2025-05-08 | \(details("A")) |  |")
    #expect(entry.id == PaperID("2505.00001"))
    #expect(entry.version == (url.contains("v3") ? 3 : url.contains("v2") ? 2 : nil))
  }

  @Test func theFilesNameIsNoTopic() {
    let digest = digest("# A Topic\n\n| **Title** | **Date** |\n|-|-|\n| [T](https://arxiv.org/abs/2505.00001) | 2025-05-08 |")
    #expect(digest.entries.map(\.keywords) == [["A Topic"]])
  }
}

@Suite struct BrokenRowTests {
  @Test func tooFewCells() throws {
    let digest = digest(keywordHeader + "| **[T](http://arxiv.org/abs/2505.00001v1)** | 2025-05-08 |\n", file: "x.md")
    #expect(digest.entries.count == 1)
    #expect(
      digest.messages == [
        "x.md:8:1: warning: this row has 2 of the 4 cells Title, Date, Abstract, Comment; add the missing ones: "
          + "| **[T](http://arxiv.org/abs/2505.00001v1)** | 2025-05-08 |"
      ])
  }

  @Test func aShortRowWithoutIdentifierIsNoEntry() {
    let digest = digest(keywordHeader + "| **T** | 2025-05-08 |\n", file: "x.md")
    #expect(digest.entries.isEmpty && digest.rowCount == 1 && digest.messages.count == 1)
    #expect(
      digest.messages[0].hasPrefix(
        "x.md:8:1: warning: this row cannot be read, expected the cells Title, Date, Abstract, Comment"))
  }

  @Test func nothingToRead() {
    let digest = digest(keywordHeader + "|  |  |  |  |\n", file: "x.md")
    #expect(digest.entries.isEmpty && digest.rowCount == 1)
    #expect(
      digest.messages == [
        "x.md:8:1: warning: this row cannot be read, expected the cells Title, Date, Abstract, Comment; correct it: | | | | |"
      ])
  }

  @Test func aLineThatBelongsToNoRow() {
    let digest = digest(
      keywordHeader + "| **[T](http://arxiv.org/abs/2505.00001)** | 2025-05-08 | a | b |\nstray text\n", file: "x.md")
    #expect(digest.entries.count == 1)
    #expect(
      digest.messages == ["x.md:9:1: warning: this row cannot be read, expected a row that begins with |; correct it: stray text"]
    )
  }

  @Test func anUnclosedDetailsEndsWithItsRow() {
    let digest = digest(
      keywordHeader + "| **[T](http://arxiv.org/abs/2505.00001)** | 2025-05-08 | <details><summary>Show</summary><p>open | c |\n"
        + "| **[U](http://arxiv.org/abs/2505.00002)** | 2025-05-08 | a | b |\n")
    #expect(digest.entries.map(\.title) == ["T", "U"])
    #expect(digest.entries[0].abstract == "open" && digest.entries[0].comment == "c")
  }

  @Test func noIdentifier() {
    let messages = digest(
      keywordHeader + "| **T** | 2025-05-08 | a | b |\n| [U](https://arxiv.org/abs/12) | 2025-05-08 | a | b |", file: "x.md"
    ).messages
    #expect(
      messages == [
        "x.md:8:1: warning: this entry has no arXiv identifier, so it is known by its title alone: link it to arxiv.org",
        "x.md:9:1: warning: https://arxiv.org/abs/12 holds no arXiv identifier, such as 2504.14945 or hep-th/9901001: correct the address",
      ])
  }

  @Test func noTitle() {
    let digest = digest(keywordHeader + "| [](https://arxiv.org/abs/2505.00001) | 2025-05-08 | a | b |", file: "x.md")
    #expect(digest.entries.count == 1)
    #expect(digest.messages == ["x.md:8:1: warning: this entry has no title: write one"])
  }

  @Test func noDay() {
    let messages = digest(keywordHeader + "| [T](https://arxiv.org/abs/2505.00001) | soon | a | b |", file: "x.md").messages
    #expect(messages == ["x.md:8:43: warning: `soon` is no day: write it as 2025-04-22"])
  }

  @Test func addressesOfOtherSchemesAreNoLinks() throws {
    let entry = try #require(digest(keywordHeader + "| [T](javascript:alert(1)) | 2025-05-08 | a | b |").entries.first)
    #expect(entry.links.isEmpty && entry.title == "T")
  }
}

@Suite struct TablePropertyTests {
  static let pieces = [
    "word", "a|b", "\\|z\\|", "](", "[x]", "<event>", "$h_{|j-k|}$", "`c`", "**b**", "中文", "é", "_u_", "---", "#", "details",
    "(x)", "&amp;", "\\",
  ]

  @Test(arguments: 0..<40) func rowsAreReadAsWritten(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func words(_ range: ClosedRange<Int>, wrap: Bool) -> String {
      (0..<Int.random(in: range, using: &random)).map { _ in Self.pieces.randomElement(using: &random)! }
        .reduce("x") { $0 + (wrap && Int.random(in: 0..<6, using: &random) == 0 ? "\n  " : " ") + $1 } + " x"
    }
    let rows = (0..<10).map { (number: Int) in
      (
        id: "2505.\(10_000 + number)", title: words(0...8, wrap: true), summary: words(0...20, wrap: true),
        comment: words(0...5, wrap: false)
      )
    }
    let keyword = digest(
      keywordHeader
        + rows.map {
          "| **[\($0.title)](http://arxiv.org/abs/\($0.id)v1)** | 2025-05-08 | \(details($0.summary)) | \($0.comment) |\n"
        }.joined())
    try #require(keyword.entries.map { $0.id?.description } == rows.map(\.id))
    #expect(keyword.entries.map(\.title) == rows.map { collapsed($0.title) })
    #expect(keyword.entries.map(\.abstract) == rows.map(\.summary))
    #expect(keyword.entries.map(\.comment) == rows.map(\.comment))

    let table = digest(
      header
        + rows.map {
          "| \($0.title) (Read more on [arXiv](https://arxiv.org/abs/\($0.id)) or [HuggingFace](https://huggingface.co/papers/\($0.id)))| Ann | \($0.summary) |\n"
        }.joined())
    try #require(table.entries.map { $0.id?.description } == rows.map(\.id))
    #expect(table.entries.map(\.title) == rows.map { collapsed($0.title) })
    #expect(table.entries.map(\.summary) == rows.map(\.summary))
    #expect(table.diagnostics.isEmpty)
  }
}
