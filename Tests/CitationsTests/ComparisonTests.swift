import Digests
import Foundation
import Testing
import Vocabulary

@testable import Citations

/// What is written in bytes is what the obvious way writes.
@Suite("Citations in bytes")
struct ComparisonTests {
  private func check(_ paper: CitedPaper) {
    let plain = PlainCitation(paper)
    #expect(paper.key == plain.key)
    #expect(text { paper.appendBibTeX(to: &$0) } == plain.bibTeX)
    #expect(text { paper.appendRIS(to: &$0) } == plain.ris)
    #expect(text { paper.appendCSLJSON(to: &$0) } == plain.cslJSON)
    #expect(paper.coins == plain.coins)
  }

  private static let nameParts = [
    "Ada", "M.", "van", "de la", "Lovelace", "Jr.", "III", "sr", "and", "&", ",", ", ", " ", "  ", "The", "the", "Team", "LABS",
    "Núñez", "Émile", "étienne", "Łukasz", "王", "小明", "O'Neil", "et", "al.", "others", "…", "{x}", "}", "\\", "ø", "von.", "x",
    "7",
    "Иван", "de", "d'Été", "\u{A0}", "\u{301}", "김", "\u{200B}", "\t", "Inc.", "...", "–", "\u{FFFE}",
  ]

  private static let titleParts = [
    "On", "the", "A", "BERT", "towards", "3D", "Größe", "études", "大模型", "–", "(", ":", "-", "Attention", "\u{2009}", "x", "$x$",
    "É",
    "  ", "’s", "via", "Supercalifragilisticexpialidocious", "{", "&", "\\emph", "\u{3000}", "ﬁ", "\u{7F}", "😀", "ab\u{301}c",
    "·",
  ]

  @Test(arguments: 1...40)
  func ofRandomPapers(seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
    func words(_ parts: [String], _ count: Int) -> String {
      (0..<count).map { _ in parts[roll(parts.count)] }.joined(separator: roll(8) == 0 ? "" : " ")
    }
    for _ in 0..<50 {
      let title = words(Self.titleParts, roll(6))
      check(
        try sample(
          title, plain: roll(2) == 0 ? nil : words(Self.titleParts, roll(5)),
          authors: (0..<roll(4)).map { _ in words(Self.nameParts, roll(5)) },
          id: roll(4) == 0 ? nil : roll(4) == 0 ? "hep-th/9711200" : "1706.03762", day: "2017-06-0\(1 + roll(9))",
          category: roll(3) == 0 ? nil : "cs.CL", abstract: roll(3) == 0 ? words(Self.titleParts, 5) : nil,
          version: roll(2) == 0 ? nil : 1 + roll(20)))
    }
  }

  private static let seeds = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../shared/seeds").standardizedFileURL

  @Test(.enabled(if: FileManager.default.fileExists(atPath: seeds.path), "the data beside the package is not here"))
  func ofSeeds() throws {
    for file in try FileManager.default.contentsOfDirectory(atPath: Self.seeds.path) where file.hasSuffix(".txt") {
      let digest = DigestParser.parse([UInt8](try Data(contentsOf: Self.seeds.appendingPathComponent(file))), file: file)
      for entry in digest.entries {
        check(
          CitedPaper(
            id: entry.id, version: entry.version, title: entry.title, authors: entry.authors,
            edition: entry.date.map { Edition($0) } ?? .unknown, primaryCategory: entry.categories.first,
            abstract: entry.abstract
          ) { $0 })
      }
    }
  }

  /// Titles that go the short way in every format.
  @Test(arguments: [
    "U-Net for A/B tests", "BERT: 3D mT5, eBPF; GPT-4 (and I)?", "x", "A", "Q", "I, C. and A.", "3D", "ab-C-dE", "A B  C", "A--B",
    "http://a.b", "a:/b", " a", "a ", "-", "",
  ])
  func ofSimpleTitles(title: String) throws { check(try sample(title)) }

  @Test func simpleTitlesAreKnown() {
    for title in ["On U-Net: a 3D (re)view, 2.0; why?", "x", "BERT!", "a / b"] { #expect(CitedPaper.isSimple(title)) }
    for title in ["", " a", "a ", "a  b", "a--b", "a:/b", "$x$", "caf\u{E9}", "a\tb", "it's", "a_b", "\\a", "{a}", "50%"] {
      #expect(!CitedPaper.isSimple(title))
    }
  }

  /// The short way is taken for what it is made for, and nothing else depends on it.
  @Test(arguments: ["Ada Lovelace", "Laurens van der Maaten", "José Núñez", "Robert Downey Jr.", "Gemma Team", "Plato"])
  func commonNamesAreShort(name: String) {
    if case .other = PlainName(name.utf8.span) { Issue.record("\(name) took the long way") }
  }
}
