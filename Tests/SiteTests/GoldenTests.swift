import Foundation
import Testing

@testable import BroadsheetCommand

/// Whole sites as they were when somebody last looked at them: every page, feed and data file, byte by byte.
///
/// After a change that is meant, run the tests with `BROADSHEET_RECORD=1` and read what the version control says has changed.
@Suite struct GoldenTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
  private static let isRecording = ProcessInfo.processInfo.environment["BROADSHEET_RECORD"] == "1"

  @Test(arguments: ["formats", "chinese"]) func isAsItWas(name: String) throws {
    let sandbox = try Sandbox()
    let golden = Self.folder.appendingPathComponent(name)
    let answer = Sandbox.run([
      "build", "--content", golden.appendingPathComponent("Content").path, "--output", sandbox.path("Public"), "--state",
      sandbox.path("state"),
    ])
    try #require(answer.status == .done)

    let made = try Self.told(sandbox.files("Public"))
    let expected = golden.appendingPathComponent("Expected")
    if Self.isRecording { try Self.record(made, in: expected) }
    let recorded = try Self.read(expected)
    #expect(made.keys.sorted() == recorded.keys.sorted())
    for (path, text) in made.sorted(by: { $0.key < $1.key }) {
      guard let old = recorded[path], old != text else { continue }
      let lines = zip(
        text.split(separator: "\n", omittingEmptySubsequences: false),
        old.split(separator: "\n", omittingEmptySubsequences: false))
      let number = lines.enumerated().first { $0.element.0 != $0.element.1 }?.offset
      Issue.record("\(name)/\(path) differs from what was recorded\(number.map { " in line \($0 + 1)" } ?? " in length")")
    }
  }

  /// What is recorded: texts, with the fingerprints in the names of assets left out; of assets, search index and pictures the names.
  private static func told(_ files: [String: Data]) throws -> [String: String] {
    var told: [String: String] = [:]
    var names: [String] = []
    for (path, data) in files where !path.hasPrefix(".") {
      let path = withoutFingerprint(path)
      names.append(path)
      if path.hasPrefix("assets/") || path.hasPrefix("search/") { continue }
      told[path] = withoutFingerprint(try #require(String(data: data, encoding: .utf8), "\(path) is no text"))
    }
    told["files.txt"] = names.sorted().joined(separator: "\n") + "\n"
    return told
  }

  private static func withoutFingerprint(_ text: String) -> String {
    text.replacing(/(assets\/[a-z]+)[.-][0-9a-f]{8,}\./) { "\($0.output.1)." }
  }

  private static func record(_ files: [String: String], in folder: URL) throws {
    try? FileManager.default.removeItem(at: folder)
    for (path, text) in files {
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  private static func read(_ folder: URL) throws -> [String: String] {
    var files: [String: String] = [:]
    for case let path as String in try #require(FileManager.default.enumerator(atPath: folder.path)) {
      let file = folder.appendingPathComponent(path)
      if try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
        files[path] = try String(contentsOf: file, encoding: .utf8)
      }
    }
    return files
  }
}
