import Testing
import Vocabulary

@testable import BroadsheetCommand

/// Addresses that some hosts take for one are a warning, which strictness refuses and a second build says again.
@Test func addressesThatDifferInCaseAreSaidEachTime() throws {
  let sandbox = try Sandbox()
  try sandbox.write("Content/site.yml", "url: https://example.org/\n")
  try sandbox.write("Content/2025-04-01.md", Samples.huggingFaceTable(Array(1...3), date: "2025-04-01"))
  try sandbox.write("Content/static/Foo.txt", "a")
  try sandbox.write("Content/static/foo.txt", "b")
  #expect(sandbox.build(output: "Public", state: "state", "--strict") == 1)
  #expect(try sandbox.files("Public").isEmpty)
  var options = BuildOptions()
  options.site.content = sandbox.path("Content")
  options.site.output = sandbox.path("Public")
  options.site.state = sandbox.path("state")
  let console = Console(isTerminal: false, colours: false, width: 80) { _, _ in nil }
  let reports = try (0..<2).map { _ in
    try BuildCommand(options: options, console: console).build(Progress(console: console, verbosity: .quiet))
  }
  #expect(reports[1].written == 0)
  #expect(reports.map { $0.diagnostics.count { $0.message.hasPrefix("differs from “") } } == [1, 1])
}

/// Two things that want one address are named with all other mistakes, and nothing is written.
@Test(arguments: [false, true]) func twoThingsWithOneAddressAreNamed(_ isStrict: Bool) throws {
  let sandbox = try Sandbox()
  try sandbox.write("Content/2025-04-01.md", Samples.huggingFaceTable(Array(1...3), date: "2025-04-01"))
  try sandbox.write("Content/static/index.html", "mine")
  try sandbox.write("Content/static/papers/2504/10001.html", "mine")
  var options = BuildOptions()
  options.site.content = sandbox.path("Content")
  options.site.output = sandbox.path("Public")
  options.site.state = sandbox.path("state")
  options.strict = isStrict
  let console = Console(isTerminal: false, colours: false, width: 80) { _, _ in nil }
  let thrown = #expect(throws: Diagnostics.self) {
    try BuildCommand(options: options, console: console).build(Progress(console: console, verbosity: .quiet))
  }
  let diagnostics = try #require(thrown?.all)
  #expect(diagnostics.contains { $0.severity == .warning && $0.message.hasPrefix("the site's address is not known") })
  let errors = diagnostics.filter { $0.severity == .error }.map(\.message)
  #expect(errors.count == 2)
  #expect(
    errors.contains(
      "two things have the address index.html: the file static/index.html and a page of the site's own; rename one of them"))
  #expect(errors.contains { $0.hasPrefix("two things have the address papers/2504/10001.html: the file static/papers/") })
  #expect(try sandbox.files("Public").isEmpty)
}
