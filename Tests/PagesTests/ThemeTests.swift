import Foundation
import Testing
import Vocabulary

@testable import Pages

@Suite struct ThemeTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "../../Templates"
  )
  .standardizedFileURL

  /// The default theme with one more file.
  private func theme(_ path: String, _ text: String, title: String = "") throws -> Theme {
    var files: [ThemeFile] = [ThemeFile(path: path, displayPath: "Templates/" + path, bytes: Array(text.utf8), origin: .addition)]
    for path in try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path) {
      guard let bytes = try? Data(contentsOf: Self.folder.appendingPathComponent(path)) else { continue }
      files.append(ThemeFile(path: path, displayPath: path, bytes: Array(bytes)))
    }
    return try Theme(files, language: "en", siteTitle: title)
  }

  @Test(
    arguments: [
      ("x.xml", "A &amp; &quot;B&quot;"), ("x.html", "A &amp; &quot;B&quot;"), ("x.svg", "A &amp; &quot;B&quot;"),
      ("x.js", #"A & \"B\""#), ("x.webmanifest", #"A & \"B\""#), ("x.css", #"A & "B""#), ("x.txt", #"A & "B""#),
    ])
  func anAssetIsEscapedAsItsKindWants(name: String, text: String) throws {
    let theme = try theme("assets/\(name).mustache", "{{siteTitle}}", title: #"A & "B""#)
    let asset = try #require(theme.assets.first { $0.name == name })
    #expect(String(decoding: asset.bytes, as: UTF8.self) == text)
  }

  /// Whichever of the two is a template.
  @Test func aSitesOwnAssetStandsForTheThemes() throws {
    for name in ["style.css.mustache", "search.js"] {
      let assets = try theme("assets/\(name)", "own").assets.filter { name.hasPrefix($0.name) }
      #expect(assets.map { String(decoding: $0.bytes, as: UTF8.self) } == ["own"])
    }
  }

  /// A theme that was written out before the program learned a word.
  @Test func wordsThatASitesEnglishLacksAreTheProgramsOwn() throws {
    let path = "strings/en.yml"
    let whole = try String(contentsOf: Self.folder.appendingPathComponent(path), encoding: .utf8)
    let older = whole.split(separator: "\n").filter { !$0.contains("searchUnknown:") }.joined(separator: "\n")
    var files: [ThemeFile] = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path) {
      guard let bytes = try? Data(contentsOf: Self.folder.appendingPathComponent(path)) else { continue }
      files.append(ThemeFile(path: path, displayPath: path, bytes: Array(bytes)))
    }
    let english = try #require(files.first { $0.path == path })
    files.removeAll { $0.path == path }
    files.append(ThemeFile(path: path, displayPath: "Templates/" + path, bytes: Array(older.utf8), origin: .replacement))
    let theme = try Theme(files, language: "en", siteTitle: "", english: english)
    #expect(
      theme.diagnostics == [
        .warning(
          "'searchUnknown' is missing under 'words', so English is shown there; add it",
          at: SourceLocation(file: "Templates/strings/en.yml"))
      ])
    #expect(throws: Diagnostics.self) { try Theme(files, language: "en", siteTitle: "") }
  }

  @Test func anAssetThatCanHaveNoAddressIsAnError() {
    let expected = Diagnostics([
      .error("this name cannot be an address; rename the file", at: SourceLocation(file: #"Templates/assets/a\b.css"#))
    ])
    #expect(throws: expected) { _ = try theme(#"assets/a\b.css"#, "p {}") }
  }
}
