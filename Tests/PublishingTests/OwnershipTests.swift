import Foundation
import Publishing
import Testing
import Vocabulary

/// Promise: never delete or overwrite a file that we did not write.
struct OwnershipTests {
  let scratch = Scratch()
  var site: Site { scratch.site }
  let pages = Pages(["index.html": "home", "papers/1.html": "one"])

  private func foreign(_ path: String) -> Diagnostic {
    .error(
      "this file stands where the site has one, and Broadsheet did not write it; move it away, or put it into the content's static folder",
      at: SourceLocation(file: "\(site.output)/\(path)"))
  }

  @Test func foreignFilesStay() throws {
    site.write("example.org", "CNAME")
    site.write("", ".nojekyll")
    site.write("notes", "papers/notes.txt")
    try site.build(pages)
    try site.build(Pages(["index.html": "home"]), force: true)
    #expect(
      site.files(manifest: false) == [
        "index.html": "home", "CNAME": "example.org", ".nojekyll": "", "papers/notes.txt": "notes",
      ])
  }

  @Test func aForeignFileInTheWayIsAnErrorBeforeAnythingIsWritten() throws {
    site.write("theirs", "papers/1.html")
    site.write("theirs too", "index.html")
    #expect(throws: Diagnostics([foreign("index.html"), foreign("papers/1.html")])) { try site.build(pages, force: true) }
    #expect(site.files() == ["papers/1.html": "theirs", "index.html": "theirs too"])
  }

  @Test func aFolderInTheWayOfAPageIsOnlyRemovedWhenItIsEmpty() throws {
    try site.build(pages)
    site.remove("papers/1.html")
    try FileManager.default.createDirectory(atPath: site.output + "/papers/1.html/a", withIntermediateDirectories: true)
    try site.build(pages)
    #expect(site.files(manifest: false) == pages.texts)
    site.remove("papers/1.html")
    site.write("theirs", "papers/1.html/mine.txt")
    let thrown = #expect(throws: Diagnostics.self) { try site.build(pages) }
    #expect(thrown?.all.map(\.location?.file) == [site.output + "/papers/1.html"])
    #expect(site.read("papers/1.html/mine.txt") == "theirs")
  }

  @Test func manyForeignFilesAreCounted() throws {
    let many = Pages((0..<30).map { .init(path: "\($0 + 10).html", text: "") })
    for index in 0..<30 { site.write("theirs", "\(index + 10).html") }
    let thrown = #expect(throws: Diagnostics.self) { try site.build(many) }
    #expect(thrown?.all.count == 21)
    #expect(thrown?.all.last?.message == "10 more files stand in the way that Broadsheet did not write; move them")
  }

  @Test func aForeignFileThatIsWhatWeWouldWriteBecomesOurs() throws {
    site.write("home", "index.html")
    let before = site.stat("index.html")
    let report = try site.build(pages)
    #expect(site.stat("index.html") == before)
    #expect(report.written == 1 && report.unchanged == 1)
    #expect(site.read(".broadsheet-manifest")?.contains("  index.html\n") == true)
    try site.build(Pages(["papers/1.html": "one"]))
    #expect(site.read("index.html") == nil)
  }

  @Test func aLostManifestMakesNothingOurs() throws {
    try site.build(pages)
    site.remove(".broadsheet-manifest")
    let next = Pages(["index.html": "new home", "papers/1.html": "one"])
    #expect(throws: Diagnostics([foreign("index.html")])) { try site.build(next) }
    try site.build(pages)
    try site.build(next)
    #expect(site.files(manifest: false) == next.texts)
  }

  @Test func theManifestListsPathsAndHashesSorted() throws {
    try site.build(Pages(["b.html": "b", "a/x.html": "x", "a-b.html": "ab", "ä.html": "ä"]))
    let manifest = try #require(site.read(".broadsheet-manifest"))
    let lines = manifest.split(separator: "\n").map(String.init)
    #expect(lines.prefix(2).allSatisfy { $0.hasPrefix("# ") })
    #expect(
      lines.dropFirst(2).elementsEqual([
        "\(Fingerprint(of: "ab"))  a-b.html", "\(Fingerprint(of: "x"))  a/x.html", "\(Fingerprint(of: "b"))  b.html",
        "\(Fingerprint(of: "ä"))  ä.html",
      ]))
  }

  @Test func damagedLinesOfTheManifestAreReportedAndTheirFilesLeftAlone() throws {
    try site.build(pages)
    let manifest = try #require(site.read(".broadsheet-manifest"))
    site.write(manifest.replacingOccurrences(of: "  index.html", with: " index.html"), ".broadsheet-manifest")
    let report = try site.build(pages)
    #expect(report.diagnostics.count == 1)
    #expect(report.diagnostics.first?.location?.line == 3)
    #expect(report.diagnostics.first?.severity == .warning)
    #expect(site.read(".broadsheet-manifest") == manifest)
  }

  @Test func aManifestThatNamesFilesOutsideRemovesNothingOutside() throws {
    try site.build(pages)
    let manifest = try #require(site.read(".broadsheet-manifest"))
    try "precious".write(toFile: scratch.path + "/precious", atomically: false, encoding: .utf8)
    let hash = Fingerprint(of: "precious")
    for path in ["../precious", "/etc/passwd", "papers/../../precious", "./x", "a//b"] {
      site.write(manifest + "\(hash)  \(path)\n", ".broadsheet-manifest")
      _ = try site.build(pages, force: true)
    }
    #expect(FileManager.default.fileExists(atPath: scratch.path + "/precious"))
  }

  @Test func aSymbolicLinkInTheWayLeadsNoWriteOutside() throws {
    let outside = scratch.path + "/outside"
    try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: site.output, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: site.output + "/papers", withDestinationPath: outside)
    let error = Diagnostic.error(
      "a file or a symbolic link stands where the site has a folder, and Broadsheet did not write it; move it away",
      at: SourceLocation(file: site.output + "/papers"))
    #expect(throws: Diagnostics([error])) { try site.build(pages) }
    #expect(site.files() == ["papers": "-> " + outside])
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside).isEmpty)
  }

  @Test func ourFolderReplacedByALinkLeadsNoWriteAndNoRemovalOutside() throws {
    try site.build(pages)
    let outside = scratch.path + "/outside"
    try FileManager.default.moveItem(atPath: site.output + "/papers", toPath: outside)
    try FileManager.default.createSymbolicLink(atPath: site.output + "/papers", withDestinationPath: outside)
    #expect(throws: Diagnostics.self) { try site.build(Pages(["index.html": "home", "papers/1.html": "ONE"])) }
    #expect(try String(contentsOfFile: outside + "/1.html", encoding: .utf8) == "one")
    try site.build(Pages(["index.html": "home"]), force: true)
    #expect(try String(contentsOfFile: outside + "/1.html", encoding: .utf8) == "one")
  }

  @Test func ourFileReplacedByALinkIsReplacedItself() throws {
    try site.build(pages)
    let outside = scratch.path + "/outside.html"
    try "theirs".write(toFile: outside, atomically: false, encoding: .utf8)
    site.remove("index.html")
    try FileManager.default.createSymbolicLink(atPath: site.output + "/index.html", withDestinationPath: outside)
    try site.build(pages)
    #expect(site.files(manifest: false) == pages.texts)
    #expect(try String(contentsOfFile: outside, encoding: .utf8) == "theirs")
  }

  @Test func aForeignPipeInTheWayIsNamedAndNotWaitedFor() throws {
    try FileManager.default.createDirectory(atPath: site.output, withIntermediateDirectories: true)
    let made = unsafe mkfifo(site.output + "/index.html", 0o644)
    #expect(made == 0)
    #expect(throws: Diagnostics([foreign("index.html")])) { try site.build(pages) }
  }

  @Test func removingMoreThanHalfOfThePagesIsRefused() throws {
    let five = Pages([
      "1.html": "", "2.html": "", "3.html": "", "4.html": "", "5.html": "", "a.css": "", "b.css": "", "c.css": "",
    ])
    try site.build(five)
    let before = site.files()
    let error = Diagnostic.error(
      "this build would remove 3 of 5 pages, so nothing was changed; look whether the content is complete, or build with --force",
      at: SourceLocation(file: site.output))
    let two = Pages(["1.html": "changed", "2.html": "", "new.html": "new"])
    #expect(throws: Diagnostics([error])) { try site.build(two) }
    #expect(site.files() == before)
    try site.build(two, force: true)
    #expect(site.files(manifest: false) == two.texts)
  }

  @Test func removingHalfOfThePagesOrAllAssetsIsNotRefused() throws {
    try site.build(Pages(["1.html": "", "2.html": "", "a.css": "", "b.css": ""]))
    let report = try site.build(Pages(["1.html": ""]))
    #expect(report.removed == 3)
  }
}
