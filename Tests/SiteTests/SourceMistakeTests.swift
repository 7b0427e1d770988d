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

  @Test func oneFolderForStateAndOutputIsOneError() throws {
    try sandbox.write("Content/2025-04-01.md", table())
    let folder = sandbox.path("Public")
    let answer = sandbox.run(["build", "--output", folder, "--state", folder])
    #expect(answer.status == .failed)
    #expect(answer.said == ["\(folder): error: the state folder is the output folder; name another with --state"])
    #expect(!sandbox.exists("Public"))
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
