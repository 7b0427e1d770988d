import Testing
import Vocabulary

@testable import Search

private let april = Month(year: 2025, month: 4)!

private func paper(_ number: Int, title: String = "A title", authors: [String] = [], day: Int? = 1) -> SearchDocument {
  let digits = String(String(number + 10_000).suffix(4))
  return SearchDocument(
    path: "papers/2504/1\(digits).html", title: title, authors: authors, keywords: ["cs.CV"], summary: "", abstract: "",
    day: day.flatMap { Day(year: 2025, month: 4, day: $0) })
}

/// Papers made of a few hundred words, so that terms are both rare and frequent, in both scripts.
private func month(of count: Int) -> [SearchDocument] {
  var state: UInt64 = 42
  func random(_ below: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % below
  }
  func word() -> String {
    let number = random(30) * random(30)
    return number % 7 == 3
      ? "扩散\(Character(Unicode.Scalar(0x4E00 + number)!))" : number % 5 == 0 ? "café\(number)" : "word\(number)"
  }
  func text(_ words: Int) -> String { (0..<words).map { _ in word() }.joined(separator: " ") }
  return (0..<count).map { index in
    SearchDocument(
      path: "papers/2504/\(index).html", title: text(1 + random(12)), authors: (0..<random(4)).map { _ in text(2) },
      keywords: [word()], summary: text(random(9)), abstract: text(random(60)),
      day: Day(year: 2025, month: 4, day: 1 + index % 30))
  }
}

private func shards(_ files: [SearchFile]) -> [ShardReader] {
  files.filter { $0.path.description.contains("/t") }.map { ShardReader($0.bytes) }
}

@Test(arguments: [1, 41, 68, 500]) func everyTermIsFoundWhereItStands(count: Int) throws {
  let papers = month(of: count)
  let read = try shards(SearchIndex.buildPart(month: april, documents: papers))
  // As plainly as can be: every term of every field of every paper.
  var expected: [String: [ShardReader.Occurrence]] = [:]
  let sorted = papers.sorted { ($0.day!, $0.path) < ($1.day!, $1.path) }
  for (number, paper) in sorted.enumerated() {
    let title = terms(of: paper.title)
    let authors = Set(paper.authors.flatMap { terms(of: $0) })
    let keywords = Set(paper.keywords.flatMap { terms(of: $0) })
    let text = terms(of: paper.summary) + terms(of: paper.abstract) + terms(of: String(paper.number))
    for term in Set(title).union(authors).union(keywords).union(text) {
      let frequency = text.count { $0 == term }
      let titleClass = !title.contains(term) ? 0 : title.count <= 4 ? 3 : title.count <= 9 ? 2 : 1
      let level = frequency < 2 ? frequency : frequency < 4 ? 2 : 3
      let place = titleClass << 4 | (authors.contains(term) ? 8 : 0) | (keywords.contains(term) ? 4 : 0) | level
      expected[term, default: []].append(.init(document: number, place: place))
    }
  }
  #expect(read.allSatisfy { $0.documentCount == count })
  #expect(read.reduce(into: [:]) { $0.merge($1.terms) { first, _ in first } } == expected)
  #expect(read.reduce(0) { $0 + $1.terms.count } == expected.count, "no term is in two shards")
}

@Test func aPartIsWhatItsPathsPromise() throws {
  for count in [0, 1, 67, 68, 69, 300] {
    let files = try SearchIndex.buildPart(month: april, documents: (0..<count).map { paper($0) })
    #expect(files.map(\.path) == SearchIndex.paths(month: april, documentCount: count))
    #expect(files.allSatisfy { !$0.bytes.isEmpty })
  }
}

@Test func theOrderOfThePapersDoesNotMatter() throws {
  let papers = month(of: 200)
  #expect(
    try SearchIndex.buildPart(month: april, documents: papers)
      == SearchIndex.buildPart(month: april, documents: papers.reversed()))
}

@Test func sixtyThousandPapersTakeFewFiles() {
  #expect(14 * SearchIndex.paths(month: april, documentCount: 63_104 / 14 + 1).count + 1 < 2_500)
  #expect(24 * SearchIndex.paths(month: april, documentCount: 63_104 / 24 + 1).count + 1 < 2_500)
}

@Test func stopWordsCountInNamesOnly() throws {
  let read = try shards(
    SearchIndex.buildPart(month: april, documents: [paper(0, title: "An eye to the sky", authors: ["An To"])]))
  let found = read.reduce(into: [String: [ShardReader.Occurrence]]()) { $0.merge($1.terms) { first, _ in first } }
  #expect(found["an"] == [.init(document: 0, place: 8)])
  #expect(found["the"] == nil)
  #expect(found["sky"] == [.init(document: 0, place: 0b110000)])
}

@Test(arguments: [("2504/13941", ["13941"]), ("hep-th/9901001", ["9901001"]), ("other/a-title", [])])
func papersAreFoundByTheirNumbers(name: String, number: [String]) throws {
  var document = paper(0, title: "Title")
  document.path = "papers/\(name).html"
  let terms = try shards(SearchIndex.buildPart(month: april, documents: [document])).flatMap(\.terms.keys)
  #expect(Set(terms) == Set(["title", "cs", "cv"] + number))
}

@Test func daysAreListedWithTheUndatedLast() throws {
  let papers = [paper(0, day: nil), paper(1, day: 3), paper(2, day: 1), paper(3, day: 3)]
  let read = try #require(shards(SearchIndex.buildPart(month: april, documents: papers)).first)
  #expect(read.days.map(\.day) == [1, 3, 0])
  #expect(read.days.map(\.count) == [1, 2, 1])
}

@Test func theCatalogueListsMonthsInOrder() {
  let months = [
    SearchMonth(month: april.next, documentCount: 70, version: "b\""), SearchMonth(month: april, documentCount: 24, version: "a"),
    SearchMonth(month: Month(year: 2025, month: 3)!, documentCount: 0, version: "c"),
  ]
  let file = SearchIndex.buildCatalog(months: months)
  #expect(file.path == SearchIndex.catalogPath)
  let text = String(decoding: file.bytes, as: UTF8.self)
  #expect(text.hasPrefix("{\"version\":1,\"block\":68,\n\"stop\":[\"a\",\"about\","))
  #expect(text.hasSuffix("\"months\":[\n[\"2025-04\",24,1,1,\"a\"],\n[\"2025-05\",70,2,3,\"b\\\"\"]\n]}\n"))
}

@Test func aResultShowsTheBeginningOfEachText() {
  var document = paper(7, title: "Tabs\tand\nlines", authors: ["Ada", "Bo", "Cy", "Di"])
  document.summary = String(repeating: "散", count: 40)
  var lines: [UInt8] = []
  DisplayBlock.line(of: document, into: &lines)
  #expect(
    String(decoding: lines, as: UTF8.self)
      == "2504/10007\tTabs and lines\tAda, Bo, Cy\t4\t" + String(repeating: "散", count: 32) + "…\n")
  document.summary = String(repeating: "word ", count: 40)
  document.path = "elsewhere/x.html"
  lines = []
  DisplayBlock.line(of: document, into: &lines)
  #expect(String(decoding: lines, as: UTF8.self).hasPrefix("/elsewhere/x.html\t"))
  #expect(String(decoding: lines, as: UTF8.self).hasSuffix("word word…\n"))
}

@Test func wordsOfOneBeginningShareAShard() {
  func shard(_ word: String) -> Int { SearchLayout.shard(of: word.utf8.span, count: 1000) }
  #expect(shard("transformer") != shard("training"))
  #expect(shard("transformer") == shard("transfer"))
  #expect(shard("zebra") == shard("zebrafish"))
  #expect(shard("扩散") != shard("模型"))
}
