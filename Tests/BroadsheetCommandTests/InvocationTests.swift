import Digests
import Publishing
import Testing
import Vocabulary

@testable import BroadsheetCommand

@Suite struct InvocationTests {
  private func read(_ line: String) throws(UsageError) -> Invocation {
    try Invocation(line.split(separator: " ").map(String.init))
  }

  @Test func buildHasDefaults() throws {
    let expected = BuildOptions()
    #expect(try read("build") == .build(expected))
    #expect(expected.site.content == "Content")
    #expect(expected.site.templates == "Templates")
    #expect(expected.site.output == "Public")
    #expect(expected.site.state == ".broadsheet")
  }

  @Test func everyOptionOfBuildIsUnderstood() throws {
    var options = BuildOptions()
    options.site.content = "c"
    options.site.templates = "t"
    options.site.templatesAreRequired = true
    options.site.output = "o"
    options.site.state = "s"
    options.site.url = "https://a.example/b"
    options.jobs = 3
    options.strict = true
    options.force = true
    options.json = true
    options.precompress = true
    options.manifest = "m"
    options.verbosity = .verbose
    let line =
      "build --content c --templates=t --output o --state=s --url https://a.example/b -j3 --strict --force --json --precompress"
      + " --manifest m -v"
    #expect(try read(line) == .build(options))
  }

  @Test func otherCommandsAreUnderstood() throws {
    #expect(try read("parse a.md b.md") == .parse(ParseOptions(files: ["a.md", "b.md"])))
    #expect(
      try read("parse --format keyword-tables a.md") == .parse(ParseOptions(files: ["a.md"], format: .keywordTables)))
    var check = CheckOptions()
    check.host = .cloudflarePages
    check.pageLimit = 200
    #expect(try read("check --host cloudflare-pages --page-limit 200") == .check(check))
    var serve = ServeOptions()
    serve.port = 8080
    serve.address = "0.0.0.0"
    #expect(try read("serve --port 8080 --address 0.0.0.0") == .serve(serve))
    #expect(try read("init papers --theme") == .`init`(InitOptions(folder: "papers", theme: true)))
    #expect(try read("context days/index.html") == .context(ContextOptions(page: "days/index.html")))
    var search = SearchOptions(words: ["event", "camera"])
    search.style = .bibtex
    search.limit = 5
    #expect(try read("search event camera --bibtex --limit 5") == .search(search))
    var list = ListOptions()
    list.day = Day("2025-04-22")
    list.keyword = "cs.CV"
    list.author = "Li"
    list.style = .json
    #expect(try read("list --day 2025-04-22 --keyword cs.CV --author Li --json") == .list(list))
    #expect(try read("completion zsh") == .completion(.zsh))
    #expect(try read("man") == .man)
    #expect(try read("--version") == .version)
  }

  @Test func importReadsEitherSource() throws {
    #expect(try read("import --git r") == .`import`(ImportOptions(source: .git(repository: "r", path: "README.md"))))
    var options = ImportOptions(source: .git(repository: "r", path: "docs/x.md"))
    options.dryRun = true
    #expect(try read("import --git r --path docs/x.md --dry-run") == .`import`(options))
    #expect(try read("import --jsonl a b c") == .`import`(ImportOptions(source: .jsonl(files: ["a", "b", "c"]))))
    #expect(try read("import --jsonl a --jsonl b") == .`import`(ImportOptions(source: .jsonl(files: ["a", "b"]))))
  }

  @Test(
    arguments: [
      ("--help", nil), ("-h", nil), ("help", nil), ("help build", .build), ("build --help", .build), ("build -h", .build),
      ("build --nonsense-after --help", nil), ("serve --port 1 -h --port", .serve),
    ] as [(String, CommandName?)])
  func helpIsFound(line: String, command: CommandName?) throws {
    if line.contains("nonsense") {
      #expect(throws: UsageError.self) { try read(line) }
    } else {
      #expect(try read(line) == .help(command))
    }
  }

  @Test func whatFollowsTwoDashesIsNoOption() throws {
    #expect(try read("parse -- --format -x") == .parse(ParseOptions(files: ["--format", "-x"])))
    #expect(try read("parse -") == .parse(ParseOptions(files: ["-"])))
  }

  @Test func theLastValueCounts() throws {
    var options = BuildOptions()
    options.jobs = 2
    #expect(try read("build -j 1 --jobs 2") == .build(options))
  }

  @Test(
    arguments: [
      ("", .noCommand),
      ("biuld", .unknownCommand("biuld", nearest: "build")),
      ("publish", .unknownCommand("publish", nearest: nil)),
      ("help biuld", .unknownCommand("biuld", nearest: "build")),
      ("--quiet build", .optionBeforeCommand("--quiet", command: .build)),
      ("--port=1 serve", .optionBeforeCommand("--port=1", command: .serve)),
      ("--nothing build", .optionBeforeCommand("--nothing", command: nil)),
      ("--verison", .misspelledOption("--verison", nearest: "--version")),
      ("--hlep", .misspelledOption("--hlep", nearest: "--help")),
      ("-version", .misspelledOption("-version", nearest: "--version")),
      ("--verbos build", .optionBeforeCommand("--verbos", command: nil)),
      ("build --contnet x", .unknownOption("--contnet", .build, nearest: "--content")),
      ("build --port 1", .unknownOption("--port", .build, nearest: nil)),
      ("build -strict", .unknownOption("-strict", .build, nearest: "--strict")),
      ("build -x", .unknownOption("-x", .build, nearest: nil)),
      ("build --content", .missingValue(option: "--content", placeholder: "DIR")),
      ("build --content --strict", .missingValue(option: "--content", placeholder: "DIR")),
      ("build --content --", .missingValue(option: "--content", placeholder: "DIR")),
      ("build --content=", .emptyValue(option: "--content", placeholder: "DIR")),
      ("build --strict=yes", .needlessValue(option: "--strict", value: "yes")),
      ("build --jobs many", .badNumber(option: "--jobs", value: "many", range: 1...1024)),
      ("build --jobs 0", .badNumber(option: "--jobs", value: "0", range: 1...1024)),
      ("build --jobs -1", .badNumber(option: "--jobs", value: "-1", range: 1...1024)),
      ("build -j +2", .badNumber(option: "-j", value: "+2", range: 1...1024)),
      ("serve --port 65536", .badNumber(option: "--port", value: "65536", range: 1...65535)),
      (
        "serve --port 99999999999999999999",
        .badNumber(option: "--port", value: "99999999999999999999", range: 1...65535)
      ),
      ("build --url example.org", .badURL(option: "--url", value: "example.org")),
      ("build --url https://", .badURL(option: "--url", value: "https://")),
      ("build --url javascript:alert(1)", .badURL(option: "--url", value: "javascript:alert(1)")),
      ("list --day 2025-02-30", .badDay(option: "--day", value: "2025-02-30")),
      ("build --quiet --verbose", .conflict("--quiet", "--verbose")),
      ("search x --json --bibtex", .conflict("--json", "--bibtex")),
      ("import --git r --jsonl f", .conflict("--git", "--jsonl")),
      ("import", .importWithoutSource),
      ("import file.jsonl", .importWithoutSource),
      ("import --git r other", .surplusOperand(.`import`, "other")),
      ("import --jsonl f --path p", .needs(option: "--path", other: "--git")),
      ("parse", .missingOperand(.parse, placeholder: "FILE…")),
      ("init", .missingOperand(.`init`, placeholder: "DIR")),
      ("init a b", .surplusOperand(.`init`, "b")),
      ("build Content", .surplusOperand(.build, "Content")),
    ] as [(String, UsageError)])
  func wrongUsageIsNamed(line: String, error: UsageError) {
    #expect(throws: error) { try read(line) }
  }

  @Test func choicesAreNamed() {
    let hosts = ["github-pages", "cloudflare-pages", "gitlab-pages"]
    #expect(
      throws: UsageError.badChoice(option: "--host", value: "github-page", choices: hosts, nearest: "github-pages")
    ) { try read("check --host github-page") }
    #expect(
      throws: UsageError.badChoice(option: "completion", value: "zhs", choices: ["bash", "zsh", "fish"], nearest: "zsh")
    ) { try read("completion zhs") }
  }

  @Test func everyMessageSaysWhatToDo() {
    #expect(
      UsageError.unknownOption("--contnet", .build, nearest: "--content").message
        == "unknown option '--contnet'; did you mean '--content'?")
    #expect(
      UsageError.badNumber(option: "--port", value: "x", range: 1...65535).message
        == "'--port' needs a whole number from 1 to 65535, not 'x'")
    #expect(
      UsageError.optionBeforeCommand("--quiet", command: .build).message
        == "'--quiet' stands before the command; write 'broadsheet build --quiet'")
    #expect(
      UsageError.misspelledOption("--verison", nearest: "--version").message
        == "unknown option '--verison'; did you mean '--version'?")
  }
}
