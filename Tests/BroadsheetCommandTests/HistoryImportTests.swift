import Digests
import Foundation
import Testing
import Vocabulary

@testable import BroadsheetCommand

@Suite struct HistoryImportTests {
  private let scratch: ScratchFolder
  private var history = HistoryFixture()

  init() throws { scratch = try ScratchFolder() }

  /// A bot's page: a table for each keyword, rows of an identifier, a version and a title.
  private func page(_ tables: [(keyword: String, rows: [(id: String, version: Int, title: String)])], updated: String? = nil)
    -> String
  {
    var text = "# Daily Papers\n\n" + (updated.map { "Last update: \($0)\n\n" } ?? "")
    for table in tables {
      text += "## \(table.keyword)\n| **Title** | **Date** | **Abstract** | **Comment** |\n| --- | --- | --- | --- |\n"
      for row in table.rows {
        text += "| **[\(row.title)](http://arxiv.org/abs/\(row.id)v\(row.version))** | 2025-01-01 | "
        text += "<details><summary>Show</summary><p>About \(row.title),\n  wrapped | once</p></details> | 9 pages |\n"
      }
      text += "\n"
    }
    return text
  }

  private func page(_ ids: String...) -> String { page([("Alpha", ids.map { ($0, 1, "Paper \($0)") })]) }

  /// Runs the import; what it printed to both streams.
  @discardableResult
  private func importAll(path: String = "README.md", repository: String = "repo", dryRun: Bool = false) throws -> Recording {
    let recording = Recording()
    var options = ImportOptions(source: .git(repository: scratch.at(repository), path: path))
    options.site.content = scratch.at("Content")
    options.dryRun = dryRun
    #expect(try ImportCommand(options: options, console: recording.console()).run() == .done)
    return recording
  }

  /// The identifiers, with versions, in the digest of that name.
  private func rows(_ name: String) throws -> [String] {
    let bytes = Array(try scratch.read("Content/\(name)").utf8)
    return DigestParser.parse(bytes, file: name).entries.map { "\($0.id?.description ?? $0.title)v\($0.version ?? 0)" }
  }

  @Test mutating func eachDayHasItsNewAndChangedRows() throws {
    history.commit(
      "2025-01-01", .write("README.md", page([("Alpha", [("2501.00001", 1, "One")]), ("Beta", [("2501.00002", 1, "Two")])])))
    history.commit(
      "2025-01-02",
      .write(
        "README.md",
        page([("Alpha", [("2501.00003", 1, "Three"), ("2501.00001", 1, "One")]), ("Beta", [("2501.00002", 2, "Two, revised")])])))
    history.commit("2025-01-03", .write("README.md", page([("Alpha", [("2501.00003", 1, "Three")]), ("Beta", [])])))
    history.commit(
      "2025-01-04", .write("README.md", page([("Alpha", [("2501.00001", 1, "One")]), ("Beta", [("2501.00004", 1, "Four")])])))
    try history.make(scratch.at("repo"))
    let recording = try importAll()
    #expect(scratch.files("Content") == ["2025-01-01.md", "2025-01-02.md", "2025-01-04.md"])
    #expect(try rows("2025-01-01.md") == ["2501.00001v1", "2501.00002v1"])
    #expect(try rows("2025-01-02.md") == ["2501.00003v1", "2501.00002v2"])
    // One had been there before, so that only Four is new; Alpha keeps no row and its heading goes.
    #expect(try rows("2025-01-04.md") == ["2501.00004v1"])
    #expect(try !scratch.read("Content/2025-01-04.md").contains("## Alpha"))
    #expect(try scratch.read("Content/2025-01-02.md").contains("# Daily Papers"))
    #expect(recording.output.contains("2025-01-02.md: 2 rows (1 new, 1 changed)\n"))
    #expect(recording.error == "3 digests written with 5 rows, 0 there already\n")
  }

  @Test mutating func fieldsAreAsTheyWere() throws {
    let text = page([("Alpha", [("2501.00001", 1, "A | B"), ("2501.00002", 1, "Two")]), ("Beta", [("2501.00003", 1, "Three")])])
    history.commit("2025-01-01", .write("README.md", page("2501.00002")))
    history.commit("2025-01-02", .write("README.md", text))
    try history.make(scratch.at("repo"))
    try importAll()
    let wanted = DigestParser.parse(Array(text.utf8), file: "2025-01-02.md").entries.filter { $0.id != PaperID("2501.00002") }
    let found = DigestParser.parse(Array(try scratch.read("Content/2025-01-02.md").utf8), file: "2025-01-02.md").entries
    // "Paper 2501.00002" became "Two": a changed row.
    #expect(found.count == 3)
    #expect(found.filter { $0.id != PaperID("2501.00002") }.map(EntryContent.init) == wanted.map(EntryContent.init))
  }

  @Test mutating func itCanBeRunAgain() throws {
    for day in 1...5 { history.commit("2025-01-0\(day)", .write("README.md", page("2501.0000\(day)"))) }
    try history.make(scratch.at("repo"))
    try importAll()
    #expect(scratch.files("Content").count == 5)
    let before = try scratch.read("Content/2025-01-02.md")
    try scratch.remove("Content/2025-01-03.md")
    let again = try importAll()
    #expect(again.output == "\(scratch.at("Content/2025-01-03.md")): 1 row (1 new)\n")
    #expect(again.error == "1 digest written with 1 row, 4 there already\n")
    #expect(try scratch.read("Content/2025-01-02.md") == before)
    #expect(try importAll().output == "")
  }

  @Test mutating func aDryRunWritesNothing() throws {
    history.commit("2025-01-01", .write("README.md", page("2501.00001")))
    try history.make(scratch.at("repo"))
    let recording = try importAll(dryRun: true)
    #expect(recording.output.contains("2025-01-01.md: 1 row (1 new)\n"))
    #expect(recording.error == "1 digest to write with 1 row, 0 there already\n")
    #expect(scratch.files("Content") == [])
  }

  @Test mutating func renamesAreFollowed() throws {
    history.commit("2025-01-01", .write("papers.md", page("2501.00001")), .write("other.md", page("2501.09999")))
    history.commit("2025-01-02", .write("papers.md", page("2501.00002", "2501.00001")))
    history.commit("2025-01-03", .rename("papers.md", "docs/list.md"))
    history.commit("2025-01-04", .write("docs/list.md", page("2501.00004", "2501.00002", "2501.00001")))
    history.commit("2025-01-05", .rename("docs/list.md", "README.md"))
    history.commit("2025-01-06", .write("README.md", page("2501.00006", "2501.00004", "2501.00002", "2501.00001")))
    try history.make(scratch.at("repo"))
    try importAll()
    #expect(scratch.files("Content") == ["2025-01-01.md", "2025-01-02.md", "2025-01-04.md", "2025-01-06.md"])
    #expect(try rows("2025-01-01.md") == ["2501.00001v1"])
    #expect(try rows("2025-01-06.md") == ["2501.00006v1"])
  }

  @Test mutating func branchesThatWereMergedCount() throws {
    let root = history.commit("2025-01-01", .write("README.md", page("2501.00001")))
    let side = history.commit("2025-01-02", branch: "side", from: root, .write("README.md", page("2501.00002", "2501.00001")))
    let main = history.commit("2025-01-03", from: root, .write("README.md", page("2501.00003", "2501.00001")))
    history.commit(
      "2025-01-04", from: main, merge: side, .write("README.md", page("2501.00004", "2501.00003", "2501.00002", "2501.00001")))
    try history.make(scratch.at("repo"))
    try importAll()
    #expect(scratch.files("Content") == ["2025-01-01.md", "2025-01-02.md", "2025-01-03.md", "2025-01-04.md"])
    for day in 1...4 { #expect(try rows("2025-01-0\(day).md") == ["2501.0000\(day)v1"]) }
  }

  @Test mutating func anEmptiedOrDeletedFileLosesNothing() throws {
    history.commit("2025-01-01", .write("README.md", page("2501.00001")))
    history.commit("2025-01-02", .write("README.md", ""))
    history.commit("2025-01-03", .write("README.md", page("2501.00003", "2501.00001")))
    history.commit("2025-01-04", .delete("README.md"))
    history.commit("2025-01-05", .write("README.md", page("2501.00005", "2501.00003", "2501.00001")))
    try history.make(scratch.at("repo"))
    #expect(try importAll().error == "3 digests written with 3 rows, 0 there already\n")
    #expect(scratch.files("Content") == ["2025-01-01.md", "2025-01-03.md", "2025-01-05.md"])
    #expect(try rows("2025-01-05.md") == ["2501.00005v1"])
  }

  @Test mutating func twoVersionsOfADayLoseNothing() throws {
    history.commit("2025-01-01", hour: 8, .write("README.md", page("2501.00001", "2501.00002")))
    history.commit("2025-01-01", hour: 20, .write("README.md", page("2501.00003", "2501.00002")))
    try history.make(scratch.at("repo"))
    try importAll()
    #expect(scratch.files("Content") == ["2025-01-01-2.md", "2025-01-01.md"])
    #expect(try rows("2025-01-01.md") == ["2501.00003v1", "2501.00002v1"])
    #expect(try rows("2025-01-01-2.md") == ["2501.00001v1"])
    let digest = DigestParser.parse(Array(try scratch.read("Content/2025-01-01-2.md").utf8), file: "2025-01-01-2.md")
    #expect(digest.date == Day("2025-01-01"))
  }

  @Test mutating func aDayThatGrowsLaterIsCompleted() throws {
    history.commit("2025-01-01", hour: 8, .write("README.md", page("2501.00001")))
    try history.make(scratch.at("repo"))
    try importAll()
    var longer = HistoryFixture()
    longer.commit("2025-01-01", hour: 8, .write("README.md", page("2501.00001")))
    longer.commit("2025-01-01", hour: 20, .write("README.md", page("2501.00002", "2501.00001")))
    try longer.make(scratch.at("longer"))
    try importAll(repository: "longer")
    #expect(try rows("2025-01-01.md") == ["2501.00001v1"])
    #expect(try rows("2025-01-01-2.md") == ["2501.00002v1"])
    #expect(try importAll(repository: "longer").output == "")
  }

  @Test mutating func theOwnersDigestOfThatDayStays() throws {
    try scratch.write("Content/2025-01-01.md", page("2501.07777"))
    history.commit("2025-01-01", .write("README.md", page("2501.00001")))
    try history.make(scratch.at("repo"))
    try importAll()
    #expect(try rows("2025-01-01.md") == ["2501.07777v1"])
    #expect(try rows("2025-01-01-2.md") == ["2501.00001v1"])
  }

  @Test mutating func theDayThatAVersionStatesCounts() throws {
    history.commit("2025-01-05", .write("README.md", page([("Alpha", [("2501.00001", 1, "One")])], updated: "2025-01-04")))
    try history.make(scratch.at("repo"))
    try importAll()
    #expect(scratch.files("Content") == ["2025-01-04.md"])
  }

  @Test mutating func twoHundredVersionsAreTwoHundredDays() throws {
    var ids: [String] = []
    for day in 0..<200 {
      let month = 1 + day / 28
      ids.insert("250\(month).\(10000 + day)", at: 0)
      let date = "2025-0\(month)-\(day % 28 < 9 ? "0" : "")\(day % 28 + 1)"
      history.commit(date, .write("README.md", page([("Alpha", ids.prefix(30).map { ($0, 1, "Paper \($0)") })])))
    }
    try history.make(scratch.at("repo"))
    #expect(try importAll().error == "200 digests written with 200 rows, 0 there already\n")
    #expect(try importAll().error == "0 digests written with 0 rows, 200 there already\n")
  }

  @Test mutating func strangeNamesAndFoldersAreTakenAsTheyAre() throws {
    let name = "my papers/[*] -x.md"
    history.commit("2025-01-01", .write(name, page("2501.00001")), .write("my papers/a -x.md", page("2501.00002")))
    try history.make(scratch.at("repo"))
    try importAll(path: name)
    #expect(try rows("2025-01-01.md") == ["2501.00001v1"])
    try scratch.remove("Content")
    try importAll(path: "[*] -x.md", repository: "repo/my papers")
    #expect(try rows("2025-01-01.md") == ["2501.00001v1"])
  }

  @Test mutating func aBareRepositoryWillDo() throws {
    history.commit("2025-01-01", .write("README.md", page("2501.00001")))
    try history.make(scratch.at("repo"))
    try HistoryFixture.git(["clone", "--quiet", "--bare", scratch.at("repo"), scratch.at("bare")])
    try importAll(repository: "bare")
    #expect(try rows("2025-01-01.md") == ["2501.00001v1"])
  }

  @Test mutating func versionsInNoFormatAreSaid() throws {
    history.commit("2025-01-01", .write("README.md", "# My bot\n\nComing soon.\n"))
    history.commit("2025-01-02", .write("README.md", page("2501.00002")))
    try history.make(scratch.at("repo"))
    let recording = try importAll()
    #expect(
      recording.error.hasPrefix("warning: passed over 1 version of 'README.md' in no format of digests; 'git show "))
    #expect(scratch.files("Content") == ["2025-01-02.md"])
  }

  @Test mutating func aShallowHistoryIsSaid() throws {
    for day in 1...3 { history.commit("2025-01-0\(day)", .write("README.md", page("2501.0000\(day)"))) }
    try history.make(scratch.at("repo"))
    try HistoryFixture.git(["clone", "--quiet", "--depth", "1", "file://" + scratch.at("repo"), scratch.at("shallow")])
    #expect(
      try importAll(repository: "shallow").error.contains(
        "warning: the history is not whole; fetch it with 'git fetch --unshallow'"))
  }

  private func failure(repository: String, path: String) -> String {
    var options = ImportOptions(source: .git(repository: repository, path: path))
    options.site.content = scratch.at("Content")
    do {
      _ = try ImportCommand(options: options, console: Recording().console()).run()
      return ""
    } catch {
      return error.all.map(\.message).joined(separator: "\n")
    }
  }

  @Test mutating func whatCannotBeReadIsSaid() throws {
    #expect(failure(repository: scratch.at("nowhere"), path: "README.md").contains("git failed: cannot change to"))
    #expect(failure(repository: scratch.path, path: "README.md").contains("git failed: not a git repository"))
    try HistoryFixture.git(["init", "--quiet", scratch.at("empty")])
    #expect(failure(repository: scratch.at("empty"), path: "README.md").contains("has no commit yet"))
    history.commit("2025-01-01", .write("README.md", page("2501.00001")))
    try history.make(scratch.at("repo"))
    #expect(failure(repository: scratch.at("repo"), path: "readme.md").contains("has no file 'readme.md'"))
    #expect(
      failure(repository: "--upload-pack=touch", path: "README.md").contains("git failed: cannot change to '--upload-pack=touch'")
    )
  }
}
