import Digests
import Foundation
import Testing
import Vocabulary

@testable import BroadsheetCommand

@Suite struct RecordImportTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func run(_ files: String..., dryRun: Bool = false) throws -> Recording {
    let recording = Recording()
    var options = ImportOptions(source: .jsonl(files: files.map { scratch.at($0) }))
    options.site.content = scratch.at("Content")
    options.dryRun = dryRun
    #expect(try ImportCommand(options: options, console: recording.console()).run() == .done)
    return recording
  }

  private static let records = #"""
    {"id": "2601.00001", "categories": ["cs.CV"], "pdf": "https://arxiv.org/pdf/2601.00001", "abs": "https://arxiv.org/abs/2601.00001", "authors": ["Ada B.", "Chen D\u00fc"], "title": "One [x](y)\n  of |two|", "comment": "9 pages", "summary": "First.\nMethod: as before.", "code_url": "https://example.org/code", "AI": {"tldr": "Short", "motivation": "Why\n\n- a\n- b", "method": "How", "result": "What", "conclusion": "So"}}

    {"id": "2601.00002", "categories": ["cs.CL", "cs.AI"], "authors": [], "title": "Two", "summary": "Second."}
    {"id": "2601.00003", "title": "Three", "authors": ["E"], "categories": ["cs.CV"], "summary": null, "AI": null}

    """#

  @Test func recordsBecomeADigest() throws {
    try scratch.write("2026-01-05.jsonl", Self.records)
    let recording = try run("2026-01-05.jsonl")
    #expect(recording.output == "\(scratch.at("Content/2026-01-05.md")): 3 rows (3 new)\n")
    #expect(recording.error == "1 digest written with 3 rows, 0 there already\n")
    let digest = DigestParser.parse(Array(try scratch.read("Content/2026-01-05.md").utf8), file: "2026-01-05.md")
    #expect(digest.format == .categorySections)
    #expect(digest.date == Day("2026-01-05"))
    try #require(digest.entries.count == 3)
    let first = digest.entries[0]
    #expect(first.id == PaperID("2601.00001"))
    #expect(first.title == "One [x](y) of |two|")
    #expect(first.authors == ["Ada B.", "Chen Dü"])
    #expect(first.categories.map(\.description) == ["cs.CV"])
    #expect(first.comment == "9 pages; Code: https://example.org/code")
    #expect(first.abstract == "First.\nMethod: as before.")
    #expect(
      first.sections == [
        .init(label: "TL;DR", text: "Short"), .init(label: "Motivation", text: "Why\n\n- a\n- b"),
        .init(label: "Method", text: "How"),
        .init(label: "Result", text: "What"), .init(label: "Conclusion", text: "So"),
      ])
    #expect(digest.entries[1].title == "Three")
    #expect(digest.entries[1].abstract == nil)
    #expect(digest.entries[2].title == "Two")
    #expect(digest.entries[2].abstract == "Second.")
    #expect(digest.entries[2].sections == [])
  }

  @Test func whatIsThereStays() throws {
    try scratch.write("2026-01-05.jsonl", Self.records)
    try scratch.write("Content/2026-01-05.md", "mine")
    #expect(try run("2026-01-05.jsonl").error == "0 digests written with 0 rows, 1 there already\n")
    #expect(try scratch.read("Content/2026-01-05.md") == "mine")
  }

  @Test func aDryRunWritesNothing() throws {
    try scratch.write("2026-01-05.jsonl", Self.records)
    #expect(try run("2026-01-05.jsonl", dryRun: true).output.hasSuffix("2026-01-05.md: 3 rows (3 new)\n"))
    #expect(scratch.files("Content") == [])
  }

  @Test func badLinesAreSaidAndTheRestIsRead() throws {
    try scratch.write(
      "a.jsonl", "{\"title\": \"One\"\n{\"id\": \"2601.00002\"}\n{\"title\": \"Three\", \"id\": \"2601.00003\"}\n[]\n")
    let recording = try run("a.jsonl")
    let file = scratch.at("a.jsonl")
    #expect(recording.error.contains("\(file):1:16: warning: this line is no JSON and was left out: expected ',' or '}' here\n"))
    #expect(recording.error.contains("\(file):2: warning: this record has no title and was left out"))
    #expect(recording.error.contains("\(file):4: warning: this record has no title"))
    #expect(recording.output.hasSuffix("a.md: 1 row (1 new)\n"))
  }

  @Test func aFileWithoutRecordsIsSaid() throws {
    try scratch.write("a.jsonl", "\n")
    #expect(try run("a.jsonl").error.contains("a.jsonl: warning: there is no record in this file"))
    #expect(scratch.files("Content") == [])
  }

  @Test func aMissingFileIsAnError() throws {
    let options = ImportOptions(source: .jsonl(files: [scratch.at("none.jsonl")]))
    #expect(throws: Diagnostics.self) { try ImportCommand(options: options, console: Recording().console()).run() }
  }

  @Test func whatDoesNotReadBackIsSaid() {
    func said(_ record: String) -> [String] {
      RecordImport.differences(RecordImport.read(Array(record.utf8), file: "a.jsonl"), digest: "a.md").map(\.message)
    }
    func message(_ what: String) -> String {
      "'One' does not read back from the digest as the record has it (\(what)); correct it there by hand"
    }
    let start = #"{"title": "One", "id": "2601.00001", "#
    #expect(
      said(start + #""authors": ["Ada B.", "Chen Dü"], "summary": "First.\nMethod: as.\n\n- a", "AI": {"method": "How"}}"#) == [])
    #expect(said(start + #""authors": ["Team One, Two"]}"#) == [message("authors")])
    let method = #""method": "How\n\nResult: that""#
    #expect(said(start + #""authors": ["A"], "AI": {\#(method), "result": "What"}}"#) == [message("Method, Result")])
    #expect(said(start + #""authors": ["A"], "abs": "https://example.org/one"}"#) == [message("id")])
    // A failed model is no loss.
    #expect(said(start + #""authors": ["A"], "AI": {"method": "N/A"}}"#) == [])
  }

  private static let corpus =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    + "/../shared/corpus/category-sections"

  /// Every record of real days comes back with what it says.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: corpus), "the corpus is not here"))
  func realRecordsReadBack() throws {
    func collapsed(_ text: String?) -> String? { text?.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.corpus).filter { $0.hasSuffix(".jsonl") }.sorted()
    #expect(!files.isEmpty)
    for file in files {
      let result = RecordImport.read(Array(try Data(contentsOf: URL(fileURLWithPath: "\(Self.corpus)/\(file)"))), file: file)
      #expect(result.diagnostics.isEmpty)
      #expect(RecordImport.differences(result, digest: "d.md") == [])
      let digest = DigestParser.parse(result.digest, file: "d.md")
      #expect(digest.entries.count == result.records.count)
      let entries = Dictionary(grouping: digest.entries) { $0.title }
      var absent = 0
      for record in result.records {
        let found = (entries[record.title] ?? []).contains { entry in
          let texts = Set(record.sections.map { collapsed($0.text) })
          absent += record.sections.count - entry.sections.count
          return collapsed(entry.abstract) == collapsed(record.abstract)
            && texts.isSuperset(of: entry.sections.map { collapsed($0.text) })
        }
        #expect(found, "\(file): \(record.title)")
      }
      // What a failed model left is no text.
      #expect(absent == digest.placeholderCount)
    }
  }
}
