import Foundation
import Testing
import Vocabulary

@testable import Pages

@Suite struct InterfaceWordsTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Templates/strings").standardizedFileURL

  private let english: InterfaceWords
  private let chinese: String

  init() throws {
    let source = try Data(contentsOf: Self.folder.appendingPathComponent("en.yml"))
    let (words, diagnostics) = InterfaceWords.read(Array(source), file: "en.yml", language: "en", fallback: nil)
    #expect(diagnostics == [])
    english = try #require(words)
    chinese = try String(contentsOf: Self.folder.appendingPathComponent("zh-Hans.yml"), encoding: .utf8)
  }

  private func read(_ source: String) -> (words: InterfaceWords?, diagnostics: [Diagnostic]) {
    InterfaceWords.read(Array(source.utf8), file: "x.yml", language: "zh-Hans", fallback: english)
  }

  private func script(_ words: InterfaceWords?) -> String { String(decoding: words?.scriptJSON ?? [], as: UTF8.self) }

  /// The same without a line.
  private func chinese(without key: String) -> String {
    chinese.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("  \(key):") }.joined(separator: "\n")
  }

  @Test func whatScriptsSayIsThereInBothLanguages() {
    let (words, diagnostics) = read(chinese)
    #expect(diagnostics == [])
    #expect(script(english).contains("\"followedOnly\": \"Followed only\""))
    #expect(script(words).contains("\"followedOnly\": \"") && !script(words).contains("Followed only"))
  }

  @Test func aWordThatAScriptLacksIsEnglishAndSaid() {
    let (words, diagnostics) = read(chinese(without: "followedOnly"))
    #expect(
      diagnostics == [
        .warning(
          "'followedOnly' is missing under 'script', so English is shown there; add it", at: SourceLocation(file: "x.yml"))
      ])
    #expect(script(words).contains("\"followedOnly\": \"Followed only\""))
  }

  @Test func aWordThatNoScriptKnowsIsAnError() {
    let (words, diagnostics) = read(chinese.replacing("  followedOnly:", with: "  followOnly:"))
    #expect(words == nil)
    #expect(diagnostics.first?.severity == .error)
    #expect(diagnostics.first?.message.hasPrefix("unknown key 'followOnly' in script; did you mean 'followedOnly'") == true)
  }

  @Test func aListIsNoWord() throws {
    let (words, diagnostics) = read(chinese(without: "close").replacing("\nscript:\n", with: "\nscript:\n  close: [a, b]\n"))
    #expect(words == nil)
    #expect(diagnostics.map(\.message) == ["'close' under 'script' has to be a text"])
  }
}
