import Configuration
import Digests
import Testing
import Vocabulary

@testable import BroadsheetCommand

@Suite struct InitTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private let sample = "Content/2025-04-22.md is a sample; remove it when your own digests are in Content/\n"
  private let publishing =
    "Before you publish: set BROADSHEET_SOURCE in .github/workflows/publish.yml to the repository that you have "
    + "Broadsheet from\n"

  @discardableResult
  private func run(_ folder: String, theme: [NewSiteFile]? = nil, source: String? = nil) throws(Diagnostics) -> Recording {
    let recording = Recording()
    let options = InitOptions(folder: scratch.at(folder), theme: theme != nil)
    let status = try InitCommand(options: options, console: recording.console(), theme: theme ?? [], source: source).run()
    #expect(status == .done)
    return recording
  }

  @Test func aNewSiteHasWhatItNeeds() throws {
    let recording = try run("a/new site")
    #expect(
      scratch.files("a/new site") == [".github/workflows/publish.yml", ".gitignore", "Content/2025-04-22.md", "Content/site.yml"])
    #expect(recording.output.contains("\(scratch.at("a/new site"))/Content/site.yml\n"))
    #expect(recording.error == "Next: cd '\(scratch.at("a/new site"))' && broadsheet serve\n\(sample)\(publishing)")
  }

  @Test func nothingIsEverOverwritten() throws {
    try scratch.write("site/Content/site.yml", "mine")
    try scratch.write("site/.gitignore", "mine")
    let recording = try run("site")
    #expect(try scratch.read("site/Content/site.yml") == "mine")
    #expect(try scratch.read("site/.gitignore") == "mine")
    let advice = "; it should name /Public/ and /.broadsheet/"
    #expect(recording.error.contains("site/.gitignore: was there already, and stays as it is\(advice)\n"))
    // Content of one's own needs no sample.
    #expect(scratch.files("site/Content") == ["site.yml"])
    #expect(try run("site").output == "")
  }

  @Test func theThemeComesWhenAskedFor() throws {
    let files = [NewSiteFile(path: "day.mustache", text: "{{title}}"), NewSiteFile(path: "assets/style.css", text: "p{}")]
    try run("site", theme: files)
    #expect(try scratch.read("site/Templates/day.mustache") == "{{title}}")
    #expect(try scratch.read("site/Templates/assets/style.css") == "p{}")
  }

  @Test func aFileInTheWayIsSaid() throws {
    try scratch.write("site", "a file")
    #expect(
      throws: Diagnostics([
        .error("this is no folder; give the name of a new one", at: SourceLocation(file: scratch.at("site")))
      ])
    ) { try run("site") }
  }

  @Test func theSampleIsADigest() {
    let digest = DigestParser.parse(NewSite.sample.bytes, file: NewSite.sample.path)
    #expect(digest.format == .huggingFaceTable)
    #expect(digest.date == Day("2025-04-22"))
    #expect(digest.diagnostics == [])
    #expect(digest.entries.count == 4)
    for entry in digest.entries {
      #expect(entry.id != nil && !entry.authors.isEmpty && entry.summary != nil)
    }
  }

  @Test func whatABotsRepositoryTellsIsNotAsked() throws {
    try scratch.write("site/.github/workflows/a.yml", "on:\n  schedule:\nname: 'Run the bot' # daily\n")
    try scratch.write("site/.github/workflows/b.yaml", "name: Tests\n")
    try scratch.write("site/.github/workflows/notes.txt", "name: no\n")
    try scratch.write("site/README.md", String(decoding: NewSite.sample.bytes, as: UTF8.self))
    try run("site")
    let text = try scratch.read("site/.github/workflows/publish.yml")
    #expect(text.contains("    workflows: [\"Run the bot\"]\n"))
    #expect(text.contains("  BOT_README: \"README.md\"\n"))
  }

  @Test func aBotsPastTakesThePlaceOfTheSample() throws {
    try scratch.write("site/README.md", String(decoding: NewSite.sample.bytes, as: UTF8.self))
    try scratch.write("site/.git/HEAD", "ref: refs/heads/main\n")
    let recording = try run("site")
    #expect(scratch.files("site/Content") == ["site.yml"])
    #expect(
      recording.error == "Next: cd \(scratch.at("site")) && broadsheet import --git . && broadsheet serve\n\(publishing)")
  }

  @Test func theRepositoryThatTheProgramCameFromIsNotAsked() throws {
    let recording = try run("site", source: "https://github.com/ada/broadsheet")
    #expect(recording.error == "Next: cd \(scratch.at("site")) && broadsheet serve\n\(sample)")
    let text = try scratch.read("site/.github/workflows/publish.yml")
    #expect(text.contains("  BROADSHEET_SOURCE: https://github.com/ada/broadsheet\n"))
    #expect(!text.contains(": https://github.com/OWNER"))
  }

  @Test func anOrdinaryReadmeIsNoBots() throws {
    try scratch.write("site/README.md", "# My papers\n\nSee https://arxiv.org.\n")
    try run("site")
    let text = try scratch.read("site/.github/workflows/publish.yml")
    #expect(text.contains("    workflows: [\"Daily digest\"]\n"))
    #expect(text.contains("  BOT_README: \"\"\n"))
  }

  @Test(arguments: [
    ("name: \"Daily: run\"", "Daily: run"), ("jobs:\n  name: x", nil), ("name:", nil), ("name: a\"b", nil), ("name: C#", "C#"),
  ])
  func theNameOfAWorkflow(text: String, name: String?) {
    #expect(Surroundings.title(of: Array(text.utf8)) == name)
  }

  @Test func theWorkflowNamesThisVersion() {
    let text = String(decoding: NewSite.workflow().bytes, as: UTF8.self)
    #expect(text.contains("BROADSHEET_VERSION: v\(programVersion)\n"))
    #expect(!text.contains("\t"))
  }
}
