import Foundation
import Synchronization
import Testing

@testable import BroadsheetCommand

/// The terminal's commands read what builds keep, and never change it.
@Suite struct ListingTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write("Content/2025-04-01.md", Samples.huggingFaceTable(Array(1...12), date: "2025-04-01"))
    try sandbox.write("Content/k.md", Samples.keywordTable([(3, 1), (20, 2)], date: "2025-04-02"))
  }

  private func output(_ command: String, state: String = "state", _ more: String...) -> String {
    let output = Output()
    let console = Console(isTerminal: false, colours: false, width: 80) { stream, bytes in
      if stream == .output { output.add(bytes) }
      return nil
    }
    #expect(
      run([command] + more + ["--content", sandbox.path("Content"), "--state", sandbox.path(state)], on: console) == .done)
    return output.text
  }

  @Test func aStateChangesNothingButTheTime() throws {
    try #require(sandbox.build() == 0)
    let kept = try sandbox.files("state")
    for style in ["--json", "--bibtex"] {
      #expect(output("list", style) == output("list", state: "none", style))
      #expect(output("search", "graph", style) == output("search", state: "none", "graph", style))
    }
    // One that is out of date is used as far as it goes.
    try sandbox.write("Content/2025-04-03.md", Samples.huggingFaceTable([30, 31], date: "2025-04-03"))
    try sandbox.remove("Content/k.md")
    #expect(output("list") == output("list", state: "none"))
    #expect(output("list").contains("2025-04-03"))
    #expect(output("check", "--json") == output("check", state: "none", "--json"))
    #expect(try sandbox.files("state") == kept)
    #expect(!sandbox.exists("none"))
  }

  @Test(arguments: [
    (["2504.10003"], ["2504.10003"]), (["arXiv:2504.10003v2"], ["2504.10003"]), (["ARXIV:2504.10020"], ["2504.10020"]),
    (["https://arxiv.org/abs/2504.10003v1"], ["2504.10003"]), (["http://arxiv.org/pdf/2504.10003.pdf"], ["2504.10003"]),
    (["https://huggingface.co/papers/2504.10012"], ["2504.10012"]), (["2504.10003 2504.10012"], ["2504.10012", "2504.10003"]),
    (["2504.10003", "graphs"], ["2504.10003"]), (["2504.10003", "whales"], []), (["2504.99999"], []),
    (["arXiv:2504.10003v1", "[cs.CV]"], ["2504.10003"]), (["arXiv", "2504.10003"], ["2504.10003"]),
    ([#""2504.10003","#], ["2504.10003"]), (["https://doi.org/10.48550/arXiv.2504.10003"], ["2504.10003"]),
    (["arxiv.org/abs/2504.10003/"], ["2504.10003"]),
  ])
  func identifiersFindTheirPapers(words: [String], found: [String]) {
    let answer = sandbox.run(["search", "--json", "--state", sandbox.path("none")] + words)
    #expect(answer.status == .done)
    #expect(answer.output.split(separator: "\n").map { $0.dropFirst(#"{"id":""#.count).prefix(10) } == found.map { $0[...] })
  }

  @Test func aDamagedStateIsPassedOver() throws {
    try #require(sandbox.build() == 0)
    let sound = output("list")
    try sandbox.write("state/entries", "")
    #expect(output("list") == sound)
    #expect(try sandbox.text("state/entries") == "")
    try sandbox.write("state/inputs", "nonsense")
    #expect(output("list") == sound)
  }
}

private final class Output: Sendable {
  private let bytes = Mutex<[UInt8]>([])

  var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
  func add(_ more: [UInt8]) { bytes.withLock { $0 += more } }
}
