import Foundation
import Testing
import Vocabulary

@testable import Preview

@Suite struct FolderWatcherTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("Content/2025/a.md", "a")
    try folder.write("Content/site.yml", "title: x")
  }

  private func watcher(excluding: [String] = []) throws(Diagnostic) -> FolderWatcher {
    try FolderWatcher.start(roots: [folder.at("Content"), folder.at("Templates") + "/"], excluding: excluding)
  }

  /// Paths below the test's folder. inotify reports a change before the call that made it returns, so there is nothing to wait for.
  private func changes(_ watcher: inout FolderWatcher) throws(Diagnostic) -> [String] {
    try watcher.changes().paths.map { String($0.dropFirst(folder.path.count + 1)) }
  }

  @Test func writtenMovedAndRemovedFilesAreChanges() throws {
    var watcher = try watcher()
    #expect(try changes(&watcher) == [])
    try folder.write("Content/2025/a.md", "b")
    try folder.write("Content/b.md", "b")
    #expect(try changes(&watcher) == ["Content/2025/a.md", "Content/b.md"])
    folder.move("Content/b.md", to: "Content/c.md")
    #expect(try changes(&watcher) == ["Content/b.md", "Content/c.md"])
    try folder.remove("Content/c.md")
    #expect(try changes(&watcher) == ["Content/c.md"])
    #expect(try changes(&watcher) == [])
  }

  @Test func anEditorsRenamingSaveIsAChange() throws {
    var watcher = try watcher()
    try folder.write("Content/.site.yml.swp", "x")
    try folder.write("Content/#site.yml#", "x")
    folder.move("Content/site.yml", to: "Content/site.yml~")
    try folder.write("Content/.new", "title: y")
    folder.move("Content/.new", to: "Content/site.yml")
    try folder.remove("Content/site.yml~")
    #expect(try changes(&watcher) == ["Content/site.yml"])
  }

  @Test func newFoldersAreWatchedWithWhatIsInThem() throws {
    var watcher = try watcher()
    try folder.write("Content/x/y/z/new.md", "n")
    #expect(try changes(&watcher) == ["Content/x/y/z/new.md"])
    try folder.write("Content/x/y/later.md", "n")
    #expect(try changes(&watcher) == ["Content/x/y/later.md"])
    try folder.write("elsewhere/deep/in.md", "n")
    folder.move("elsewhere", to: "Content/arrived")
    #expect(try changes(&watcher) == ["Content/arrived/deep/in.md"])
    try folder.write("Content/arrived/deep/in.md", "m")
    #expect(try changes(&watcher) == ["Content/arrived/deep/in.md"])
  }

  @Test func aFolderThatIsMovedHasItsNewName() throws {
    var watcher = try watcher()
    folder.move("Content/2025", to: "Content/2026")
    #expect(try changes(&watcher) == ["Content/2025", "Content/2026/a.md"])
    try folder.write("Content/2026/a.md", "b")
    #expect(try changes(&watcher) == ["Content/2026/a.md"])
    folder.move("Content/2026", to: "outside")
    #expect(try changes(&watcher) == ["Content/2026"])
    try folder.write("outside/a.md", "c")
    #expect(try changes(&watcher) == [])
  }

  @Test func aRootMayComeAndGo() throws {
    var watcher = try watcher()
    try folder.write("Templates/day.mustache", "x")
    #expect(try changes(&watcher) == ["Templates/day.mustache"])
    try folder.write("Templates/day.mustache", "y")
    #expect(try changes(&watcher) == ["Templates/day.mustache"])
    try folder.remove("Templates")
    #expect(try changes(&watcher).contains("Templates"))
    try folder.write("Templates/home.mustache", "z")
    #expect(try changes(&watcher) == ["Templates/home.mustache"])
  }

  @Test func whatTheBuildWritesIsNoChange() throws {
    try folder.makeFolder("Content/Public")
    var watcher = try watcher(excluding: [
      folder.at("Content/Public"), folder.at("Content/.broadsheet"), folder.at("Content/later/out"),
    ])
    try folder.write("Content/Public/index.html", "x")
    try folder.write("Content/.broadsheet/state", "x")
    try folder.write("Content/later/out/index.html", "x")
    #expect(try changes(&watcher) == [])
    try folder.write("Content/later/a.md", "x")
    #expect(try changes(&watcher) == ["Content/later/a.md"])
  }

  @Test(arguments: ["Public", "Content/Public"]) func anOutputThatGoesAwayIsAChange(name: String) throws {
    try folder.makeFolder(name)
    var watcher = try FolderWatcher.start(
      roots: [folder.at("Content")], excluding: [folder.at(name)], keeping: folder.at(name) + "/")
    try folder.write("\(name)/index.html", "x")
    try folder.write("other/index.html", "x")
    try folder.remove("other")
    #expect(try changes(&watcher) == [])
    for _ in 0..<2 {
      try folder.remove(name)
      #expect(try changes(&watcher) == [name])
      try folder.write("\(name)/index.html", "x")
      #expect(try changes(&watcher) == [])
    }
    folder.move(name, to: "elsewhere")
    #expect(try changes(&watcher) == [name])
  }

  @Test func circlesOfLinksEnd() throws {
    try folder.link("Content/2025/up", to: "..")
    var watcher = try watcher()
    try folder.write("Content/2025/a.md", "b")
    #expect(try changes(&watcher) == ["Content/2025/a.md"])
  }

  @Test func tenThousandFilesAreWatched() throws {
    for part in 0..<100 {
      try folder.makeFolder("Content/\(part)")
      for file in 0..<100 {
        #expect(FileManager.default.createFile(atPath: folder.at("Content/\(part)/\(file).md"), contents: nil))
      }
    }
    var watcher = try watcher()
    try folder.write("Content/99/99.md", "x")
    #expect(try changes(&watcher) == ["Content/99/99.md"])
  }

  @Test func aFloodIsSaidToHaveBeenMissed() throws {
    var watcher = try watcher()
    let limit = try String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
    let rounds = try #require(Int(limit.dropLast())) / 2 + 1000
    try #require(rounds < 1_000_000)
    for round in 0..<rounds { _ = FileManager.default.createFile(atPath: folder.at("Content/\(round % 2).md"), contents: nil) }
    #expect(try watcher.changes().missedSome)
  }
}
