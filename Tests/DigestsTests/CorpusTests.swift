import Digests
import Foundation
import Testing
import Vocabulary

@Suite(.enabled(if: Shared.isThere, "the data beside the package is not here")) struct CorpusTests {
  /// What the bots write when they have failed; absent in an entry.
  static let placeholders: Set<String> = [
    "Summary generation failed", "Motivation analysis unavailable", "Method extraction failed", "Result analysis unavailable",
    "Conclusion extraction failed",
  ]

  @Test func categorySectionsEqualTheirRecords() throws {
    var compared = 0
    for path in try Shared.files("corpus/category-sections", ".md") {
      var records: [String: [String: Any]] = [:]
      for line in try Shared.text(path.replacing(".md", with: ".jsonl")).split(separator: "\n") {
        let record = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        records[try #require(record["id"] as? String)] = record
      }
      let digest = DigestParser.parse(try Shared.bytes(path), file: path)
      #expect(digest.diagnostics.isEmpty)
      for entry in digest.entries {
        let id = try #require(entry.id?.description)
        let record = try #require(records[id])
        #expect(entry.title == collapsed(try #require(record["title"] as? String)))
        #expect(entry.authors == record["authors"] as? [String])
        #expect(entry.categories.first?.description == (record["categories"] as? [String])?.first)
        #expect(collapsed(entry.abstract ?? "") == collapsed(try #require(record["summary"] as? String)))
        let model = try #require(record["AI"] as? [String: String])
        for (key, label) in [
          ("tldr", "TL;DR"), ("motivation", "Motivation"), ("method", "Method"), ("result", "Result"),
          ("conclusion", "Conclusion"),
        ] {
          let text = collapsed(model[key] ?? "")
          #expect(collapsed(entry.section(label)) == (Self.placeholders.contains(text) ? "" : text))
        }
        compared += 1
      }
      // A record is left out by the bot only when the model's texts are missing.
      #expect(digest.entries.count == records.count)
    }
    #expect(compared == 1757)
  }

  @Test func noRowOfTheHuggingFaceTablesIsLost() throws {
    for path in try Shared.files("corpus/huggingface-table", ".md") {
      let text = try Shared.text(path)
      let digest = DigestParser.parse(Array(text.utf8), file: path)
      let links = text.matches(of: /\[arXiv\]\(https?:\/\/arxiv\.org\/abs\/([0-9.]+)/).map { String($0.output.1) }
      #expect(digest.format == .huggingFaceTable)
      #expect(digest.entries.map { $0.id?.description } == links)
      #expect(digest.rowCount == links.count)
      #expect(digest.diagnostics.isEmpty)
      #expect(digest.date?.description == (path.split(separator: "/").last?.dropLast(3)).map(String.init))
      for entry in digest.entries {
        #expect(!entry.title.isEmpty && !entry.title.contains("ead more on") && entry.summary?.isEmpty == false)
        #expect(entry.link("huggingface") == "https://huggingface.co/papers/\(try #require(entry.id))")
      }
    }
  }

  @Test(arguments: ["corpus/keyword-tables", "corpus/keyword-tables-forks"]) func noRowOfTheKeywordTablesIsLost(_ folder: String)
    throws
  {
    for path in try Shared.files(folder, ".md") {
      let text = try Shared.text(path)
      let digest = DigestParser.parse(Array(text.utf8), file: path)
      let rows = text.matches(of: /(?m)^\| \*\*\[.*\]\(https?:\/\/arxiv\.org\/abs\/([^)]+?)v([0-9]+)\)\*\* \|/)
      #expect(digest.format == .keywordTables)
      #expect(digest.entries.map { $0.id?.description } == rows.map { String($0.output.1) })
      #expect(digest.entries.map(\.version) == rows.map { Int($0.output.2) })
      #expect(digest.diagnostics.isEmpty)
      for entry in digest.entries {
        #expect(entry.date != nil && entry.keywords.count == 1)
        for field in [entry.title, entry.abstract ?? "", entry.comment ?? ""] {
          #expect(!field.contains("details>") && !field.hasPrefix("|") && !field.hasSuffix("|"))
        }
      }
    }
  }

  @Test func noRowOfTheListsByAreaIsLost() throws {
    for path in try Shared.files("corpus/cv-arxiv-daily", ".md") {
      let text = try Shared.text(path)
      let digest = DigestParser.parse(Array(text.utf8), file: path)
      let links = text.matches(of: /\]\(https?:\/\/arxiv\.org\/abs\/([a-z0-9.\/-]+)v[0-9]+\)/).map { String($0.output.1) }
      #expect(digest.format == .cvArXivDaily)
      #expect(digest.entries.map { $0.id?.description } == links)
      #expect(digest.entries.allSatisfy { $0.date != nil && $0.authors.count == 1 && !$0.keywords.isEmpty })
      #expect(digest.diagnostics.isEmpty)
    }
  }

  @Test func forksOfCategorySections() throws {
    let counts = ["e1": 54, "e4": 8, "e5": 4, "e6": 1, "e8": 0, "la": 55]
    for path in try Shared.files("corpus/category-sections-variants", ".md") {
      let digest = DigestParser.parse(try Shared.bytes(path), file: path)
      let name = try #require(path.split(separator: "/").last).prefix(2)
      #expect(digest.format == .categorySections)
      #expect(digest.entries.count == counts[String(name)])
      #expect(digest.entries.allSatisfy { $0.id != nil && !$0.authors.isEmpty })
      // The bot of e5 failed in all fields.
      #expect(name == "e5" || digest.entries.allSatisfy { $0.sections.count >= 5 })
    }
  }
}
