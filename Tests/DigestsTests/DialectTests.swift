import Digests
import Testing
import Vocabulary

@Suite struct CategorySectionsTests {
  private func entry(
    _ fields: String, head: String = "### [1] [T](https://arxiv.org/abs/2501.00001v3)\n*A,B*\n\nMain category: cs.CV\n\n"
  ) throws -> Entry {
    let text = "<div id=toc></div>\n\n# Table of Contents\n\n# cs.AI [[Back]](#toc)\n\n" + head + fields
    return try #require(digest(text).entries.first)
  }

  private let opening = "TL;DR: t\n\n\n<details>\n  <summary>Details</summary>\n"

  @Test func theMainCategoryComesFirst() throws {
    let entry = try entry(opening + "Motivation: m\n\nMethod: n\n\nResult: r\n\nConclusion: c\n\nAbstract: a\n\n</details>\n")
    #expect(entry.categories.map(\.description) == ["cs.CV", "cs.AI"])
    #expect(entry.version == 3 && entry.line == 7 && entry.keywords.isEmpty && entry.abstract == "a")
    #expect(entry.sections.map(\.text) == ["t", "m", "n", "r", "c"])
  }

  @Test func anAnswerGivenTwice() throws {
    let spilled =
      "Motivation: m\n\nMethod: x\n\nResult: y\n\nConclusion: z\n\nMethod: n\n\nResult: r\n\nConclusion: c\n\nAbstract: a\n\n</details>\n"
    let entry = try entry(opening + spilled)
    #expect(entry.sections.map { collapsed($0.text) } == ["t", "m Method: x Result: y Conclusion: z", "n", "r", "c"])
  }

  @Test func aTLDRThatBringsAllLabels() throws {
    let fields = "Motivation: m\n\nMethod: n\n\nResult: r\n\nConclusion: c\n\nAbstract: a\n\n</details>\n"
    let entry = try entry(opening.replacing("TL;DR: t", with: "TL;DR: t\n\nMotivation: x\n\nMethod: y\n\nAbstract: z") + fields)
    #expect(entry.section("TL;DR") == "t\n\nMotivation: x\n\nMethod: y\n\nAbstract: z")
    #expect(entry.sections.dropFirst().map(\.text) == ["m", "n", "r", "c"] && entry.abstract == "a")
  }

  @Test func anAbstractInAModelsText() throws {
    let entry = try entry(
      opening
        + "Motivation: m\n\nMethod: n\n\nResult: r\n\nConclusion: c\n\nAbstract: x\n\nAbstract: a\nMethod: b\n\n</details>\n")
    #expect(entry.section("Conclusion") == "c\n\nAbstract: x" && entry.abstract == "a\nMethod: b")
  }

  @Test func aWrappedTitle() throws {
    let entry = try entry(
      opening + "Motivation: m\n\n</details>\n",
      head: "### [1] [One (two)\n  three](https://arxiv.org/abs/2501.00001)\n*A*\n\nMain category: cs.CV\n\n")
    #expect(entry.title == "One (two) three" && entry.section("Motivation") == "m")
  }

  @Test func fencesAndOpenCommentsSwallowNothing() {
    let one = "### [1] [T](https://arxiv.org/abs/2501.00001)\n*A*\n\nMain category: cs.CV\n\nTL;DR: \n```\n<!--\n<script>\n\n\n"
    let digest = digest("# cs.CV [[Back]](#toc)\n\n" + one + one.replacing("00001", with: "00002"))
    #expect(digest.entries.compactMap(\.id?.description) == ["2501.00001", "2501.00002"])
  }

  @Test func aDayWithoutPapers() {
    let digest = digest("<div id=toc></div>\n\n# Table of Contents\n\n")
    #expect(digest.format == .categorySections && digest.entries.isEmpty && digest.diagnostics.isEmpty)
  }

  @Test func forksWithBoldLabels() throws {
    let text = """
      # 2025-04-25

      ## cs.HC

      ### [1] [T](https://arxiv.org/abs/2504.00001)
      > *标题*

      *A, B* | **Main category: cs.LG**

      **Keywords:** a, b

      > **TL;DR:** t
      > more

      <details>
        <summary>Details</summary>

      **Motivation:** m

      **Conclusion:** c

      Method: ordinary

      > **摘要翻译:** z

      </details>
      """
    let entry = try #require(digest(text, file: "x.md").entries.first)
    #expect(
      entry.keywords == ["a", "b"] && entry.categories.map(\.description) == ["cs.LG", "cs.HC"] && entry.authors == ["A", "B"])
    #expect(entry.sections.map(\.label) == ["Translated title", "TL;DR", "Motivation", "Conclusion", "摘要翻译"])
    #expect(entry.section("Conclusion") == "c\n\nMethod: ordinary" && entry.date == Day("2025-04-25"))
  }

  @Test func aTaskIsATLDR() throws {
    let entry = try entry(
      "Task: t\n\nMotivation: m\n\n<details>\n  <summary>Details</summary>\nMethod: n\n\nAbstract: a\n\n</details>\n")
    #expect(entry.sections.map(\.label) == ["TL;DR", "Motivation", "Method"] && entry.sections.map(\.text) == ["t", "m", "n"])
  }
}

@Suite struct FurtherDialectTests {
  @Test func cvArXivDaily() throws {
    let text = """
      ## Updated on 2023.01.28

      ## NLP

      |Publish Date|Title|Authors|PDF|Code|
      |---|---|---|---|---|
      |**2023-01-24**|**A | B**|Ann Lee et.al.|[2301.11322v1](http://arxiv.org/abs/2301.11322v1)|**[link](https://github.com/a/b)**|
      |**2023-01-23**|**C**|Bo Li et.al.|[2301.11323v2](http://arxiv.org/abs/2301.11323v2)|null|
      """
    let digest = digest(text, file: "README.md")
    #expect(digest.format == .cvArXivDaily && digest.date == Day("2023-01-28"))
    #expect(
      digest.entries.first
        == Entry(
          file: "README.md", line: 7, format: .cvArXivDaily, id: PaperID("2301.11322"), version: 1, title: "A | B",
          authors: ["Ann Lee"],
          date: Day("2023-01-24"), keywords: ["NLP"],
          links: [
            .init(name: "arxiv", url: "http://arxiv.org/abs/2301.11322v1"), .init(name: "code", url: "https://github.com/a/b"),
          ]))
    #expect(digest.entries.last?.links.count == 1 && digest.diagnostics.isEmpty)
  }

  @Test func cvArXivDailyAsAList() throws {
    let item =
      "- 2026-04-22, **A, **B** c**, Bob et.al., Paper: [http://arxiv.org/abs/2604.00002v1](http://arxiv.org/abs/2604.00002v1), Code: **[https://github.com/a/b](https://github.com/a/b)**"
    let entry = try #require(digest("## NLP\n\n" + item).entries.first)
    #expect(
      entry.title == "A, **B** c" && entry.authors == ["Bob"] && entry.keywords == ["NLP"]
        && entry.link("code") == "https://github.com/a/b")
  }

  @Test func titleLinkAbstract() throws {
    let one =
      "# A title: of 2025\n\n**Authors**: Ann Lee, Bo Li  \n\n**Link**: [PDF](https://arxiv.org/pdf/2503.02695)  \n\n**Abstract**: One.\n\n---\nTwo. \n\n---\n"
    let digest = digest(one + one.replacing("A title", with: "B"), file: "5-Mar-2025-IR.md")
    #expect(digest.format == .titleLinkAbstract && digest.entries.map(\.title) == ["A title: of 2025", "B: of 2025"])
    #expect(
      digest.entries.map(\.abstract) == ["One.\n\n---\nTwo.", "One.\n\n---\nTwo."]
        && digest.entries[0].authors == ["Ann Lee", "Bo Li"])
    #expect(
      digest.entries[0].date == Day("2025-03-05")
        && digest.entries[0].links == [.init(name: "pdf", url: "https://arxiv.org/pdf/2503.02695")])
  }

  @Test func listingZH() throws {
    let text = """
      # 音频 cs.SD;  eess.SP

      ## 最新发布

      #### [new 001] A title
      - **分类: cs.SD; cs.AI; I.3.6**

      - **简介: 很好。**

      - **链接: [http://arxiv.org/pdf/2505.08175v1](http://arxiv.org/pdf/2505.08175v1)**

      > **作者:** Ann Lee; Bo Li
      >
      > **备注:** 8 pages
      >
      > **摘要:** One
      > two.
      >
      ---
      #### [replaced 002] B
      - **分类: cs.SD**
      """
    let digest = digest(text, file: "20250514_Wed.md")
    try #require(digest.entries.count == 2)
    #expect(
      digest.entries[0]
        == Entry(
          file: "20250514_Wed.md", line: 5, format: .listingZH, id: PaperID("2505.08175"), version: 1, title: "A title",
          authors: ["Ann Lee", "Bo Li"], date: Day("2025-05-14"), keywords: ["音频"],
          categories: [try #require(ArXivCategory("cs.SD")), try #require(ArXivCategory("cs.AI"))], abstract: "One\ntwo.",
          summary: "很好。",
          comment: "8 pages", links: [.init(name: "pdf", url: "http://arxiv.org/pdf/2505.08175v1")]))
    #expect(digest.entries[1].title == "B" && digest.messages.count == 1)
  }

  @Test func paperReader() throws {
    let text = """
      ---
      title: "A: title"
      authors: "Ann Lee, Bo Li"
      date: 20170612
      pdf: "https://arxiv.org/pdf/1706.03762v1"
      tags: ["query:transformer", "query:attention"]
      tldr: short
      abstract_en: |
        The $x_1$ abstract.
      motivation: m
      ---

      ## Original Abstract
      The abstract.

      ## Summary
      **Long** text.

      ### 1. Part
      """
    let digest = digest(text, file: "p.md")
    #expect(
      digest.entries == [
        Entry(
          file: "p.md", line: 1, format: .paperReader, id: PaperID("1706.03762"), version: 1, title: "A: title",
          authors: ["Ann Lee", "Bo Li"],
          date: Day("2017-06-12"), keywords: ["transformer", "attention"], abstract: "The $x_1$ abstract.",
          summary: "**Long** text.\n\n### 1. Part",
          sections: [.init(label: "TL;DR", text: "short"), .init(label: "Motivation", text: "m")],
          links: [.init(name: "pdf", url: "https://arxiv.org/pdf/1706.03762v1")])
      ])
  }
}
