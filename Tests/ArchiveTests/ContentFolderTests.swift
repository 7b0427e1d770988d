import Archive
import Foundation
import Testing
import Vocabulary

@Suite struct ContentFolderTests {
  private let folders: Folders

  init() throws { folders = try Folders() }

  private func write(_ name: String) throws {
    let file = URL(fileURLWithPath: folders.content + "/" + name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("x".utf8).write(to: file)
  }

  private func mistakes(_ path: String) -> [String] {
    do throws(Diagnostics) {
      _ = try ContentFolder.list(path)
      return []
    } catch {
      return error.all.map { $0.description.replacing(folders.content, with: "Content") }
    }
  }

  @Test func otherFoldersOfTheSiteAreLeftOut() throws {
    for name in ["a.md", "Public/notes.md", "Public/deep/robots.txt", "x/Templates/README.md", "x/b.md"] { try write(name) }
    let link = folders.root.path + "/out"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folders.content + "/Public")
    let others = [link, folders.content + "/x/../x/Templates/", folders.content + "/missing", folders.content]
    #expect(try ContentFolder.list(folders.content, leavingOut: others).digests.map(\.path) == ["a.md", "x/b.md"])
    #expect(try ContentFolder.list(folders.content).digests.count == 5)
  }

  @Test func aFolderHoldsItselfAndWhatIsBelowIt() throws {
    try write("x/y/a.md")
    let content = try #require(FolderIdentity(at: folders.content))
    #expect(content.contains(folders.content + "/") && content.contains(folders.content + "/x/y"))
    #expect(!content.contains(folders.root.path) && !content.contains(folders.state) && !content.contains("/missing"))
    #expect(FolderIdentity(at: folders.content + "/missing") == nil)
  }

  @Test(arguments: ["site.yaml", "Site.yml", "SITE.YAML"]) func settingsOfAnotherNameAreNotPassedOver(name: String) throws {
    try write(name)
    let folder = try ContentFolder.list(folders.content)
    #expect(folder.settings == nil)
    #expect(
      folder.warnings == [
        .warning(
          "this file is not read: settings stand in site.yml; rename it", at: SourceLocation(file: folders.content + "/" + name))
      ])
  }

  @Test func onlyTheSettingsThemselvesAreRead() throws {
    for name in ["site.yml", "x/site.yaml", "static/site.yaml"] { try write(name) }
    #expect(try ContentFolder.list(folders.content).warnings == [])
  }

  @Test func settingsThatAreAFolderAreAMistake() throws {
    try write("site.yml/a.md")
    #expect(
      mistakes(folders.content) == [
        "Content/site.yml: error: this is a folder, and the settings are read from a file of this name; rename it"
      ])
  }

  @Test func whatCannotBeReadIsSaidWithWhatHelps() throws {
    #expect(mistakes(folders.content + "/none").first?.contains("there is no such folder; put digests into one") == true)
    try write("a.md")
    #expect(mistakes(folders.content + "/a.md/x").first?.contains("there is no such folder; put digests into one") == true)
    try FileManager.default.createSymbolicLink(atPath: folders.content + "/b.md", withDestinationPath: "nowhere")
    #expect(
      mistakes(folders.content) == [
        "Content/b.md: error: the file cannot be read: it is a link that leads nowhere; remove it, or put back what it led to"
      ])
  }

  @Test func adviceFitsTheReason() throws {
    try write("a.md")
    func mistake(_ name: String) -> String? {
      do throws(Diagnostic) {
        _ = try FileReader.read(folders.content + name)
        return nil
      } catch {
        return error.message
      }
    }
    #expect(mistake("/a.md") == nil)
    #expect(mistake("/b.md") == "cannot be read: there is nothing of that name; look at the name")
    #expect(mistake("/a.md/b") == "cannot be read: a part of the path is a file; look at the path")
    #expect(mistake("") == "cannot be read: this is a folder; name the files in it")
  }
}
