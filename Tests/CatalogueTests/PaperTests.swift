@testable import Catalogue
import Configuration
import Digests
import Testing
import Vocabulary

@Test func entriesOfOneIdentifierAreOnePaper() {
  let found = catalogue([
    ("b.md", [entry("2504.00002", on: "2025-04-02"), entry("math.GT/0309136", on: "2025-04-02")]),
    ("a.md", [entry("2504.00002", on: "2025-04-01"), entry("math/0309136", on: "2025-04-03")]),
  ])
  #expect(found.papers.map(\.key.name) == ["2504.00002", "math/0309136"])
  #expect(found.papers.map(\.entries.count) == [2, 2])
}

@Test func entriesWithoutIdentifierAreOnePaperByTitle() {
  let found = catalogue([
    ("a.md", [entry(nil, "On  “Things”, and more", on: "2025-04-01"), entry(nil, "on things and MORE", on: "2025-04-02")])
  ])
  #expect(found.papers.count == 1)
  #expect(found.papers[0].key.path.description == "papers/other/on-things-and-more.html")
}

@Test func titlesThatDifferInASignAreOfDifferentPapers() {
  let titles = ["Learning C++", "Learning C#", "Learning: C", "P = NP", "P ≠ NP", "1 x", "+1 x"]
  let catalogue = catalogue([("a", titles.map { entry(nil, $0, on: "2025-04-22") })])
  #expect(catalogue.papers.count == titles.count)
  #expect(Set(catalogue.papers.map(\.key.path)).count == titles.count)
  #expect(PaperKey(id: nil, title: "P=NP in $k$-means") == PaperKey(id: nil, title: "p = np in k-Means"))
}

@Test func anEmptyTitleIsNoTitle() {
  let catalogue = catalogue([
    ("a", [entry("2505.00001", "Known", on: "2025-05-01", format: .huggingFaceTable)]),
    ("b", [entry("2505.00001", "", on: "2025-05-02", abstract: "a"), entry("2505.00002", "", on: "2025-05-02")]),
    ("c", [entry("2505.00001", "Known", on: "2025-05-02", format: .huggingFaceTable)]),
  ])
  #expect(catalogue.papers.map { catalogue.title($0.titleEntry) } == ["Known", "2505.00002"])
  #expect(catalogue.papers[0].appearances.map { catalogue.title($0.shown) } == ["Known", "Known"])
}

@Test func addressesFollowTheIdentifier() throws {
  #expect(PaperKey(id: PaperID("2504.14945"), title: "").path.description == "papers/2504/14945.html")
  #expect(PaperKey(id: PaperID("hep-th/9901001"), title: "").path.description == "papers/hep-th/9901001.html")
}

@Test func aHigherVersionIsAnUpdateAndTheSameIsListedAgain() {
  let found = catalogue([
    ("1.md", [entry("2504.00001", on: "2025-04-01")]),
    ("2.md", [entry("2504.00001", on: "2025-04-02", version: 1)]),
    ("3.md", [entry("2504.00001", on: "2025-04-03", version: 3)]),
    ("4.md", [entry("2504.00001", on: "2025-04-04", version: 2)]),
  ])
  #expect(found.papers[0].appearances.map(\.status) == [.new, .listedAgain, .updated, .listedAgain])
  #expect(found.editions.map(\.listings.count) == [1, 0, 1, 0])
  #expect(found.editions.map(\.listedAgain) == [0, 1, 0, 1])
  #expect(found.version(of: 0) == 3)
}

@Test func titleAndAuthorsComeFromTheMostExactSourceThenTheLatest() {
  let found = catalogue([
    ("1.md", [entry("2504.00001", "Exact, old", on: "2025-04-01", format: .categorySections, by: ["Ada"])]),
    ("2.md", [entry("2504.00001", "Exact, new", on: "2025-04-02", format: .categorySections, abstract: "A.")]),
    ("3.md", [entry("2504.00001", "Rough", on: "2025-04-03", format: .huggingFaceTable, by: ["ada99"], abstract: "B.")]),
  ])
  let paper = found.papers[0]
  #expect(found.title(of: 0) == "Exact, new")
  #expect(found.authors(of: 0) == ["Ada"])
  #expect(paper.abstractEntry == paper.entries[1])
}

@Test func undatedPapersStandBehindTheDaysOfTheirMonth() {
  let found = catalogue([
    ("a.md", [entry("2503.00009", on: nil)]), ("b.md", [entry("2503.00001", on: "2025-03-31")]),
    ("c.md", [entry("2504.00001", on: "2025-04-01")]),
  ])
  #expect(found.papers.map(\.key.name) == ["2503.00001", "2503.00009", "2504.00001"])
  #expect(found.papers[1].firstSeen == Edition(undatedIn: Month("2025-03")!))
  #expect(found.papers[1].firstSeen.representativeDay?.description == "2025-03-01")
}

@Test func aDigestWithoutPapersIsAnEditionWhenItHasADay() {
  let digests = [("a.md", "2025-04-01"), ("b.md", "2025-04-01"), ("c.md", nil)].map {
    DigestFacts(file: $0, format: nil, date: $1.flatMap { Day($0) }, entries: [])
  }
  let settings = SiteSettings()
  let found = Catalogue(
    digests: digests, taxonomy: Taxonomy(digests: digests, settings: settings), settings: settings, matches: [[], [], []],
    jobs: 2)
  #expect(found.editions.map(\.edition) == [Edition(Day("2025-04-01")!)])
  #expect(found.editions[0].listings.isEmpty && found.editions[0].listedAgain == 0)
}

@Test func hiddenPapersAreNowhere() {
  let found = catalogue([("a.md", [entry("2503.00009", on: "2025-03-01", under: ["T"]), entry(nil, "Gone", on: "2025-03-01")])]) {
    $0.hide = ["2503.00009", "other/gone"]
  }
  #expect(found.papers.isEmpty)
  #expect(found.editions.isEmpty)
  #expect(found.keywords.isEmpty)
}

@Test func orderOfFilesDoesNotMatter() {
  let digests: [(String, [Entry])] = [
    ("a.md", [entry("2504.00001", on: "2025-04-01", under: ["X"], by: ["A B"]), entry("2504.00002", on: "2025-04-01")]),
    ("b.md", [entry("2504.00002", on: "2025-04-02", version: 2, under: ["X"]), entry("2504.00003", on: "2025-04-02")]),
    ("c.md", [entry("2504.00003", on: "2025-04-01", in: ["cs.CV"])]),
  ]
  func shape(_ catalogue: Catalogue) -> String {
    "\(catalogue.papers)\(catalogue.keywords)\(catalogue.editions)\(catalogue.authors)"
  }
  #expect(shape(catalogue(digests)) == shape(catalogue(digests.reversed())))
}

@Test func authorsNeedEnoughPapers() {
  let names = ["Wei Li", "wei li", "Bo"]
  let found = catalogue([
    ("a.md", (1...3).map { entry("2504.0000\($0)", on: "2025-04-01", by: [names[$0 - 1], "Bo"]) })
  ])
  #expect(found.authors.map(\.name) == ["Bo"])
  #expect(found.authors[0].papers == [0, 1, 2])
  #expect(found.authorPages.pages(of: 0) == [nil, 0])
}

@Test func storedEntriesReadBackTheSame() throws {
  var full = entry(
    "2504.00001", "T $x$ \u{1F600}", on: "2025-04-01", version: 2, under: ["K"], in: ["cs.CV"], by: ["A", "B"], abstract: "",
    summary: "S")
  full.sections = [Entry.Section(label: "TL;DR", text: "t")]
  full.comment = "c"
  full.links = [Entry.Link(name: "pdf", url: "https://arxiv.org/pdf/2504.00001")]
  var named = full
  named.authors = [#"Kurt G\"odel"#, "e\u{301}"]
  for entry in [full, named] {
    let facts = EntryFacts(of: entry)
    var bytes: [UInt8] = []
    EntryCoding.append(entry, facts, to: &bytes)
    let read = try EntryCoding.read(ByteReader(bytes), [facts], at: 0, file: "")
    #expect(read == entry)
    #expect(read.authors.map { Array($0.utf8) } == entry.authors.map { Array($0.utf8) })
    #expect(
      try EntryCoding.readSearched(ByteReader(bytes))
        == SearchedTexts(abstract: entry.abstract, summary: entry.summary, tldr: "t"))
    for length in 0..<bytes.count {
      #expect(throws: ByteReader.Malformed.self) {
        try EntryCoding.read(ByteReader(Array(bytes[..<length])), [facts], at: 0, file: "")
      }
    }
  }
}

@Test func storedFactsReadBackTheSame() throws {
  var full = entry(
    "2504.00001", "T $x$ \u{1F600}", on: "2025-04-01", version: 2, under: ["K"], in: ["cs.CV"], by: [#"G\"odel"#, "B"],
    abstract: "", summary: "S", line: 300)
  full.sections = [Entry.Section(label: "TL;DR", text: "t")]
  for entry in [full, entry(nil, "T", on: nil), entry("2504.00001", on: nil)] {
    var writer = EntryWriter()
    let (facts, place) = writer.add(entry)
    #expect(facts == EntryFacts(of: entry))
    #expect(place.text == 0..<writer.texts.count)
    #expect(place.preview == 0..<writer.previews.count)
    var reader = ByteReader(writer.facts)
    var found = FactsReader(count: 1)
    try found.read(&reader)
    #expect(found.finish() == [facts])
    #expect(reader.isAtEnd)
    #expect(try EntryCoding.read(ByteReader(writer.texts, in: place.text), [facts], at: 0, file: "") == entry)
    for length in 0..<writer.facts.count {
      var reader = ByteReader(writer.facts, in: 0..<length)
      #expect(throws: ByteReader.Malformed.self) {
        var found = FactsReader(count: 1)
        try found.read(&reader)
      }
    }
  }
}

/// Many entries of a digest share what stands in its headings, and all share the memory for their authors.
@Test func factsOfManyEntriesReadBackTheSame() throws {
  let long = String(repeating: "Collaboration ", count: 20)
  var entries: [Entry] = []
  for number in 10..<60 {
    entries.append(
      entry(
        "2504.000\(number)", "T \(number)", on: "2025-04-01", under: number % 7 < 3 ? ["K", "L"] : ["K\(number % 2)"],
        in: number % 5 < 3 ? ["cs.CV"] : [], by: (0..<(number % 4)).map { $0 == 1 ? long : "Ann \(number + $0)" }))
  }
  var writer = EntryWriter()
  let facts = entries.map { writer.add($0).facts }
  var reader = ByteReader(writer.facts)
  var found = FactsReader(count: entries.count)
  for _ in entries { try found.read(&reader) }
  let read = found.finish()
  #expect(read == facts)
  for (facts, read) in zip(facts, read) {
    #expect(read.authors.count == facts.authors.count)
    #expect(read.authors.names.indices.map { read.authors.name(at: $0) } == facts.authors.names)
    var signers: ([UInt64], [UInt64]) = ([], [])
    facts.authors.append(signersTo: &signers.0)
    read.authors.append(signersTo: &signers.1)
    #expect(signers.0 == signers.1)
  }
}

@Test func theSameTextElsewhereIsTheSameContent() {
  let first = entry("2504.00001", "T", on: "2025-04-01", by: ["A"], abstract: "a", summary: "s")
  var moved = first
  moved.line = 7
  #expect(EntryFacts(of: moved).content == EntryFacts(of: first).content)
  let changes: [(inout Entry) -> Void] = [
    { $0.id = PaperID("2504.00002") }, { $0.version = 2 }, { $0.date = nil }, { $0.format = .paperReader }, { $0.title = "U" },
    { $0.authors = ["B"] }, { $0.authors = [#"\'A"#] }, { $0.keywords = ["K"] }, { $0.abstract = nil }, { $0.summary = "" },
    { $0.categories = [ArXivCategory("cs.CV")!] }, { $0.comment = "c" }, { $0.sections = [Entry.Section(label: "L", text: "t")] },
    { $0.links = [Entry.Link(name: "pdf", url: "u")] },
  ]
  var seen = [EntryFacts(of: first).content]
  for change in changes {
    var changed = first
    change(&changed)
    let content = EntryFacts(of: changed).content
    #expect(!seen.contains(content))
    seen.append(content)
  }
}

@Test func aNameInTeXIsTheNameItself() {
  let names = [#"Kurt G\"odel"#, "Kurt Gödel", #"Kurt~G{\"o}del"#]
  let found = catalogue([("a.md", (1...3).map { entry("2504.0000\($0)", on: "2025-04-01", by: [names[$0 - 1]]) })])
  #expect(found.authors.map(\.name) == ["Kurt Gödel"])
  #expect((0..<3).map { found.authors(of: $0) } == Array(repeating: ["Kurt Gödel"], count: 3))
  #expect(found.authors.map(\.papers) == [[0, 1, 2]])
}
