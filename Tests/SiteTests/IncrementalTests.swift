import Foundation
import Testing

/// After any edits, a build that goes on from the last one leaves exactly what a build from nothing does.
@Test(arguments: 1...6)
func incrementalEqualsClean(seed: Int) throws {
  let sandbox = try Sandbox()
  var dice = Dice(UInt64(seed) &* 7919)
  for day in 1...4 { try edit(sandbox, day, &dice) }
  try sandbox.write("Content/2025-04-01.md", Samples.huggingFaceTable(Array(1...12), date: "2025-04-01"))
  for round in 0..<12 {
    try edit(sandbox, 1 + dice.roll(25), &dice)
    if dice.roll(3) == 0 { try edit(sandbox, 1 + dice.roll(25), &dice) }
    let jobs = "\(1 + dice.roll(3))"
    // Edits may take more than half of the pages away, which only --force allows.
    if sandbox.build("--jobs", jobs) != 0 { try #require(sandbox.build("--jobs", jobs, "--force") == 0) }
    try #require(sandbox.build(output: "Clean\(round)", state: "clean\(round)", "--jobs", "2") == 0)
    let incremental = try sandbox.files("Public")
    let clean = try sandbox.files("Clean\(round)")
    for path in Set(incremental.keys).union(clean.keys).sorted() where incremental[path] != clean[path] {
      Issue.record("seed \(seed), round \(round): \(path) differs")
    }
  }
}

/// Whatever happens to the files of the state: they are a cache, and never trusted.
@Test(arguments: 1...4)
func aDamagedStateChangesNothing(seed: Int) throws {
  let sandbox = try Sandbox()
  var dice = Dice(UInt64(seed) &* 104_729)
  try sandbox.write("Content/2025-03-01.md", Samples.categories(Array(1...30)))
  try sandbox.write("Content/2025-04-01.md", Samples.huggingFaceTable(Array(20...40), date: "2025-04-01"))
  try sandbox.write("Content/k.md", Samples.keywordTable((1...50).map { ($0, 1) }, date: "2025-04-02"))
  try #require(sandbox.build() == 0)
  let files = try sandbox.files("state").keys.sorted()
  #expect(files.count >= 4)
  for round in 0..<8 {
    let file = URL(fileURLWithPath: sandbox.path("state/\(files[(seed + round) % files.count])"))
    var bytes = try Data(contentsOf: file)
    if dice.roll(4) == 0 {
      bytes = bytes.prefix(dice.roll(bytes.count + 1))
    } else {
      for _ in 0..<(1 + dice.roll(40)) where !bytes.isEmpty { bytes[dice.roll(bytes.count)] = UInt8(dice.roll(256)) }
    }
    try bytes.write(to: file)
    try edit(sandbox, 1 + dice.roll(25), &dice)
    // All pages are made again from what was stored.
    try sandbox.write("Content/site.yml", "title: Site \(round)\n")
    if sandbox.build() != 0 { try #require(sandbox.build("--force") == 0) }
    try #require(sandbox.build(output: "Clean\(round)", state: "clean\(round)") == 0)
    let (incremental, clean) = (try sandbox.files("Public"), try sandbox.files("Clean\(round)"))
    for path in Set(incremental.keys).union(clean.keys).sorted() where incremental[path] != clean[path] {
      Issue.record("seed \(seed), round \(round), \(file.lastPathComponent): \(path) differs")
    }
  }
}

/// Feeds and pages name some assets by their hashed names though no template does.
@Test func aChangedAssetReachesThoseThatNameIt() throws {
  let sandbox = try Sandbox()
  try sandbox.write("Content/site.yml", "url: https://example.org/\n")
  try sandbox.write("Content/2025-04-01.md", Samples.huggingFaceTable(Array(1...5), date: "2025-04-01"))
  try #require(sandbox.build() == 0)
  for (asset, bytes) in [("feed.css", "rss {}"), ("icon.svg", "<svg/>"), ("share.png", "picture")] {
    try sandbox.write("Templates/assets/\(asset)", bytes)
    try #require(sandbox.build() == 0)
    try #require(sandbox.build(output: "Clean-\(asset)", state: "clean-\(asset)") == 0)
    #expect(try sandbox.files("Public") == sandbox.files("Clean-\(asset)"), "\(asset)")
  }
}

/// Edits that change no digest: each has to reach what is made of it.
@Test func pagesAndTemplatesAreKnownByTheirNames() throws {
  let sandbox = try Sandbox()
  try sandbox.write("Content/site.yml", "url: https://example.org/\n")
  try sandbox.write("Content/2025-04-01.md", Samples.huggingFaceTable(Array(1...5), date: "2025-04-01"))
  try sandbox.write("Content/pages/about.md", "us\n")
  let theme = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Templates")
  let day = try String(contentsOf: theme.appendingPathComponent("day.mustache"), encoding: .utf8)
  try sandbox.write("Templates/day.mustache", day + "{{=<% %>=}}<%>partials/note%><%={{ }}=%>\n")
  try sandbox.write("Templates/partials/note.mustache", "NOTE ONE\n")
  try #require(sandbox.build() == 0)
  try sandbox.write("Templates/partials/note.mustache", "NOTE TWO\n")
  try sandbox.remove("Content/pages/about.md")
  try sandbox.write("Content/pages/info.md", "us\n")
  // A template that nothing used would be a warning, and so a failure here.
  try #require(sandbox.build(output: "Public", state: "state", "--strict") == 0)
  try #require(sandbox.build(output: "Clean", state: "clean") == 0)
  #expect(try sandbox.files("Public") == sandbox.files("Clean"))
  #expect(sandbox.exists("Public/pages/info.html"))
  #expect(try sandbox.text("Public/days/2025-04-01.html").contains("NOTE TWO"))
}

/// Of one moment, one size and one place on the disk: its stamp shows nothing. The moment is one that lasts as long as the test.
@Test func aStaticFileThatIsWrittenTwiceInAMomentIsCopiedTwice() throws {
  let sandbox = try Sandbox()
  let moment = Date(timeIntervalSinceNow: 3_600)
  func write(_ text: String) throws {
    try sandbox.write("Content/static/CNAME", text)
    try FileManager.default.setAttributes([.modificationDate: moment], ofItemAtPath: sandbox.path("Content/static/CNAME"))
  }
  try sandbox.write("Content/2025-04-01.md", Samples.huggingFaceTable([1], date: "2025-04-01"))
  try write("one.example.org")
  try #require(sandbox.build() == 0)
  try write("two.example.org")
  try #require(sandbox.build() == 0)
  #expect(try sandbox.text("Public/CNAME") == "two.example.org")
}

@Test func aLowerLimitRefusesWhatWasReadBefore() throws {
  let sandbox = try Sandbox()
  try sandbox.write("Content/2025-04-01.md", Samples.huggingFaceTable(Array(1...9_000), date: "2025-04-01"))
  try sandbox.write("Content/site.yml", "pages: {papers: false, authors: false, citations: false, data: false}\n")
  try #require(sandbox.build() == 0)
  try sandbox.write(
    "Content/site.yml", "pages: {papers: false, authors: false, citations: false, data: false}\nlimits: {digest-megabytes: 1}\n")
  #expect(sandbox.build() == 1)
}

/// An author is called as the oldest digest spells the name, which a digest for an older day may do in another way.
@Test func anOlderSpellingOfANameReachesCoauthors() throws {
  let sandbox = try Sandbox()
  func write(_ papers: [Int], _ date: String, _ authors: String) throws {
    let digest = Samples.huggingFaceTable(papers, date: date)
    try sandbox.write("Content/\(date).md", digest.replacingOccurrences(of: "Ada Lovelace, Alan Turing", with: authors))
  }
  try write([1, 2, 3], "2025-04-02", "Ada Lovelace, Wei Li")
  try #require(sandbox.build() == 0)
  func coauthors() throws -> String {
    String(decoding: try #require(sandbox.files("Public")["authors/ada-lovelace.html"]), as: UTF8.self)
  }
  #expect(try coauthors().contains(">Wei Li"))
  try write([4], "2025-04-01", "wei li")
  try #require(sandbox.build() == 0)
  try #require(sandbox.build(output: "Clean", state: "clean") == 0)
  #expect(try coauthors().contains(">wei li"))
  #expect(try sandbox.files("Public") == sandbox.files("Clean"))
}

/// An author's page links those of the company who have a page by now, and shows only some of the company.
@Test(arguments: 1...4)
func pagesOfAuthorsFollowTheirCompany(seed: Int) throws {
  let sandbox = try Sandbox()
  var dice = Dice(UInt64(seed) &* 15_485_863)
  try sandbox.write("Content/site.yml", "url: https://example.org/\n")
  for day in 1...14 {
    let date = "2025-04-\(day < 10 ? "0" : "")\(day)"
    let papers = (0..<3).map { day * 3 + $0 }
    let digest = Samples.huggingFaceTable(papers, date: date).split(separator: "\n", omittingEmptySubsequences: false).map {
      line in
      // Some people write much, most write little.
      let names = (0..<(2 + dice.roll(5))).map { _ in
        "Author \(["A", "B", "C"][dice.roll(3)])\(min(dice.roll(12), dice.roll(12)))"
      }
      let start = line.range(of: "Ada Lovelace")?.lowerBound
      let end = line.range(of: " | Paper")?.lowerBound
      guard let start, let end else { return String(line) }
      return line[..<start] + names.joined(separator: ", ") + line[end...]
    }
    try sandbox.write("Content/\(date).md", digest.joined(separator: "\n"))
    try #require(sandbox.build() == 0)
    guard day > 4 else { continue }
    try #require(sandbox.build(output: "Clean\(day)", state: "clean\(day)") == 0)
    let (incremental, clean) = (try sandbox.files("Public"), try sandbox.files("Clean\(day)"))
    #expect(incremental.keys.count { $0.hasPrefix("authors/author-") } > 3)
    for path in Set(incremental.keys).union(clean.keys).sorted() where incremental[path] != clean[path] {
      Issue.record("seed \(seed), day \(day): \(path) differs")
    }
  }
}

private func edit(_ sandbox: Sandbox, _ day: Int, _ dice: inout Dice) throws {
  let date = "2025-04-\(day < 10 ? "0" : "")\(day)"
  let papers = (0..<(3 + dice.roll(9))).map { _ in 1 + dice.roll(60) }
  switch dice.roll(10) {
  case 0: try sandbox.write("Content/\(date).md", Samples.huggingFaceTable(dice.roll(3) == 0 ? [] : papers, date: date))
  case 1, 2:
    try sandbox.write(
      "Content/k-\(date).md",
      Samples.keywordTable(
        papers.map { ($0, 1 + dice.roll(3)) }, topic: dice.roll(2) == 0 ? "Sparse Attention" : "Topic \(1 + dice.roll(3))",
        date: date))
  case 3: try sandbox.write("Content/c/\(date).md", Samples.categories(papers))
  case 4:
    let files = try FileManager.default.contentsOfDirectory(atPath: sandbox.path("Content")).filter { $0.hasSuffix(".md") }
      .sorted()
    if files.count > 2 { try sandbox.remove("Content/\(files[dice.roll(files.count)])") }
  case 5, 8:
    try sandbox.write("Content/site.yml", settings(&dice))
  case 6: try sandbox.write("Content/pages/about.md", "# About \(dice.roll(3))\n\nUs.\n")
  case 7: try sandbox.write("Content/static/CNAME", "host\(dice.roll(3)).example.org\n")
  default:
    switch dice.roll(4) {
    case 0: try sandbox.write("Templates/robots.txt.mustache", "User-agent: *\n# \(dice.roll(3))\nAllow: /\n")
    case 1: try sandbox.write("Templates/assets/feed.css", "rss { margin: \(dice.roll(3))em }\n")
    case 2: try sandbox.write("Templates/assets/icon.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='\(dice.roll(3))'/>")
    default: try sandbox.write("Templates/assets/share.png", "picture \(dice.roll(3))")
    }
  }
}

private func settings(_ dice: inout Dice) -> String {
  var lines = ["title: Site \(dice.roll(2))", "url: https://example.org/d/", "keywords:"]
  lines.append("  - name: Graphs\n    match: [\(dice.roll(2) == 0 ? "graph data" : "graphs")]")
  if dice.roll(2) == 0 { lines.append("    description: Nodes and edges \(dice.roll(2)).") }
  if dice.roll(2) == 0 { lines.append("    aliases: [Topic 3]") }
  // A topic of the digests becomes a keyword of the owner's.
  if dice.roll(2) == 0 {
    lines.append(
      "  - name: Topic \(1 + dice.roll(2))\n    match: [part \(dice.roll(3))]\n    exclude: [\(dice.roll(2) == 0 ? "graph" : "model")]"
    )
  }
  if dice.roll(2) == 0 { lines.append("match-topics: \(dice.roll(2) == 0)") }
  if dice.roll(2) == 0 { lines.append("hide: [\"\(Samples.id(1 + dice.roll(60)))\"]") }
  lines.append("pages: {per-archive: 10, author-minimum: \(2 + dice.roll(2))}")
  lines.append("feeds: {items: 5}")
  return lines.joined(separator: "\n") + "\n"
}

@Test func anyNumberOfJobsGivesTheSameBytes() throws {
  let sandbox = try Sandbox()
  try sandbox.write("Content/2025-04-01.md", Samples.huggingFaceTable(Array(1...30), date: "2025-04-01"))
  try sandbox.write("Content/c/2025-04-02.md", Samples.categories(Array(20...50)))
  try sandbox.write("Content/k.md", Samples.keywordTable((10...40).map { ($0, 2) }, date: "2025-04-03"))
  for jobs in 1...4 { try #require(sandbox.build(output: "p\(jobs)", state: "s\(jobs)", "--jobs", "\(jobs)") == 0) }
  let first = try sandbox.files("p1")
  #expect(first.count > 60)
  for jobs in 2...4 { #expect(try sandbox.files("p\(jobs)") == first) }
}

@Test func nothingChangedWritesNothing() throws {
  let sandbox = try Sandbox()
  try sandbox.write("Content/2025-04-01.md", Samples.huggingFaceTable(Array(1...30), date: "2025-04-01"))
  try #require(sandbox.build() == 0)
  func stamps() throws -> [String: Date] {
    var stamps: [String: Date] = [:]
    for path in try sandbox.files("Public").keys {
      stamps[path] = try FileManager.default.attributesOfItem(atPath: sandbox.path("Public/\(path)"))[.modificationDate] as? Date
    }
    return stamps
  }
  let before = try stamps()
  try #require(sandbox.build() == 0)
  #expect(try stamps() == before)
}

/// What a new day changes: its own pages, its papers', its keywords' and authors', and a constant number of others.
@Test func aNewDayLeavesOldPagesAlone() throws {
  let sandbox = try Sandbox()
  try sandbox.write(
    "Content/site.yml", "url: https://example.org/\npages: {per-archive: 10, author-minimum: 100}\nfeeds: {items: 5}\n")
  for day in 1...9 {
    let papers = (0..<8).map { day * 8 + $0 }
    try sandbox.write(
      "Content/2025-04-0\(day).md",
      Samples.keywordTable(papers.map { ($0, 1) }, topic: "Topic \(day % 2)", date: "2025-04-0\(day)"))
  }
  try #require(sandbox.build() == 0)
  let before = try sandbox.files("Public")
  try sandbox.write(
    "Content/2025-04-10.md", Samples.keywordTable((200..<208).map { ($0, 1) }, topic: "Topic 0", date: "2025-04-10"))
  try #require(sandbox.build() == 0)
  let after = try sandbox.files("Public")
  let changed = Set(before.filter { after[$0.key] != $0.value }.keys)
  let allowed: (String) -> Bool = { path in
    path == "index.html" || path == "days/index.html" || path == "days/2025-04.html" || path == "days/2025-04-09.html"
      || path == "keywords/index.html" || path.hasPrefix("keywords/topic-0.") || path.hasPrefix("keywords/topic-0/feed")
      || path.hasPrefix("keywords/topic-0/atom") || path.hasPrefix("sitemap") || path.hasPrefix("search/")
      || path.hasPrefix("data/") || path.hasPrefix("feed") || path.hasPrefix("atom") || path.hasPrefix("days/feed")
      || path.hasPrefix("days/atom") || path.hasPrefix("authors/") || path == ".broadsheet-manifest"
      || path.hasPrefix("keywords/topic-1.")
  }
  #expect(changed.filter { !allowed($0) }.sorted() == [])
  #expect(changed.filter { $0.hasPrefix("papers/") }.isEmpty)
  #expect(changed.filter { $0.hasPrefix("keywords/topic-0/") && $0.hasSuffix(".html") }.isEmpty)
}
