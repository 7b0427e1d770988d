@testable import Catalogue
import Configuration
import Digests
import Testing
import Vocabulary

@Test func topicsCollectOtherDigestsPapersFromTheirFirstDayOn() {
  let found = catalogue([
    ("1.md", [entry("2504.00001", "Graph neural networks", on: "2025-04-01")]),
    ("2.md", [entry("2504.00002", "Other", on: "2025-04-02", under: ["Graph Neural Networks"])]),
    (
      "3.md",
      [entry("2504.00003", "On graph-neural networks", on: "2025-04-03"), entry("2504.00004", "A graph", on: "2025-04-03")]
    ),
    ("4.md", [entry("2504.00005", "X", on: "2025-04-04", abstract: "We use GRAPH\nneural networks. Well.")]),
    ("5.md", [entry("2504.00006", "Graph. Neural networks", on: "2025-04-05")]),
  ])
  #expect(found.members(of: "Graph Neural Networks") == ["2504.00002", "2504.00003", "2504.00005"])
}

@Test func topicMatchingCanBeSwitchedOff() {
  let found = catalogue([
    (
      "2.md",
      [entry("2504.00002", "Other", on: "2025-04-02", under: ["Agents"]), entry("2504.00003", "Agents", on: "2025-04-02")]
    )
  ]) { $0.matchTopics = false }
  #expect(found.members(of: "Agents") == ["2504.00002"])
}

@Test func chineseMatchesAsASubstring() {
  let found = catalogue([
    ("2.md", [entry("2504.00002", "题", on: "2025-04-02", under: ["扩散模型"]), entry("2504.00003", "新的扩散模型方法", on: "2025-04-02")])
  ])
  #expect(found.members(of: "扩散模型") == ["2504.00002", "2504.00003"])
}

@Test func definedKeywordsLookBackWithAliasesAndExclusions() {
  var definition = KeywordDefinition(name: "Diffusion models")
  definition.match = ["diffusion model", "score-based"]
  definition.exclude = ["diffusion tensor"]
  definition.aliases = ["Diffusion"]
  let found = catalogue([
    (
      "1.md",
      [
        entry("2504.00001", "A score based method", on: "2025-04-01"),
        entry("2504.00002", "Diffusion model of the diffusion tensor", on: "2025-04-01"),
      ]
    ),
    (
      "2.md",
      [
        entry("2504.00003", "Unrelated", on: "2025-04-02", under: ["diffusion"]),
        entry("2504.00004", "Diffusion models", on: "2025-04-02"),
      ]
    ),
  ]) { $0.keywords = [definition] }
  #expect(found.members(of: "Diffusion models") == ["2504.00001", "2504.00003"])
  #expect(found.keywords.count == 1)
  #expect(found.keywords[0].aliases == ["Diffusion", "diffusion"])
}

@Test func categoriesAreKeywordsWithFullNames() {
  let found = catalogue([
    (
      "1.md",
      [entry("2504.00001", on: "2025-04-01", in: ["cs.CV", "eess.IV"]), entry("2504.00002", on: "2025-04-01", under: ["cs.CV"])]
    )
  ])
  #expect(found.keywords.map(\.name) == ["cs.CV", "eess.IV"])
  #expect(found.keywords[0].description == "Computer Vision and Pattern Recognition")
  #expect(found.keywords[0].path.description == "keywords/cs.CV.html")
  #expect(found.members(of: "cs.CV") == ["2504.00001", "2504.00002"])
}

@Test func anAliasTakesNoCategorysPage() {
  let catalogue = catalogue([
    (
      "a",
      [
        entry("2505.00001", "string theory", on: "2025-05-01", in: ["hep-th"]),
        entry("2505.00002", on: "2025-05-01", under: ["CS.CV"]),
      ]
    )
  ]) {
    $0.keywords = [KeywordDefinition(name: "Strings")]; $0.keywords[0].match = ["string theory"];
    $0.keywords[0].aliases = ["hep-th"]
  }
  #expect(Set(catalogue.keywords.map(\.slug.description)) == ["strings", "hep-th", "cs.CV"])
}

@Test(arguments: [["Hep-th", "hep-th"], ["hep-th", "Hep-th"]])
func aTopicSpelledLikeACategoryIsTheCategory(_ topics: [String]) {
  let catalogue = catalogue([
    ("a", [entry("2505.00001", on: "2025-05-01", under: [topics[0]])]),
    ("b", [entry("2505.00002", on: "2025-05-02", in: [topics[1].lowercased()])]),
    ("c", [entry("2505.00003", on: "2025-05-03", under: [topics[1]], in: [topics[0].lowercased()])]),
  ])
  #expect(catalogue.keywords.map(\.slug.description) == [topics[0].lowercased()])
  #expect(catalogue.keywords.map(\.members.count) == [3])
}

@Test func spellingsOfOneSlugAreOneTopic() {
  let found = catalogue([
    ("1.md", [entry("2504.00001", on: "2025-04-01", under: ["Time Series"])]),
    ("2.md", [entry("2504.00002", on: "2025-04-02", under: ["time-series"])]),
  ])
  #expect(found.keywords.map(\.name) == ["Time Series"])
  #expect(found.keywords[0].aliases == ["time-series"])
}

@Test func aNewDayOnlyAppendsToAKeyword() {
  let first: [(String, [Entry])] = [
    ("1.md", [entry("2504.00001", "a", on: "2025-04-01"), entry("2504.00002", on: "2025-04-01", under: ["K"])]),
    ("2.md", [entry("2504.00003", on: "2025-04-02", under: ["K"])]),
  ]
  let before = catalogue(first).members(of: "K")
  let after = catalogue(
    first + [
      ("3.md", [entry("2504.00001", "a", on: "2025-04-03", under: ["K"]), entry("2504.00004", on: "2025-04-03", under: ["K"])])
    ]
  )
  .members(of: "K")
  #expect(Array(after.prefix(before.count)) == before)
  #expect(after.count == 4)
}

@Test func archivePagesExistOnlyWhenFull() {
  for (papers, pages) in [(0, 0), (99, 0), (100, 0), (199, 0), (200, 1), (299, 1), (300, 2)] {
    let keyword = Keyword(
      name: "K", slug: Slug("K"), kind: .topic, description: "", aliases: [],
      members: (0..<papers).map { Keyword.Member(paper: Int32($0), joined: .unknown) })
    #expect(keyword.archiveCount(perPage: 100) == pages)
  }
}

@Test(arguments: [
  ("C++", "c++ code", true), ("C++", "c code", false), ("C#", "in C#.", true), ("state-of-the-art", "State of the art", true),
  ("LLM", "LLMs", false), ("naïve Bayes", "NAÏVE bayes", true), ("图", "知识图谱", true), ("a b", "a, b", false),
  ("a & b", "a & b", true),
])
func phrasesAreWholeWords(_ phrase: String, _ text: String, _ isFound: Bool) {
  #expect(PhraseMatcher(phrases: [phrase]).matches(in: [text]) == (isFound ? [0] : []))
}
