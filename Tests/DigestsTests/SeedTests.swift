import Digests
import Testing
import Vocabulary

/// The first and the last entry of each seed in every field. Long texts are not repeated here: they are cut out of the seed's own line
/// by a way of their own.
@Suite(.enabled(if: Shared.isThere, "the data beside the package is not here")) struct SeedTests {
  /// What stands between the first occurrences of two texts, after the first.
  private func between(_ start: String, _ end: String, in text: String) throws -> String {
    let from = try #require(text.range(of: start))
    let to = try #require(text.range(of: end, in: from.upperBound))
    return String(text[from.upperBound..<to.lowerBound])
  }

  @Test func countsAndDistinctPapers() throws {
    var papers: Set<PaperID> = []
    var sets: [Set<PaperID>] = []
    for (number, count) in [21, 50, 22, 80, 166].enumerated() {
      let digest = try Shared.seed(number).digest
      #expect(digest.entries.count == count)
      let ids = Set(digest.entries.compactMap(\.id))
      sets.append(ids)
      papers.formUnion(ids)
    }
    #expect(papers.count == 320)
    #expect(sets[3].count == 79)
    #expect(sets[0].intersection(sets[1]).count + sets[1].intersection(sets[2]).count == 18)
  }

  @Test func huggingFaceTable() throws {
    let (digest, text) = try Shared.seed(0)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let first = try #require(digest.entries.first)
    let last = try #require(digest.entries.last)
    #expect(
      first
        == Entry(
          file: digest.file, line: 7, format: .huggingFaceTable, id: PaperID("2504.14945"),
          title: "Learning to Reason under Off-Policy Guidance", authors: ["Zhi Wang", "ganqu", "huzican", "yaful", "Elliott"],
          date: Day("2025-04-22"), summary: try between("Elliott | ", " |", in: lines[6]),
          links: [
            .init(name: "arxiv", url: "https://arxiv.org/abs/2504.14945"),
            .init(name: "huggingface", url: "https://huggingface.co/papers/2504.14945"),
          ]))
    #expect(
      last
        == Entry(
          file: digest.file, line: last.line, format: .huggingFaceTable, id: PaperID("2504.12186"),
          title: "CoMotion: Concurrent Multi-person 3D Motion",
          authors: ["Stephan R. Richter", "Alejandro Newell", "vkoltun", "lahavl", "peiyun-hu-apple"], date: Day("2025-04-22"),
          summary: try between("peiyun-hu-apple | ", " |", in: lines[last.line - 1]),
          links: [
            .init(name: "arxiv", url: "https://arxiv.org/abs/2504.12186"),
            .init(name: "huggingface", url: "https://huggingface.co/papers/2504.12186"),
          ]))
  }

  @Test func titlePDFSummary() throws {
    let (digest, text) = try Shared.seed(1)
    let first = try #require(digest.entries.first)
    let last = try #require(digest.entries.last)
    #expect(
      first
        == Entry(
          file: digest.file, line: 1, format: .titlePDFSummary, id: PaperID("2503.13553"),
          title: "LLM-Mediated Guidance of MARL Systems", abstract: try between("2503.13553\nSummary: ", "\n---", in: text),
          links: [.init(name: "pdf", url: "https://arxiv.org/pdf/2503.13553")]))
    #expect(
      last
        == Entry(
          file: digest.file, line: last.line, format: .titlePDFSummary, id: PaperID("2503.12545"),
          title: "PEBench: A Fictitious Dataset to Benchmark Machine Unlearning for Multimodal Large Language Models",
          abstract: try between("2503.12545\nSummary: ", "\n---", in: text),
          links: [.init(name: "pdf", url: "https://arxiv.org/pdf/2503.12545")]))
    #expect(digest.messages.count == 1 && digest.messages[0].contains("the digest has no date"))
  }

  @Test func huggingFaceTableWithWrappedTitles() throws {
    let (digest, text) = try Shared.seed(2)
    let first = try #require(digest.entries.first)
    let last = try #require(digest.entries.last)
    #expect(first.line == 7 && first.id == PaperID("2503.14456"))
    #expect(first.title == "RWKV-7 \"Goose\" with Expressive Dynamic State Evolution")
    #expect(first.authors == ["saitejautpala", "Guangyu", "SmerkyG", "ZhangRC", "BlinkDL"])
    #expect(first.summary == (try between("BlinkDL | ", "  |", in: text)))
    #expect(last.id == PaperID("2503.10410") && last.date == Day("2025-03-19"))
    #expect(last.title == "RoCo-Sim: Enhancing Roadside Collaborative Perception through Foreground Simulation")
    #expect(last.authors == ["Junhao Ge", "Yifan Lu", "Zichen Chao", "Anning Hu", "yuwendu"])
    #expect(last.summary == (try between("Anning Hu, yuwendu | ", "  |", in: text)))
    #expect(last.link("arxiv") == "https://arxiv.org/abs/2503.10410")
    #expect(last.abstract == nil && last.comment == nil && last.sections.isEmpty && last.keywords.isEmpty && last.version == nil)
  }

  @Test func keywordTables() throws {
    let (digest, text) = try Shared.seed(3)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let first = try #require(digest.entries.first)
    let last = try #require(digest.entries.last)
    #expect(
      first
        == Entry(
          file: digest.file, line: 15, format: .keywordTables, id: PaperID("2505.02393"), version: 2,
          title: "Uncertainty-Weighted Image-Event Multimodal Fusion for Video Anomaly Detection", date: Day("2025-05-08"),
          keywords: ["Video Anomaly Detection"], abstract: try between("<p>", "</p>", in: lines[14]),
          links: [.init(name: "arxiv", url: "http://arxiv.org/abs/2505.02393v2")]))
    let row = lines[last.line - 1]
    #expect(row.hasPrefix("| **[\(last.title)](\(try #require(last.link("arxiv"))))** | \(try #require(last.date)) | <details>"))
    #expect(last.abstract == (try between("<p>", "</p>", in: row)))
    #expect(last.comment == nil && last.authors.isEmpty && last.keywords.count == 1 && last.version != nil)
    #expect(text.contains("\n## \(last.keywords[0])\n"))
    #expect(digest.date == Day("2025-05-14") && digest.title == "Daily Papers")
  }

  @Test func categorySections() throws {
    let (digest, text) = try Shared.seed(4)
    for entry in [try #require(digest.entries.first), try #require(digest.entries.last)] {
      let id = try #require(entry.id).description
      let block = try between("](https://arxiv.org/abs/\(id))\n", "\n</details>", in: text) + "\n"
      #expect(text.contains("] [\(entry.title)](https://arxiv.org/abs/\(id))"))
      #expect(entry.authors.joined(separator: ",") == (try between("*", "*\n", in: block)))
      #expect(entry.categories.map(\.description) == [try between("Main category: ", "\n", in: block)])
      #expect(entry.sections.map(\.label) == ["TL;DR", "Motivation", "Method", "Result", "Conclusion"])
      for section in entry.sections {
        #expect(section.text == (try between("\n\(section.label): ", "\n", in: block)))
      }
      #expect(entry.abstract == (try between("\nAbstract: ", "\n\n", in: block + "\n")))
      #expect(entry.links == [.init(name: "arxiv", url: "https://arxiv.org/abs/\(id)")])
      #expect(entry.date == nil && entry.summary == nil && entry.comment == nil && entry.keywords.isEmpty && entry.version == nil)
    }
    #expect(digest.entries[0].id == PaperID("2602.04994") && digest.entries[0].line == 13)
    #expect(digest.entries[165].title.hasPrefix("DFlash"))
  }
}

extension String {
  func range(of needle: String, in start: Index? = nil) -> Range<Index>? {
    self[(start ?? startIndex)...].firstRange(of: needle)
  }
}
