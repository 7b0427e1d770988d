@testable import Catalogue
import Configuration
import Digests
import Vocabulary

/// Entries for tests, in the fewest words.
func entry(
  _ id: String?, _ title: String = "A title", on date: String?, version: Int? = nil,
  format: DigestFormat = .keywordTables, under keywords: [String] = [], in categories: [String] = [], by authors: [String] = [],
  abstract: String? = nil, summary: String? = nil, line: Int = 1
) -> Entry {
  Entry(
    file: "", line: line, format: format, id: id.flatMap { PaperID($0) }, version: version, title: title, authors: authors,
    date: date.flatMap { Day($0) }, keywords: keywords, categories: categories.compactMap { ArXivCategory($0) },
    abstract: abstract, summary: summary)
}

/// A catalogue of digests, given by file name.
func catalogue(_ digests: [(String, [Entry])], _ change: (inout SiteSettings) -> Void = { _ in }) -> Catalogue {
  var settings = SiteSettings()
  change(&settings)
  let sorted = digests.sorted { $0.0 < $1.0 }
  let facts = sorted.map { DigestFacts(file: $0.0, format: nil, date: nil, entries: $0.1.map { EntryFacts(of: $0) }) }
  let taxonomy = Taxonomy(digests: facts, settings: settings)
  let matcher = PhraseMatcher(phrases: taxonomy.phrases)
  let matches = sorted.map { $0.1.map { matcher.matches(in: [$0.title, $0.abstract ?? ""]).map { Int32($0) } } }
  return Catalogue(digests: Catalogue.sorted(facts), taxonomy: taxonomy, settings: settings, matches: matches, jobs: 2)
}

extension Catalogue {
  /// The identifiers of a keyword's papers, in the order in which they joined.
  func members(of keyword: String) -> [String] {
    keywords.first { $0.name == keyword }?.members.map { papers[Int($0.paper)].key.name } ?? []
  }
}

/// Numbers that look random and are the same for the same seed.
struct Seeded {
  var state: UInt64

  mutating func next(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}
