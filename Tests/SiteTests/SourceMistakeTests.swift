import Foundation
import Testing

@testable import BroadsheetCommand

/// What is wrong with the sources of a site is said, and costs nothing that is there already.
@Suite struct SourceMistakeTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private func table(_ papers: [Int] = [1, 2], _ date: String = "2025-04-01") -> String {
    Samples.huggingFaceTable(papers, date: date)
  }

  private func build(_ more: String...) -> Sandbox.Answer {
    sandbox.run(["build", "--output", sandbox.path("Public"), "--state", sandbox.path("state")] + more)
  }

  private func check(_ more: String...) -> Sandbox.Answer {
    sandbox.run(["check", "--output", sandbox.path("Public"), "--state", sandbox.path("state")] + more)
  }

  @Test func aFolderWithoutARecognisedDigestEmptiesNoSite() throws {
    try sandbox.write("Content/2025-04-01.md", table())
    try sandbox.write("Content/README.md", "# Not a digest\n")
    #expect(build().said.last?.contains(" from 1 digest → ") == true)
    let before = try sandbox.files("Public")
    #expect(check().said.last?.contains(" in 1 digest → ") == true)

    try sandbox.remove("Content/2025-04-01.md")
    for arguments in [[], ["--force"]] {
      let answer = sandbox.run(["build", "--output", sandbox.path("Public"), "--state", sandbox.path("state")] + arguments)
      #expect(answer.status == .failed)
      #expect(answer.said.contains { $0.hasPrefix("\(sandbox.path("Content")): error: no file in the content folder is") })
      #expect(answer.said.contains { $0.hasPrefix("\(sandbox.path("Content/README.md")): warning: no digest format") })
      #expect(try sandbox.files("Public") == before)
    }
    #expect(check().status == .failed)

    // Nor does it leave folders behind.
    try sandbox.remove("Public")
    try sandbox.remove("state")
    #expect(build().status == .failed)
    #expect(!sandbox.exists("Public") && !sandbox.exists("state"))
  }

  @Test func aDayWithoutPapersIsADigest() throws {
    try sandbox.write("Content/2025-04-01.md", table([]))
    let answer = build()
    #expect(answer.status == .done)
    #expect(answer.said.last?.hasPrefix("0 papers from 1 digest → ") == true)
    #expect(build("--json").output.contains("\"digests\":1,"))
  }

  @Test func oneFolderForStateAndOutputIsOneError() throws {
    try sandbox.write("Content/2025-04-01.md", table())
    let folder = sandbox.path("Public")
    let answer = sandbox.run(["build", "--output", folder, "--state", folder])
    #expect(answer.status == .failed)
    #expect(answer.said == ["\(folder): error: the state folder is the output folder; name another with --state"])
    #expect(!sandbox.exists("Public"))
  }

  @Test func theSitesOtherFoldersAreNoContent() throws {
    try sandbox.write("2025-04-01.md", table())
    try sandbox.remove("Content")
    try sandbox.write("static/notes.md", "x")
    try sandbox.write("Templates/README.md", "x")
    func build() -> Sandbox.Answer {
      sandbox.run(["build", "--content", sandbox.root.path, "--output", sandbox.path("Public"), "--state", sandbox.path("state")])
    }
    for _ in 0..<2 {
      let answer = build()
      #expect(answer.status == .done)
      #expect(answer.said.count == 2 && answer.said[0].contains("the site's address is not known"))
      #expect(sandbox.exists("Public/notes.md") && sandbox.exists("Public/robots.txt"))
    }
  }

  @Test func aSiteThatWasBuiltInTheContentIsNone() throws {
    try sandbox.write("2025-04-01.md", table())
    try sandbox.remove("Content")
    try sandbox.write("static/notes.md", "x")
    for output in ["site2", "Public", "Public"] {
      let answer = sandbox.run([
        "build", "--content", sandbox.root.path, "--output", sandbox.path(output), "--state", sandbox.path("state"), "--url",
        "https://example.org/", "--strict",
      ])
      #expect(answer.status == .done)
      #expect(answer.said.count == 1)
    }
  }

  /// What is to be copied as it is, is not passed over.
  @Test func aSiteThatIsToBeCopiedIsNamed() throws {
    try sandbox.write("Content/2025-04-01.md", table())
    try sandbox.write("Content/static/older/.broadsheet-manifest", "")
    let answer = sandbox.run([
      "build", "--content", sandbox.path("Content"), "--output", sandbox.path("Public"), "--state", sandbox.path("state"),
    ])
    #expect(answer.status == .failed)
    #expect(answer.said.contains { $0.contains("names that begin with “.broadsheet-” are taken; rename the file") })
  }

  @Test(arguments: [("Content", "is"), ("", "contains")])
  func anOutputAroundTheContentIsAnError(name: String, fault: String) throws {
    try sandbox.write("Content/2025-04-01.md", table())
    let before = try sandbox.files(".")
    let answer = sandbox.run(["build", "--output", sandbox.path(name), "--state", sandbox.path("state")])
    #expect(answer.status == .failed)
    #expect(
      answer.said == [
        "\(sandbox.path(name)): error: the output folder \(fault) the content folder, whose files are not ours to replace; name another with --output"
      ])
    #expect(try sandbox.files(".") == before)
  }

  @Test func quietSaysWarnings() throws {
    try sandbox.write("Content/2025-04-01.md", table())
    for answer in [build("--quiet"), build("--quiet"), check("--quiet")] {
      #expect(answer.status == .done)
      #expect(answer.said.count == 1 && answer.said[0].hasPrefix("warning: the site's address is not known"))
    }
    let address = ["--url", "https://example.org/"]
    #expect(build("--quiet", address[0], address[1]).said == [])
    #expect(check("--quiet", address[0], address[1]).said == [])
  }

  @Test func settingsThatAreNotReadAreSaidAgain() throws {
    try sandbox.write("Content/2025-04-01.md", table())
    _ = build()
    // Nothing else changed, so that the build has nothing to do.
    try sandbox.write("Content/site.yaml", "title: x\n")
    for answer in [build(), build(), check()] {
      #expect(answer.said.contains { $0.hasPrefix("\(sandbox.path("Content/site.yaml")): warning: this file is not read") })
    }
  }

  @Test func keywordsWithoutPapersAreSaid() throws {
    try sandbox.write("Content/2025-04-01.md", table())
    let keywords = "  - Sparse attention\n  - name: Whales\n    match: [whale song]\n    aliases: [Cetaceans]\n"
    try sandbox.write("Content/site.yml", "keywords:\n" + keywords)
    for line in [3, 3, 4] {
      if line == 4 { try sandbox.write("Content/site.yml", "# Mine\nkeywords:\n" + keywords) }
      for answer in [build(), check()] {
        #expect(answer.status == .done)
        #expect(
          answer.said.filter { $0.contains("keyword") } == [
            "\(sandbox.path("Content/site.yml")):\(line): warning: keyword 'Whales' matches no paper, so it has no page; look at its phrases, or remove it"
          ])
      }
    }
    for name in ["Whales", "whales", "Cetaceans"] {
      let answer = sandbox.run(["list", "--keyword", name])
      #expect(answer.status == .done)
      #expect(answer.said == ["the keyword 'Whales' has no papers"])
    }
    #expect(sandbox.run(["list", "--keyword", "whale"]).status == .failed)
  }

  @Test func aDigestThatStandsThereTwiceIsSaid() throws {
    try sandbox.write("Content/2025-04-01.md", table())
    try sandbox.write("Content/copy.md", table().replacing("\n", with: "\r\n"))
    try sandbox.write("Content/other-day.md", table([1, 2], "2025-04-02"))
    try sandbox.write("Content/longer.md", table([1, 2, 3]))
    try sandbox.write("Content/empty.md", table([]))
    try sandbox.write("Content/empty-too.md", table([]))
    let answer = check("--url", "https://example.org/")
    #expect(answer.status == .done)
    #expect(
      answer.said.dropLast() == [
        "\(sandbox.path("Content/copy.md")): warning: this digest says what \(sandbox.path("Content/2025-04-01.md")) says of the same day; one of the two can go"
      ])
  }

  @Test func textAboutAttributesIsNoLink() throws {
    try sandbox.write("Content/2025-04-01.md", table().replacing("works.", with: "works: img src=x.png, a href=y.html."))
    #expect(check().status == .done)
  }

  @Test func aFormThatLeadsNowhereIsSaid() throws {
    try sandbox.write("Content/2025-04-01.md", table())
    try sandbox.write("Content/static/own.html", "<form\n action='find.html'></form>")
    let answer = check("--quiet")
    #expect(answer.status == .failed)
    #expect(
      answer.said.contains {
        $0.hasPrefix("\(sandbox.path("Content/static/own.html")):2:10: error: the link 'find.html' leads to no page")
      })
  }
}

/// `broadsheet parse`.
@Suite struct ParsingTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private func parse(_ text: String, _ format: String) throws -> Sandbox.Answer {
    try sandbox.write("a.md", text)
    return Sandbox.run(["parse", sandbox.path("a.md"), "--format", format])
  }

  @Test func aFormatThatTheFileIsNotOfIsSaid() throws {
    let table = Samples.huggingFaceTable([1], date: "2025-04-01")
    let mistaken = try parse(table, "category-sections")
    #expect(mistaken.status == .failed && mistaken.output == "")
    #expect(
      mistaken.said == [
        "\(sandbox.path("a.md")): error: this is no digest of category-sections; it is one of huggingface-table, so write --format huggingface-table, or leave --format out"
      ])
    #expect(
      try parse("# Words\n", "category-sections").said.last
        == "\(sandbox.path("a.md")): error: this is no digest of category-sections; no format recognises it; `broadsheet help parse` shows the formats"
    )
    #expect(try parse(table, "huggingface-table").status == .done)
    #expect(try parse(Samples.huggingFaceTable([], date: "2025-04-01"), "huggingface-table").status == .done)
  }

  @Test func adviceFitsTheReason() {
    #expect(
      Sandbox.run(["parse", sandbox.path("none.md")]).said == [
        "\(sandbox.path("none.md")): error: cannot be read: there is nothing of that name; look at the name"
      ])
  }
}
