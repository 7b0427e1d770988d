import Testing

/// What stands around every page.
@Suite struct FrameTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write("Content/2025-04-01.md", Samples.huggingFaceTable(Array(1...4), date: "2025-04-01"))
  }

  private func pages() throws -> [String: String] {
    try sandbox.files("Public").filter { $0.key.hasSuffix(".html") }.mapValues { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: ["search", "papers"]) func withoutASearchPageNothingLeadsToIt(setting: String) throws {
    try sandbox.write("Content/site.yml", "pages: {\(setting): false}\n")
    try #require(sandbox.build() == 0)
    #expect(try pages().filter { $0.value.contains("search.html") || $0.value.contains("role=\"search\"") }.keys.sorted() == [])
    #expect(try sandbox.text("Public/404.html").contains("<p>The address may be misspelt, or the page was taken down. Begin"))
  }

  @Test func withOneEveryPageHasItsForm() throws {
    try #require(sandbox.build() == 0)
    #expect(try pages().filter { !$0.value.contains("role=\"search\" action=") }.keys.sorted() == [])
    #expect(try sandbox.text("Public/404.html").contains("Search for it"))
  }

  @Test(arguments: [("https://example.org/papers/", "/papers/"), ("", "/")])
  func plainPagesAreLinkedFromAnyDepthOnThePageForWhatIsNotThere(url: String, base: String) throws {
    try sandbox.write("Content/site.yml", "url: \(url)\n")
    try sandbox.write("Content/pages/über uns.md", "# About\n")
    try #require(sandbox.build() == 0)
    let address = "pages/%C3%BCber%20uns.html"
    #expect(try sandbox.text("Public/404.html").contains("<a href=\"\(base)\(address)\">About</a>"))
    #expect(try sandbox.text("Public/index.html").contains("<a href=\"\(address)\">About</a>"))
    #expect(try sandbox.text("Public/days/index.html").contains("<a href=\"../\(address)\">About</a>"))
  }
}
