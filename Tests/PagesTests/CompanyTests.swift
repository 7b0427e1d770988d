import Catalogue
import Configuration
import Digests
import Testing
import Vocabulary

@testable import Pages

@Suite struct CompanyTests {
  /// Papers of one author, the oldest first, with so many names each.
  private func catalogue(_ names: [Int]) -> Catalogue {
    let entries = names.indices.map { at in
      Entry(
        file: "", line: at + 1, format: .keywordTables, id: PaperID("2504.0000\(at)"), title: "Paper \(at)",
        authors: ["Ada Lovelace"] + (1..<names[at]).map { "Name \($0)" }, date: Day("2025-04-0\(at + 1)"))
    }
    let facts = [DigestFacts(file: "a.md", format: nil, date: nil, entries: entries.map { EntryFacts(of: $0) })]
    let settings = SiteSettings()
    return Catalogue(
      digests: facts, taxonomy: Taxonomy(digests: facts, settings: settings), settings: settings,
      matches: [entries.map { _ in [] }], jobs: 1)
  }

  @Test(
    arguments: [
      (1_000, 5), (15, 5), (14, 4), (12, 3), (11, 3), (9, 2), (8, 2), (5, 1), (4, 1), (1, 1),
    ])
  func theNewestPapersCount(limit: Int, count: Int) throws {
    let catalogue = catalogue([1, 3, 3, 4, 4])
    let author = try #require(catalogue.authors.first { $0.name == "Ada Lovelace" })
    try #require(author.papers.count == 5)
    #expect(Company(catalogue, limit: limit).papers(of: author) == author.papers.suffix(count))
  }
}
