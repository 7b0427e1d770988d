import Digests
import Testing
import Vocabulary

/// An entry as daily-arXiv-ai-enhanced writes it.
private func section(
  _ number: Int, heading: String? = nil, authors: String? = "*A B*\n", category: String = "Main category: cs.CV\n\n"
)
  -> String
{
  """
  \(heading ?? "### [\(number)] [T\(number)](https://arxiv.org/abs/2601.0000\(number))")
  \(authors ?? "")
  \(category)TL;DR: s\(number)


  <details>
    <summary>Details</summary>
  Motivation: m\(number)

  Abstract: a\(number)

  </details>


  """
}

private func sections(_ second: String) -> Digest {
  digest("<div id=toc></div>\n\n# cs.CV [[Back]](#toc)\n\n" + section(1) + second + section(3))
}

private let keywordHeader = "## Topic\n\n| **Title** | **Date** | **Abstract** | **Comment** |\n| --- | --- | --- | --- |\n"
private let tableHeader = "## Papers for 2025-04-22\n\n| Title | Authors | Summary |\n|---|---|---|\n"

private func row(_ number: Int) -> String {
  "| T\(number) (Read more on [arXiv](https://arxiv.org/abs/2504.1494\(number)))| X | s\(number) |\n"
}

/// What a damaged entry may do to itself, and not to its neighbours.
@Suite struct NothingLostTests {
  @Test(arguments: [
    section(2, category: ""), section(2, authors: nil), section(2, heading: "###  [2] [T2](https://arxiv.org/abs/2601.00002)"),
    section(2, heading: "#### [2] [T2](https://arxiv.org/abs/2601.00002)"),
    section(2, authors: "\n\n*A B*\n", category: "**Main category:** cs.CV\n\n"),
  ])
  func anEntryThatLacksSomethingIsItsOwn(_ second: String) throws {
    let digest = sections(second)
    try #require(digest.entries.map { $0.id?.description } == ["2601.00001", "2601.00002", "2601.00003"])
    #expect(digest.entries.map(\.title) == ["T1", "T2", "T3"])
    #expect(digest.entries.map(\.abstract) == ["a1", "a2", "a3"])
    #expect(digest.entries.map { $0.section("TL;DR") } == ["s1", "s2", "s3"])
    #expect(digest.entries[1].categories == [ArXivCategory("cs.CV")])
  }

  @Test(arguments: [
    "### [2] [T2](https://arxiv.org/abs/26", "### [2] [T2", "### [2] [T2\n### a line of its own\n",
  ])
  func aHeadingThatCannotBeReadIsReported(_ heading: String) {
    let digest = sections(section(2, heading: heading))
    #expect(digest.entries.map(\.title) == ["T1", "T3"])
    #expect(digest.entries.map(\.abstract) == ["a1", "a3"])
    #expect(digest.messages.count == 1)
    #expect(digest.messages.first?.contains("this row cannot be read, expected ### [n] [title](address)") == true)
  }

  @Test func aFileThatEndsInAHeadingSaysSo() {
    let text = "# cs.CV [[Back]](#toc)\n\n" + section(1)
    #expect(digest(text + "### [2] [T2](https://arxiv.org/abs/2601.0").messages.count == 1)
    let whole = digest(text + "### [2] [T2](https://arxiv.org/abs/2601.00002)\n*A B*\n")
    #expect(whole.entries.map(\.title) == ["T1", "T2"])
    #expect(whole.messages == [])
  }

  @Test func aHeadingOfAModelsIsText() {
    let quoted = section(2).replacing("m2", with: "m2\n\n### [7] [quoted](https://arxiv.org/abs/2601.00001)\n*A B*")
    let digest = sections(quoted)
    #expect(digest.entries.map(\.title) == ["T1", "T2", "T3"])
    #expect(digest.entries[1].section("Motivation").hasSuffix("*A B*"))
  }

  @Test(arguments: [
    "### [2] [A title\n### [3] [B](https://arxiv.org/abs/2504.10003)\n*Grace*",
    "### [2] [A](https://arxiv.org/abs/2504.10003)\n* | **Main category: cs.CV**",
  ])
  func damagedHeadingsAreRead(_ text: String) {
    #expect(digest(text).entries.map { $0.id?.description } == ["2504.10003"])
  }

  @Test func openingsWithABlankLineBelowAreNoText() throws {
    let text = section(1).replacing("</summary>\n", with: "</summary>\n\n")
    let entry = try #require(digest("# cs.CV [[Back]](#toc)\n\n" + text).entries.first)
    #expect(entry.section("TL;DR") == "s1")
    #expect(entry.section("Motivation") == "m1")
  }

  /// A model that speaks of a later label in an earlier text.
  @Test(arguments: ["Conclusion", "Result", "Method"]) func aStrayLabelHidesNone(_ stray: String) throws {
    var text = "### [1] [T](https://arxiv.org/abs/2601.00001)\n*A*\n\nMain category: cs.CV\n\nTL;DR: s\n\n\n<details>\n"
    text += "  <summary>Details</summary>\n"
    for label in ["Motivation", "Method", "Result", "Conclusion", "Abstract"] {
      text += "\(label): the \(label)\n\n"
      if label == "Motivation", stray != "Method" { text += "\(stray): it is hard\n\n" }
      if label == "Conclusion", stray == "Method" { text += "Method: once more\n\n" }
    }
    let entry = try #require(digest(text + "</details>\n").entries.first)
    for label in ["Method", "Result"] { #expect(entry.section(label) == "the \(label)") }
    #expect(entry.section("Conclusion").hasPrefix("the Conclusion"))
    #expect(entry.abstract == "the Abstract")
  }

  @Test func aHeadingWithinARowIsText() throws {
    let open = "| T1 (Read more on [arXiv](https://arxiv.org/abs/2504.14941))| X | first\n# Results\nsecond |\n"
    let digest = digest(tableHeader + open + row(2) + row(3))
    #expect(digest.entries.map(\.title) == ["T1", "T2", "T3"])
    #expect(digest.entries.first?.summary == "first\n# Results\nsecond")
    #expect(digest.entries.allSatisfy { $0.keywords.isEmpty })
    #expect(digest.messages == [])
  }

  @Test func rowsUnderAFurtherHeadingAreRead() {
    let one = "| **[T1](http://arxiv.org/abs/2505.02391v1)** | 2025-05-08 | a | c |\n"
    let two = "| **[T2](http://arxiv.org/abs/2505.02392v1)** | | a | c |\n"
    let digest = digest(keywordHeader + one + "\n### 2025-05-07\n\n" + two + "\n## Other\n\nProse.\n\n" + two)
    #expect(digest.entries.map(\.title) == ["T1", "T2", "T2"])
    #expect(digest.entries.map(\.date) == ["2025-05-08", "2025-05-07", "2025-05-07"].map { Day($0) })
    #expect(digest.entries.map(\.keywords) == [["Topic"], ["Topic"], ["Other"]])
    #expect(digest.messages == [])
  }

  @Test func barsWithinDetailsStartNoRow() throws {
    let text =
      "| **[T1](http://arxiv.org/abs/2505.02391v1)** | 2025-05-08 | <details><summary>Show</summary><p>We bound\n"
      + "  |A|+|B|+|C| by n</p></details> | c |\n| **[T2](http://arxiv.org/abs/2505.02392v1)** | 2025-05-08 | <details><p>open\n"
      + "| **[T3](http://arxiv.org/abs/2505.02393v1)** | 2025-05-08 | a | c |\n"
    let digest = digest(keywordHeader + text)
    #expect(digest.entries.map(\.title) == ["T1", "T2", "T3"])
    #expect(digest.entries.first?.abstract == "We bound\n  |A|+|B|+|C| by n")
    #expect(digest.entries.first?.comment == "c")
  }

  @Test func rowsWithoutTheirFirstBarAreRead() {
    let rows = "| **[T1](http://arxiv.org/abs/2505.02391v1)** | 2025-05-08 | a | c |\n"
    let bare = "**[T2](http://arxiv.org/abs/2505.02392v1)** | 2025-05-08 | abc | c |\n"
    for text in [rows + bare, rows + "\n" + bare, rows + bare + rows.replacing("T1", with: "T3")] {
      #expect(digest(keywordHeader + text).entries.prefix(2).map(\.title) == ["T1", "T2"])
      #expect(digest(keywordHeader + text).entries.first?.comment == "c")
    }
  }

  @Test func aTableWithoutOuterBarsIsRead() {
    let text =
      "## Topic\n\nTitle | Date | Abstract\n--- | --- | ---\n[T1](http://arxiv.org/abs/2505.02391) | 2025-05-08 | a\nT2 | 2025-05-08 | b\n"
    let digest = digest(text)
    #expect(digest.entries.map(\.title) == ["T1", "T2"])
    #expect(digest.entries.map(\.abstract) == ["a", "b"])
  }

  @Test func aLinkedPaperThatIsNoEntryIsReported() {
    let text = keywordHeader + "| **[T1](http://arxiv.org/abs/2505.02391v1)** | 2025-05-08 | a | c |"
    let digest = digest(
      text
        + " **[T2](https://www.arxiv.org/pdf/2505.02392v2.pdf)** | 2025-05-08 | [again](http://arxiv.org/abs/2505.02391v3) | c |\n"
    )
    #expect(digest.entries.map(\.title) == ["T1"])
    #expect(
      digest.messages.map { $0.prefix(103) } == [
        "2025-04-22.md:5:77: warning: the paper 2505.02392 is linked here and was not read as an entry: write it"
      ])
    // Addresses in a sentence are the authors' own.
    #expect(self.digestOfAbstract("see https://arxiv.org/abs/2301.00001").messages == [])
  }

  private func digestOfAbstract(_ text: String) -> Digest {
    digest("Title: T\nPDF: https://arxiv.org/pdf/2504.14941\nSummary: \(text)\n")
  }

  @Test func blocksWithoutATitleAreTheirOwn() {
    let text =
      "Title: A\nPDF: https://arxiv.org/pdf/2503.13553\nSummary: a\n---\nPDF: https://arxiv.org/pdf/2503.13556\nSummary: plain\n---\n"
      + "Title: B\nPDF: https://arxiv.org/pdf/2503.13554\n---\nPDF: https://arxiv.org/pdf/2503.13557\nSummary: x\n---\n"
    let digest = digest(text)
    #expect(digest.entries.map { $0.id?.description } == ["2503.13553", "2503.13556", "2503.13554", "2503.13557"])
    #expect(digest.entries.map(\.abstract) == ["a", "plain", nil, "x"])
    #expect(digest.messages.count == 2)
  }

  @Test(arguments: [
    "https://arxiv.org/pdf/2504.14941", "HTTPS://ARXIV.ORG/abs/2504.14941", "<https://arxiv.org/abs/2504.14941>",
    "[pdf](https://arxiv.org/pdf/2504.14941)", "https://arxiv.org/abs/2504.14941 \"the paper\"",
  ])
  func addressesAreReadAsPeopleWriteThem(_ address: String) {
    let block = digest("Title: T\nPDF: \(address)\nSummary: s\n")
    #expect(block.entries.first?.id == PaperID("2504.14941"))
    #expect(block.entries.first?.links.count == 1)
    guard !address.hasPrefix("[") else { return }
    let table = digest(keywordHeader + "| [T](\(address)) | 2025-04-22 | a | c |\n")
    #expect(table.entries.map(\.id) == [PaperID("2504.14941")])
    #expect(table.entries.map(\.title) == ["T"])
  }

  @Test func aLinkWithoutAnAddressTellsItsIdentifier() {
    let text = "|Publish Date|Title|Authors|PDF|\n|---|---|---|---|\n|**2023-01-26**|**T**|A|[2301.11323v1]()|\n"
    #expect(digest(text).entries.map(\.id) == [PaperID("2301.11323")])
  }

  @Test func papersWithoutALinkAreNoPartOfTheOneBefore() {
    let text =
      "# A\n\n**Authors**: X\n\n**Link**: [PDF](https://arxiv.org/pdf/2504.14941)\n\n**Abstract**: a\n\n---\n\n# B\n\n**Authors**: Y\n\n"
      + "**Abstract**: b\n\n---\n\n# C\n\n**Link**: [PDF](https://arxiv.org/pdf/2504.14943)\n\n**Abstract**: c\n"
    let digest = digest(text)
    #expect(digest.entries.map(\.title) == ["A", "B", "C"])
    #expect(digest.entries.map(\.abstract) == ["a", "b", "c"])
    #expect(digest.messages.count == 1)
  }

  @Test func whatStandsBehindTheTailOfATitleStays() {
    let row = "| T (Read more on [arXiv](https://arxiv.org/abs/2504.14941)) extra | X | s |\n"
    #expect(digest(tableHeader + row).entries.map(\.title) == ["T extra"])
  }

  @Test(arguments: [
    ("2504.14945", true), ("2504.1494", false), ("1412.0001", true), ("1412.00001", false), ("0704.0001", true),
    ("0703.0001", false), ("9912.12345", false), ("hep-th/9901001", true), ("2513.00001", false),
  ])
  func identifiersHaveTheDigitsOfTheirTime(_ text: String, _ isOne: Bool) {
    #expect((PaperID(text) != nil) == isOne)
  }

  @Test(arguments: ["0025-04-22", "9999-01-01", "2125-04-22", "1889-04-22"]) func yearsThatCannotBeAreReported(_ date: String) {
    let digest = digest(keywordHeader + "| [T](http://arxiv.org/abs/2505.02391) | \(date) | a | c |\n")
    #expect(digest.entries.map(\.date) == [Day("2025-04-22")])
    #expect(digest.messages.map { $0.contains("is no day: write it as 2025-04-22") } == [true])
  }

  @Test func aHeadingWithAnImpossibleDayIsNoTopic() {
    let digest = digest(tableHeader.replacing("2025-04-22", with: "2025-13-45") + row(1))
    #expect(digest.entries.map(\.keywords) == [[]])
    #expect(digest.messages == ["2025-04-22.md:1:1: warning: `2025-13-45` is no day: write it as 2025-04-22"])
  }

  @Test func aTranslatedTitleIsKept() {
    let quoted = section(2, authors: "> *图信号*\n\n*A B*\n", category: "**Main category:** cs.CV\n\n")
    let digest = sections(quoted)
    #expect(digest.entries.map { $0.section("Translated title") } == ["", "图信号", ""])
    #expect(digest.entries.map(\.authors) == [["A B"], ["A B"], ["A B"]])
  }

  @Test func aWeekdayBesideADateDatesAHeading() {
    let rows = "\n\n| Title | Authors | Summary |\n|---|---|---|\n" + row(1)
    for heading in ["Tuesday, 2025-04-29", "2025年4月29日 星期二"] {
      #expect(digest("## \(heading)" + rows).entries.map(\.date) == [Day("2025-04-29")])
    }
    #expect(digest("## Black Monday 1999-10-19" + rows).entries.map(\.date) == [Day("2025-04-22")])
  }

  @Test func keywordsAndComplaintsAreBounded() {
    let tags = (0..<3_000).map { "tag\($0)" }.joined(separator: ", ")
    let many = digest(
      "## T\n\n| Title | Date | Tags |\n|---|---|---|\n| [T](http://arxiv.org/abs/2505.02391) | 2025-05-08 | \(tags) |\n")
    #expect(many.entries.first?.keywords.count == 100)
    #expect(many.messages.map { $0.contains("more than 100 keywords") } == [true])
    let columns = (0..<60).map { "column\($0)" }.joined(separator: "|")
    let broken =
      "|Title|Date|\(columns)|\n|\(String(repeating: "---|", count: 62))\n"
      + String(repeating: "|\(String(repeating: " |", count: 62))\n", count: 1_200)
    let digest = digest(broken)
    #expect(digest.messages.count == 1_001)
    #expect(digest.messages.contains { $0.contains("200 more of this file's lines deserve a warning") })
    #expect(digest.messages.allSatisfy { $0.utf8.count < 600 })
    #expect(digest.rowCount == 1_200)
  }

  // MARK: What another damage had hidden

  @Test func anUnnumberedEntryWithoutAuthorsIsItsOwn() {
    func fork(_ number: Int, _ authors: String) -> String {
      "### [T\(number)](https://arxiv.org/abs/2601.0000\(number))\n\(authors)**Main category:** cs.CV\n\n**TL;DR:** s\n\n**Abstract:** a\(number)\n\n"
    }
    let digest = digest("# cs.CV [[Back]](#toc)\n\n" + fork(1, "*A*\n\n") + fork(2, "\n") + fork(3, "***\n\n*C*\n\n"))
    #expect(digest.entries.map(\.title) == ["T1", "T2", "T3"])
    #expect(digest.entries.map(\.abstract) == ["a1", "a2", "a3"])
    #expect(digest.entries.map(\.authors) == [["A"], [], ["C"]])
  }

  @Test(arguments: [
    "### [Other](https://arxiv.org/abs/1706.03762)\n\n*Attention* is great.",
    "### [2] [x](https://arxiv.org/abs/1706.03762)\n\nText",
    "### [9] [code](https://github.com/a/b)",
  ])
  func headingsThatTextsQuoteAreText(_ quoted: String) {
    let first = section(1).replacing("Abstract: a1", with: "Abstract: a1\n\n\(quoted)")
    let third = section(3).replacing("Abstract: a3", with: "Abstract: a3\n\n\(quoted.replacing("[2]", with: "[4]"))")
    let digest = digest("# cs.CV [[Back]](#toc)\n\n" + first + third)
    #expect(digest.entries.map(\.title) == ["T1", "T3"])
    #expect(digest.entries.allSatisfy { $0.abstract?.contains("](https://") == true })
  }

  @Test func numbersMayHaveGapsAndBeginAnew() {
    let second = "\n# cs.CL [[Back]](#toc)\n\n" + section(1).replacing("00001", with: "00005").replacing("*A B*\n", with: "")
    let text = "# cs.CV [[Back]](#toc)\n\n" + section(1) + section(4, authors: nil) + second + section(2)
    #expect(digest(text).entries.map { $0.id?.description } == ["2601.00001", "2601.00004", "2601.00005", "2601.00002"])
  }

  @Test func aRowCutInDetailsTakesNoOtherWithIt() {
    let rows =
      "| Plain one | 2025-04-22 | <details><summary>Show</summary><p>trunc |\n"
      + "| Plain two | 2025-04-22 | <details><summary>Show</summary><p>abs two</p></details> | c2 |\n"
    #expect(digest(keywordHeader + rows).entries.map(\.title).last == "Plain two")
  }

  @Test func theNextTablesHeadingIsNoText() {
    let open = "| **[T1](http://arxiv.org/abs/2505.02391v1)** | 2025-05-08 | words\n\n"
    let next =
      keywordHeader.replacing("Topic", with: "Other") + "| **[T2](http://arxiv.org/abs/2505.02392v1)** | 2025-05-08 | a | c |\n"
    let digest = digest(
      keywordHeader + open
        + next.replacing("Other\n", with: "Other\n[Home](https://example.org) | [RSS](https://example.org) |\n"))
    #expect(digest.entries.map(\.keywords) == [["Topic"], ["Other"]])
    #expect(digest.entries.first?.abstract == "words")
  }

  @Test func aMissingBarBehindATitleIsMended() {
    let broken = "| One (Read more on [arXiv](https://arxiv.org/abs/2504.14941)) A, B | s1 |\n"
    let wrapped = "| A title that\n is wrapped (Read more on [arXiv](https://arxiv.org/abs/2504.14942)) | C | s2 |\n"
    let digest = digest(tableHeader + broken + wrapped)
    #expect(digest.entries.map(\.title) == ["One", "A title that is wrapped"])
    #expect(digest.entries.map(\.authors) == [["A", "B"], ["C"]])
    #expect(digest.entries.map(\.summary) == ["s1", "s2"])
  }

  @Test func aTableWithoutOuterBarsEndsWithABlankLine() {
    let text = "## Topic\n\nTitle | Date | Abstract\n--- | --- | ---\nT1 | 2025-05-08 | a\n\nNote: a | b | c is how\n"
    #expect(digest(text).entries.map(\.title) == ["T1"])
  }

  @Test func aSecondHeaderBeginsATable() {
    let text =
      keywordHeader
      + "| **[T1](http://arxiv.org/abs/2505.02391v1)** | 2025-05-08 | a | c |\n| Date | Title | Abstract |\n|---|---|---|\n| 2025-05-09 | [T2](http://arxiv.org/abs/2505.02392v1) | b |\n"
    let digest = digest(text)
    #expect(digest.entries.map(\.title) == ["T1", "T2"])
    #expect(digest.entries.map(\.abstract) == ["a", "b"])
  }

  @Test func aBlockMayHaveABreakBeforeItsAddress() {
    let text = "Title: C\n---\nPDF: https://arxiv.org/pdf/2503.00003\nSummary: s\n"
    #expect(
      digest("Title: A\nPDF: https://arxiv.org/pdf/2503.00001\nSummary: a\n---\n" + text).entries.map(\.title) == ["A", "C"])
  }

  @Test func linksThatProseLeadsToAreTheAuthors() {
    let intro = "Inspired by [this](https://arxiv.org/abs/1706.03762).\n\n"
    let rows =
      "| [T1](http://arxiv.org/abs/2505.02391) | 2025-05-08 | As [Foo et al.](https://arxiv.org/abs/1706.03763) say | c |\n"
    #expect(digest(intro + keywordHeader + rows).messages == [])
  }

  @Test func aTitleWithTwoLinksHasThePapersIdentifier() throws {
    let row = "| **[Three](http://arxiv.org/abs/2505.02393v1)** [code](https://github.com/a/b) | 2025-05-08 | a | c |\n"
    let entry = try #require(digest(keywordHeader + row).entries.first)
    #expect(entry.title == "Three")
    #expect(entry.id == PaperID("2505.02393"))
    #expect(entry.link("code") == "https://github.com/a/b")
  }

  @Test func whatIsLostIsNamedBehindMuchElse() {
    let untold =
      (0..<150).map { "| T\($0) | X | s |\n" }.joined() + row(1).dropFirst(2) + "lost [T9](https://arxiv.org/abs/2504.14949) |\n"
    let lost = digest(tableHeader + untold + "\n[T8](https://arxiv.org/abs/2504.14948)\n")
    #expect(lost.messages.count { $0.contains("has no arXiv identifier") } == 100)
    #expect(lost.messages.count { $0.contains("2504.14948 is linked here") } == 1)
  }
}
