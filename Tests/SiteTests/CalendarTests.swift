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
}
