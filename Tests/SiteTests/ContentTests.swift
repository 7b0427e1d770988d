import Foundation
import Testing

@testable import BroadsheetCommand

/// The digests that come with the repository: what a person sees first must be right.
@Suite struct ContentTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Content")
    .standardizedFileURL

  private func buildContent(in sandbox: Sandbox) -> Int32 {
    Sandbox.run([
      "build", "--strict", "--url", "https://example.org/digest/", "--content", Self.folder.path, "--output",
      sandbox.path("Public"), "--state", sandbox.path("state"),
    ]).status.rawValue
  }

  @Test func buildsWithoutAWarning() throws {
    #expect(try buildContent(in: Sandbox()) == 0)
  }

  @Test func holdsUpdatesFormulasChineseAndAPage() throws {
    let sandbox = try Sandbox()
    try #require(buildContent(in: sandbox) == 0)

    #expect(try sandbox.text("Public/days/2025-05-12.html").contains("Updates"))
    #expect(try sandbox.text("Public/papers/2503/08507.html").contains("2503.08507v2"))
    #expect(try sandbox.text("Public/papers/2504/20966.html").contains("<mfrac>"))
    #expect(try sandbox.text("Public/papers/2503/17523.html").contains("贝叶斯"))
    #expect(sandbox.exists("Public/keywords/diffusion-models.html"))
    #expect(sandbox.exists("Public/pages/about.html"))
  }

  /// As editors on Windows write it.
  @Test(arguments: ["\n", "\r\n"]) func aPageMayBeginWithAMarkOfItsEncoding(end: String) throws {
    let sandbox = try Sandbox()
    try sandbox.write("Content/2025-04-01.md", Samples.huggingFaceTable([1], date: "2025-04-01"))
    let page = ["---", "title: About us", "---", "", "# We", "", "Words."].joined(separator: end)
    try sandbox.write("Content/pages/about.md", "\u{FEFF}" + page)
    try #require(sandbox.build() == 0)
    let text = try sandbox.text("Public/pages/about.html")
    #expect(text.contains("About us") && text.contains("<p>Words.</p>") && !text.contains("title: "))
  }

  /// Nobody who reads it knows references.
  @Test func theFileForRobotsIsPlainText() throws {
    let sandbox = try Sandbox()
    try sandbox.write("Content/2025-04-01.md", Samples.huggingFaceTable([1], date: "2025-04-01"))
    try #require(sandbox.build("--url", "https://example.org/a&b/") == 0)
    #expect(try sandbox.text("Public/robots.txt").contains("Sitemap: https://example.org/a&b/sitemap.xml"))
  }

  @Test func holdsPapersOfThreeMonths() throws {
    let sandbox = try Sandbox()
    try #require(buildContent(in: sandbox) == 0)

    let months = try ["03", "04", "05"].map { month in
      try sandbox.text("Public/data/papers-2025-\(month).jsonl").split(separator: "\n").count
    }
    #expect(months.allSatisfy { $0 > 0 } && months.reduce(0, +) >= 60)
  }
}
