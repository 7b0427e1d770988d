import Citations
import Testing
import Vocabulary

@Suite("Keys of citations")
struct KeyTests {
  @Test(arguments: [
    ("Attention Is All You Need", "Ashish Vaswani", "1706.03762", "vaswani2017attention-1706.03762"),
    ("The Large N Limit", "Juan Maldacena", "hep-th/9711200", "maldacena1997large-hep-th.9711200"),
    ("A Survey of the Årts", "Jørgen Łukasz Groß-Ødegård", "2504.14945", "grossodegard2025survey-2504.14945"),
    ("大模型综述", "王小明", "2504.14945", "2025-2504.14945"),
    ("On the", "OpenAI", "2303.08774", "openai2023-2303.08774"),
    ("Gemma 3 Report", "Gemma Team", "2503.19786", "gemma2025gemma-2503.19786"),
  ])
  func keys(title: String, author: String, id: String, expected: String) throws {
    #expect(try sample(title, authors: [author], id: id, day: "2025-04-22").key == expected)
  }

  @Test func aKeyWithoutIdentifierDependsOnTheTitleAlone() throws {
    let first = try sample("On Things", authors: [], id: nil)
    let spaced = try sample("On  THINGS ", authors: [], id: nil)
    let other = try sample("On Things.", authors: [], id: nil)
    #expect(first.key == spaced.key)
    #expect(first.key != other.key)
    #expect(first.key.hasPrefix("2017things-"))
  }

  @Test func aPaperIsInAFileOnce() throws {
    let papers = [try sample(), try sample("Other", id: "1706.03763"), try sample()]
    #expect(text { CitationFile(papers).appendBibTeX(to: &$0) }.split(separator: "@misc{").count == 2)
    #expect(text { CitationFile(papers).appendRIS(to: &$0) }.components("ER  - ") == 2)
    #expect(text { CitationFile(papers).appendCSLJSON(to: &$0) }.components("\"id\":") == 2)
    #expect(text { CitationFile([]).appendCSLJSON(to: &$0) } == "[\n]\n")
  }
}

extension String {
  /// How often a text is in this one.
  fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
