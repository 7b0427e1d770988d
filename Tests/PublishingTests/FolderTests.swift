import Foundation
import Publishing
import Testing
import Vocabulary

/// Folders that cannot be used, plans that cannot be, and places that change between file and folder.
struct FolderTests {
  let scratch = Scratch()
  var site: Site { scratch.site }

  private func errors(_ source: some PublishingSource) -> [Diagnostic] {
    do {
      try site.build(source)
      return []
    } catch { return error.all }
  }

  @Test func anOutputFolderThatIsAFile() throws {
    try "".write(toFile: site.output, atomically: false, encoding: .utf8)
    let expected = Diagnostic.error(
      "the output folder is a file; remove it or choose another folder", at: SourceLocation(file: site.output))
    #expect(errors(Pages(["a.html": ""])) == [expected])
  }

  @Test func anOutputFolderWithoutParent() throws {
    let lost = Site(scratch.path + "/no/such")
    let expected = Diagnostic.error(
      "the output folder's parent does not exist; create it first", at: SourceLocation(file: lost.output))
    #expect(throws: Diagnostics([expected])) { try lost.build(Pages(["a.html": ""])) }
  }

  @Test func anOutputFolderThatCannotBeWritten() async {
    await #expect(processExitsWith: .success) { [site = site as Site] in
      try FileManager.default.createDirectory(atPath: site.output, withIntermediateDirectories: true)
      try FileManager.default.createDirectory(atPath: site.state, withIntermediateDirectories: true)
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: site.output)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: site.base)
      // The superuser may write anywhere.
      if geteuid() == 0 { _ = seteuid(65_534) }
      let expected = Diagnostic.error(
        "cannot write into the output folder: Permission denied; give yourself the right to write there, or choose another folder",
        at: SourceLocation(file: site.output))
      #expect(throws: Diagnostics([expected])) { try site.build(Pages(["a.html": "", "b/c.html": ""])) }
      #expect(site.files().isEmpty)
    }
  }

  @Test func twoFilesWithOneAddress() {
    let twice = Pages([
      .init(path: "a.html", text: "1"), .init(path: "b.html", text: "2"), .init(path: "a.html", text: "3"),
    ])
    let expected = Diagnostic.error(
      "two files of the site have this address (number 1 and number 3 of the plan); rename what one of them is made from",
      at: SourceLocation(file: "a.html"))
    #expect(errors(twice) == [expected])
    #expect(site.files().isEmpty)
    // Their copies are not spoken of.
    #expect(throws: Diagnostics([expected])) { try site.build(twice, precompress: true) }
  }

  @Test func aCopyWithTheAddressOfAFile() {
    let expected = Diagnostic.error(
      "two files of the site have this address (number 1 and number 2 of the plan); rename what one of them is made from",
      at: SourceLocation(file: "a.html.gz"))
    let source = Pages(["a.html": "1", "a.html.gz": "2"])
    #expect(throws: Diagnostics([expected])) { try site.build(source, precompress: true) }
  }

  @Test func addressesThatDifferInCaseOnly() throws {
    let report = try site.build(
      Pages(["k/cs.CV.html": "", "k/cs.cv.html": "", "É.html": "", "é.html": "", "A.html": "", "b.html": ""]))
    #expect(report.diagnostics.map(\.severity) == [.warning, .warning])
    #expect(report.diagnostics.map { $0.location?.file } == ["k/cs.CV.html", "é.html"])
    #expect(report.diagnostics.first?.message.contains("“k/cs.cv.html”") == true)
  }

  @Test func aFileThatIsAFolder() {
    let expected = Diagnostic.error(
      "this address is a file and a folder of other files; rename what one of them is made from",
      at: SourceLocation(file: "a/b"))
    #expect(errors(Pages(["a/b": "", "a/b/c.html": ""])) == [expected])
  }

  @Test(arguments: ["../a", "/a", "a//b", "a/./b", "a/../b", "a\u{0}b", "a\\b", "", "a/", String(repeating: "x", count: 256)])
  func addressesThatLeadOutOrNowhere(path: String) {
    let found = errors(Pages(["ok.html": "", path: "x"]))
    #expect(found.count == 1 && found.first?.location?.file == path)
    #expect(site.files().isEmpty)
  }

  @Test(arguments: [".broadsheet-manifest", ".broadsheet-0.tmp", "a/.broadsheet-manifest"])
  func addressesThatAreTaken(path: String) {
    let expected = Diagnostic.error(
      "names that begin with “.broadsheet-” are taken; rename the file", at: SourceLocation(file: path))
    #expect(errors(Pages([path: "x"])) == [expected])
  }

  @Test func aFileBecomesAFolderAndBackAgain() throws {
    let file = Pages(["a": "file", "index.html": ""])
    let folder = Pages(["a/b/c.html": "c", "a/d.html": "d", "index.html": ""])
    for source in [file, folder, file, folder] {
      let report = try site.build(source, force: true)
      #expect(site.files(manifest: false) == source.texts)
      #expect(report.diagnostics.isEmpty)
    }
  }

  @Test func aFolderWithForeignFilesDoesNotBecomeAFile() throws {
    try site.build(Pages(["a/b.html": "b", "index.html": ""]))
    site.write("mine", "a/mine.txt")
    let before = site.files()
    let found = errors(Pages(["a": "file", "index.html": ""]))
    #expect(found.map { $0.location?.file } == [site.output + "/a/mine.txt"])
    #expect(site.files() == before)
  }

  @Test func aForeignFileDoesNotBecomeAFolder() throws {
    site.write("mine", "a")
    let found = errors(Pages(["a/b.html": "b"]))
    #expect(found.map { $0.location?.file } == [site.output + "/a"])
    #expect(site.files() == ["a": "mine"])
  }

  @Test func deepAndWideFolders() throws {
    var files: [Pages.File] = []
    for index in 0..<400 { files.append(.init(path: "\(index)/\(index % 7)/x/\(index).html", text: "\(index)")) }
    let source = Pages(files)
    try site.build(source, jobs: 3)
    #expect(site.files(manifest: false) == source.texts)
    #expect(try site.verifyUnchanged(source) != nil)
    try site.build(Pages(["only.html": ""]), force: true)
    #expect(site.files(manifest: false) == ["only.html": ""])
  }
}
