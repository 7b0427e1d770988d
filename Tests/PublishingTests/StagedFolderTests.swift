import Foundation
import Publishing
import Synchronization
import Testing
import Vocabulary

/// Folders that are not there yet are seen when they are full, and not before.
struct StagedFolderTests {
  let scratch = Scratch()
  var site: Site { scratch.site }

  /// Two new folders in each other, filled in two stages, beside files of the output folder itself.
  static let pages = Pages(
    (0..<40).map { index in
      let stage: Stage = index < 20 ? .papers : .lists
      return Pages.File(path: index % 4 == 0 ? "\(index)" : "a/b\(index % 3)/\(index)", text: "text \(index)", stage: stage)
    })

  /// What somebody sees who knows no temporary names.
  private static func seen(_ site: Site) -> [String: String] {
    site.files(manifest: false).filter { !$0.key.contains(".broadsheet-") }
  }

  @Test(arguments: [1, 2, 4])
  func aNewFolderIsSeenWhenItsStageIsDone(jobs: Int) throws {
    var source = Self.pages
    let looks = Mutex<[String: [String]]>([:])
    source.onRender = { [site] path in
      let names = Self.seen(site).keys.filter { $0.hasPrefix("a/") }
      looks.withLock { $0[path] = names.sorted() }
    }
    try site.build(source, jobs: jobs)
    let papers = Self.pages.all.filter { $0.stage == .papers && $0.path.hasPrefix("a/") }.map(\.path).sorted()
    for (path, names) in looks.withLock({ $0 }) {
      let isLate = Self.pages.all.contains { $0.path == path && $0.stage == .lists }
      // In the second stage its folders are there, and more and more files of its own.
      if isLate { #expect(Set(names).isSuperset(of: papers), "\(path)") } else { #expect(names == [], "\(path)") }
    }
    #expect(site.files(manifest: false) == Self.pages.texts)
    #expect(try site.build(Self.pages).written == 0)
  }

  @Test(arguments: [1, 8, 19, 21, 39])
  func killedInAFirstBuild(count: Int) async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) { [site = site as Site, count = count as Int] in
      try site.build(StagedFolderTests.pages.killing(after: count), jobs: 2)
    }
    for (path, text) in Self.seen(site) where !path.hasSuffix("/") { #expect(text == Self.pages.texts[path], "\(path)") }
    try site.build(Self.pages)
    #expect(site.files(manifest: false) == Self.pages.texts)
    #expect(try site.verifyUnchanged(Self.pages) != nil)
  }

  @Test func whatAKilledBuildLeftIsNotTakenForItsOwn() throws {
    try site.build(Pages(["0": "old"]))
    let manifest = try #require(site.read(".broadsheet-manifest"))
    site.write("# A build has begun and not ended yet.\n" + manifest, ".broadsheet-manifest")
    for folder in 0..<6 {
      site.write("half", ".broadsheet-folder-\(folder).tmp/1")
      site.write("half", ".broadsheet-folder-\(folder).tmp/b1/deep/1")
    }
    let elsewhere = scratch.path + "/elsewhere"
    try FileManager.default.createDirectory(atPath: elsewhere, withIntermediateDirectories: true)
    try "mine".write(toFile: elsewhere + "/file", atomically: true, encoding: .utf8)
    try FileManager.default.createSymbolicLink(
      atPath: site.output + "/.broadsheet-folder-1.tmp/link", withDestinationPath: elsewhere)
    try site.build(Self.pages, force: true)
    #expect(site.files(manifest: false) == Self.pages.texts)
    #expect(FileManager.default.fileExists(atPath: elsewhere + "/file"))
  }

  @Test func aPageThatCannotBeRenderedLeavesWholeFoldersInPlace() throws {
    var source = Self.pages
    source.onRender = { path throws(Diagnostic) in
      if path == "a/b1/19" { throw .error("no") }
    }
    #expect(throws: Diagnostics.self) { try site.build(source, jobs: 1) }
    let seen = site.files(manifest: false)
    #expect(seen["a/b2/5"] == "text 5")
    for (path, text) in seen { #expect(text == Self.pages.texts[path], "\(path)") }
    try site.build(Self.pages)
    #expect(site.files(manifest: false) == Self.pages.texts)
  }

  @Test func aFolderThatSomebodyMakesMeanwhileIsAnErrorAndStays() throws {
    var source = Self.pages
    source.onRender = { [site] path in
      if path == "a/b1/19" { site.write("mine", "a/note") }
    }
    let error = #expect(throws: Diagnostics.self) { try site.build(source, jobs: 2) }
    let text = error?.all.map { "\($0)" }.joined() ?? ""
    #expect(text.contains("/a") && text.contains("put the folder in place"))
    #expect(site.read("a/note") == "mine")
    try site.build(Self.pages)
    #expect(site.files(manifest: false) == Self.pages.texts.merging(["a/note": "mine"]) { first, _ in first })
  }

  @Test func aFolderThatWasDeletedIsMadeAgain() throws {
    try site.build(Self.pages)
    site.remove("a")
    try site.build(Self.pages)
    #expect(site.files(manifest: false) == Self.pages.texts)
  }
}
