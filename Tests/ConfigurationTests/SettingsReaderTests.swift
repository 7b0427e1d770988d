import Configuration
import Testing
import Vocabulary

private func read(_ text: String) throws -> SiteSettings { try SettingsReader.read(Array(text.utf8), file: "site.yml") }

private func mistakes(_ text: String) -> [String] {
  do {
    _ = try SettingsReader.read(Array(text.utf8), file: "site.yml")
    return []
  } catch {
    return error.all.map(\.description)
  }
}

@Test func emptyFileGivesDefaults() throws {
  #expect(try read("") == SiteSettings())
  #expect(try read("# nothing\n") == SiteSettings())
}

@Test func everyKeyIsRead() throws {
  let settings = try read(
    """
    title: Vision daily
    tagline: What is new
    language: zh-Hans
    author: Ada
    description: Papers.
    url: https://user.github.io/digest/
    keywords:
      - name: Diffusion models
        match: [diffusion model, score-based]
        exclude: [diffusion tensor]
        aliases: [Diffusion]
        description: Denoising.
      - Robotics
    match-topics: false
    hide: ["2504.14945v2", math.GT/0309136, other/a-title]
    feeds: {items: 50, kilobytes: 200, authors: true}
    pages: {papers: false, paper-months: 12, authors: false, author-minimum: 5, per-archive: 50, citations: false, data: false, search: false, related: false}
    limits: {digest-megabytes: 8}
    """)
  var expected = SiteSettings()
  expected.title = "Vision daily"
  expected.tagline = "What is new"
  expected.language = "zh-Hans"
  expected.author = "Ada"
  expected.description = "Papers."
  expected.url = SiteURL("https://user.github.io/digest/")
  var diffusion = KeywordDefinition(name: "Diffusion models", line: 8)
  diffusion.match = ["diffusion model", "score-based"]
  diffusion.exclude = ["diffusion tensor"]
  diffusion.aliases = ["Diffusion"]
  diffusion.description = "Denoising."
  expected.keywords = [diffusion, KeywordDefinition(name: "Robotics", line: 13)]
  expected.matchTopics = false
  expected.hide = ["2504.14945", "math/0309136", "other/a-title"]
  expected.feeds.items = 50
  expected.feeds.kilobytes = 200
  expected.feeds.authors = true
  expected.pages.papers = false
  expected.pages.paperMonths = 12
  expected.pages.authors = false
  expected.pages.authorMinimum = 5
  expected.pages.perArchive = 50
  expected.pages.citations = false
  expected.pages.data = false
  expected.pages.search = false
  expected.pages.related = false
  expected.digestMegabytes = 8
  #expect(settings == expected)
}

@Test(arguments: [
  ("titel: x\n", "site.yml:1:1: error: unknown key 'titel' in site.yml; did you mean 'title'?"),
  ("title: [a]\n", "site.yml:1:8: error: 'title' has to be a text, and is a list"),
  ("match-topics: maybe\n", "site.yml:1:15: error: 'match-topics' has to be true or false, and is a text"),
  (
    "feeds:\n  items: 0\n",
    "site.yml:2:10: error: 'items' has to be a whole number from 1 to 10000, and is 0"
  ),
  ("keywords:\n  - match: [a]\n", "site.yml:2:5: error: a keyword needs a name: write '- name: …'"),
  (
    "url: example.org\n",
    "site.yml:1:6: error: 'url' has to be the full address of the site, such as https://user.github.io/digest/, without '?' and '#'"
  ),
  (
    "hide: [\"25.1\"]\n",
    "site.yml:1:7: error: '25.1' is no arXiv identifier; write \"2504.14945\", or other/<title> as in the paper's address"
  ),
  ("language: \"e n\"\n", "site.yml:1:11: error: 'e n' is no language tag; write one such as en or zh-Hans"),
  (
    "keywords: [C++, c++]\n",
    "site.yml:1:17: error: the keywords 'C++' and 'c++' would have one address; name one of them otherwise"
  ),
  (
    "keywords:\n  - {name: A, aliases: [B]}\n  - B\n",
    "site.yml:2:3: error: the keyword 'B' is an alias of 'A', too; take one of the two away"
  ),
  (
    "keywords:\n  - {name: A, aliases: [C, a]}\n  - {name: B, aliases: [c]}\n",
    "site.yml:3:5: error: 'c' is an alias of 'A' and of 'B'; give it to one of them"
  ),
])
func mistakeNamesPlaceAndMend(_ text: String, _ message: String) {
  #expect(mistakes(text) == [message])
}

@Test(arguments: ["feeds", "pages", "limits", "keywords", "hide"]) func anEmptySectionIsNone(_ name: String) throws {
  let settings = try SettingsReader.read(Array("title: x\n\(name):\n".utf8), file: "site.yml")
  #expect(settings.feeds == FeedSettings() && settings.pages == PageSettings())
  #expect(settings.keywords.isEmpty && settings.hide.isEmpty && settings.digestMegabytes == SiteSettings().digestMegabytes)
  // A keyword is no section.
  #expect(mistakes("keywords:\n  -\n").count == 1)
}

@Test func keywordsKnowTheirLines() throws {
  let settings = try SettingsReader.read(Array("keywords:\n  - Graphs\n  - name: Words\n    match: [a]\n".utf8), file: "site.yml")
  #expect(settings.keywords.map(\.line) == [2, 3])
}

@Test func everyMistakeIsReportedAtOnce() {
  #expect(mistakes("titel: x\nfeeds: {itms: 3}\npages: 4\n").count == 3)
}

@Test(arguments: [
  ("https://user.github.io/digest/", "/digest/"), ("https://example.org", "/"), ("http://localhost:8000/a/b", "/a/b/"),
])
func basePathOfAddress(_ text: String, _ base: String) throws {
  #expect(try #require(SiteURL(text)).basePath == base)
}

@Test(arguments: ["ftp://x.org", "https://", "https://a b.org", "https://x.org/?q", "javascript:alert(1)", "https://u@x.org"])
func addressThatIsNone(_ text: String) {
  #expect(SiteURL(text) == nil)
}

@Test(arguments: ["keywords: [Graphs]\n", "match-topics: false\n", "hide: [\"2504.14945\"]\n"])
func whatReachesPagesThroughTheCatalogueIsNotOfTheirSettings(_ text: String) throws {
  let settings = try SettingsReader.read(Array(text.utf8), file: "site.yml")
  #expect(settings.pageFingerprint == SiteSettings().pageFingerprint)
  #expect(settings.fingerprint != SiteSettings().fingerprint)
}

@Test(arguments: ["title: Other\n", "pages: {per-archive: 10}\n", "feeds: {items: 5}\n", "url: https://example.org/\n"])
func whatPagesReadIsOfTheirSettings(_ text: String) throws {
  let settings = try SettingsReader.read(Array(text.utf8), file: "site.yml")
  #expect(settings.pageFingerprint != SiteSettings().pageFingerprint)
}
