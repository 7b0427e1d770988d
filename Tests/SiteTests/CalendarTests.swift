import Testing

/// What the calendar, a month, a day and a paper say of days.
struct CalendarTests {
  private func site() throws -> [String: String] {
    let sandbox = try Sandbox()
    try sandbox.write("Content/2025-04-01.md", Samples.huggingFaceTable([1, 2], date: "2025-04-01"))
    try sandbox.write("Content/2025-04-02.md", Samples.huggingFaceTable([], date: "2025-04-02"))
    try sandbox.write("Content/2025-04-03.md", Samples.huggingFaceTable([2], date: "2025-04-03"))
    try sandbox.write("Content/undated.md", Samples.categories([7, 8, 9]))
    let topics =
      Samples.keywordTable([(4, 1)], topic: "Graphs", date: "2025-05-01") + Samples.keywordTable([(4, 1)], date: "2025-05-01")
    try sandbox.write("Content/2025-05-01.md", topics)
    try #require(sandbox.build() == 0)
    return try sandbox.files("Public").mapValues { String(decoding: $0, as: UTF8.self) }
  }

  @Test func undatedPapersAreCountedApart() throws {
    let site = try site()
    #expect(site["days/2025-04.html"]?.contains("<p>2 papers on 3 days · 3 undated papers</p>") == true)
    #expect(site["days/2025-05.html"]?.contains("<p>1 paper on 1 day</p>") == true)
    #expect(site["days/index.html"]?.contains("<p>3 papers on 4 days · 3 undated papers</p>") == true)
  }

  /// Two that are alike were always told apart by a hyphen.
  @Test func headingsOfOneNameHaveAnchorsOfTheirOwn() throws {
    let sandbox = try Sandbox()
    let topics = ["Graph Data", "Graph-Data", "Graph. Data", "graph data"].enumerated().map { at, topic in
      Samples.keywordTable([(at + 1, 1)], topic: topic, date: "2025-04-01")
    }
    try sandbox.write("Content/2025-04-01.md", topics.joined())
    try #require(sandbox.build() == 0)
    let page = try sandbox.text("Public/days/2025-04-01.html")
    for anchor in ["new-graph-data", "new-graph-data-", "new-graph-data--2", "new-graph-data--3"] {
      #expect(page.contains(#"id="\#(anchor)""#), "\(anchor)")
    }
  }

  @Test func anEmptyDigestHasADayThatSaysSo() throws {
    let site = try site()
    #expect(site["days/2025-04-02.html"]?.contains("a digest without papers") == true)
    #expect(site["days/2025-04-03.html"]?.contains("all listed before") == true)
    #expect(site["days/index.html"]?.contains("2 April 2025: a digest without papers") == true)
    #expect(site["days/feed.xml"]?.contains("2025-04-02") == false)
  }

  @Test func aDigestSawAPaperOnceEvenUnderTwoTopics() throws {
    let paper = try #require(try site()["papers/2504/10004.html"])
    #expect(paper.split(separator: "<small>2025-05-01.md</small>", omittingEmptySubsequences: false).count == 2)
  }

  @Test func aTimelineNamesADayOnce() throws {
    let sandbox = try Sandbox()
    try sandbox.write("Content/a.md", Samples.keywordTable([(4, 1)], topic: "Graphs", date: "2025-05-01"))
    try sandbox.write("Content/b.md", Samples.keywordTable([(4, 1)], date: "2025-05-01"))
    try sandbox.write("Content/c.md", Samples.keywordTable([(4, 2)], date: "2025-05-01"))
    try sandbox.write("Content/d.md", Samples.keywordTable([(4, 2)], date: "2025-05-02"))
    try #require(sandbox.build() == 0)
    let paper = String(decoding: try #require(try sandbox.files("Public")["papers/2504/10004.html"]), as: UTF8.self)
    let list = try #require(paper.split(separator: "<ol class=\"timeline\">").last?.split(separator: "</ol>").first)
    let rows = list.split(separator: "\n").map { $0.replacing(/<[^>]*>/, with: "") }
    #expect(rows == ["1 May 2025 new v1 a.md · b.md", " v2 c.md", "2 May 2025 listed again v2 d.md"])
  }

  @Test func aMonthWithoutDaysCountsNone() throws {
    let sandbox = try Sandbox()
    try sandbox.write("Content/undated.md", Samples.categories([7]))
    try #require(sandbox.build() == 0)
    let files = try sandbox.files("Public").mapValues { String(decoding: $0, as: UTF8.self) }
    #expect(files["days/2025-04.html"]?.contains("<p>1 undated paper</p>") == true)
    #expect(files["days/index.html"]?.contains("on 0 days") == false)
    // The month is there for a paper that an earlier month saw first.
    try sandbox.write("Content/2025-03-01.md", Samples.huggingFaceTable([7], date: "2025-03-01"))
    try #require(sandbox.build() == 0)
    let month = try sandbox.files("Public")["days/2025-04.html"].map { String(decoding: $0, as: UTF8.self) }
    #expect(month?.contains("on 0 days") != true)
  }
}
