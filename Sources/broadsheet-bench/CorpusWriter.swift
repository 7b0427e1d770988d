import Encoding
import Glibc
import Vocabulary

/// Writes an archive of digests: each day one by categories, and now and then one of each other format that repeats some papers.
struct CorpusWriter {
  let folder: String
  /// Where the records go that the days by categories were made from; nil for none.
  let records: String?
  let days: Int
  let papers: Int

  private struct Paper {
    var id: String
    var title: String
    var authors: [String]
    var category: String
    var abstract: String
    /// TL;DR, motivation, method, result, conclusion.
    var sections: [String]
  }

  func run() -> Int32 {
    var source = TextSource(seed: 20_240_501)
    guard var day = Day(year: 2024, month: 5, day: 1) else { return 1 }
    for path in [folder, records].compactMap({ $0 }) { _ = unsafe mkdir(path, 0o755) }
    var written = 0
    var serial = 0
    var month = day.month
    var earlier: [Paper] = []
    for index in 0..<days {
      let count = (papers * (index + 1)) / days - written
      if day.month != month {
        month = day.month
        serial = 0
      }
      var today: [Paper] = []
      for _ in 0..<count {
        serial += 1
        today.append(paper(&source, day, serial))
      }
      written += count
      // About a quarter of the papers stand in a second day's digest too.
      let repeated = earlier.enumerated().filter { $0.offset % 4 == index % 4 }.map(\.element)
      let listed = today + repeated
      guard write("\(folder)/\(day).md", byCategories(listed)) else { return failed(folder) }
      if let records, !write("\(records)/\(day).jsonl", jsonLines(listed)) { return failed(records) }
      if index % 3 == 1, !write("\(folder)/hf-\(day).md", huggingFaceTable(today, day)) { return failed(folder) }
      if index % 7 == 2, !write("\(folder)/keywords-\(day).md", keywordTables(today, day)) { return failed(folder) }
      if index % 11 == 5, !write("\(folder)/abstracts-\(day).txt", blocks(today, day)) { return failed(folder) }
      earlier = today
      repeat { day = next(day) } while day.weekday > 5
    }
    print("\(days) days, \(written) papers in \(folder)")
    return 0
  }

  private func failed(_ path: String) -> Int32 {
    Bench.complain("cannot write into \(path)")
    return 1
  }

  private func next(_ day: Day) -> Day {
    Day(year: day.year, month: day.monthOfYear, day: day.dayOfMonth + 1) ?? day.month.next.firstDay
  }

  private static let categories = [
    "cs.CV", "cs.CL", "cs.LG", "cs.AI", "cs.RO", "cs.IR", "cs.CR", "eess.IV", "stat.ML", "math.OC",
  ]

  private func paper(_ source: inout TextSource, _ day: Day, _ serial: Int) -> Paper {
    func digits(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let rank = source.number(below: 100)
    let category = Self.categories[rank < 35 ? 0 : rank < 58 ? 1 : rank < 75 ? 2 : 3 + rank % 7]
    let isChinese = source.number(below: 2) == 0
    var sections: [String] = []
    for length in [60, 90, 110, 90, 60] {
      sections.append(isChinese ? source.chinese(length) : source.sentence() + (length > 80 ? " " + source.sentence() : ""))
    }
    var authors: [String] = []
    for _ in 0..<(2 + source.number(below: 7)) { authors.append(source.author()) }
    return Paper(
      id: "\(digits(day.year % 100, 2))\(digits(day.monthOfYear, 2)).\(digits(serial, 5))", title: source.title(),
      authors: authors,
      category: category, abstract: source.abstract(), sections: sections)
  }

  // MARK: Formats

  private func byCategories(_ papers: [Paper]) -> [UInt8] {
    var out: [UInt8] = []
    let groups = Self.categories.map { name in (name, papers.filter { $0.category == name }) }.filter { !$0.1.isEmpty }
    out.append("<div id=toc></div>\n\n# Table of Contents\n\n")
    for (name, members) in groups { out.append("- [\(name)](#\(name)) [Total: \(members.count)]\n") }
    var number = 0
    for (name, members) in groups {
      out.append("\n\n<div id='\(name)'></div>\n\n# \(name) [[Back]](#toc)\n\n")
      for (at, paper) in members.enumerated() {
        number += 1
        out.append(at == 0 ? "" : "\n\n")
        out.append(
          "### [\(number)] [\(paper.title)](https://arxiv.org/abs/\(paper.id))\n*\(paper.authors.joined(separator: ","))*\n\n")
        out.append(
          "Main category: \(paper.category)\n\nTL;DR: \(paper.sections[0])\n\n\n<details>\n  <summary>Details</summary>\n")
        for (label, text) in zip(["Motivation", "Method", "Result", "Conclusion"], paper.sections.dropFirst()) {
          out.append("\(label): \(text)\n\n")
        }
        out.append("Abstract: \(paper.abstract)\n\n</details>\n")
      }
    }
    return out
  }

  private func huggingFaceTable(_ papers: [Paper], _ day: Day) -> [UInt8] {
    var out: [UInt8] = []
    out.append("\n\n## Papers for \(day)\n\n| Title | Authors | Summary |\n|-------|---------|---------|\n")
    for paper in papers.prefix(20) {
      let links = "[arXiv](https://arxiv.org/abs/\(paper.id)) or [HuggingFace](https://huggingface.co/papers/\(paper.id))"
      out.append("| \(paper.title) (Read more on \(links))| \(paper.authors.joined(separator: ", ")) | \(paper.abstract) |\n")
    }
    return out
  }

  private func keywordTables(_ papers: [Paper], _ day: Day) -> [UInt8] {
    var out: [UInt8] = []
    out.append("# Daily Papers\n\nLast update: \(day)\n")
    for (at, topic) in ["Diffusion Model", "Reinforcement Learning", "Graph Network", "Large Language Model"].enumerated() {
      out.append("\n## \(topic)\n| **Title** | **Date** | **Abstract** | **Comment** |\n| --- | --- | --- | --- |\n")
      for paper in papers.dropFirst(at * 10).prefix(10) {
        out.append("| **[\(paper.title)](http://arxiv.org/abs/\(paper.id)v1)** | \(day) | ")
        out.append("<details><summary>Show</summary><p>\(paper.abstract)</p></details> | 9 pages |\n")
      }
    }
    return out
  }

  private func blocks(_ papers: [Paper], _ day: Day) -> [UInt8] {
    var out: [UInt8] = []
    out.append("---\ndate: \(day)\n---\n")
    for paper in papers.suffix(15) {
      out.append("Title: \(paper.title)\nPDF: https://arxiv.org/pdf/\(paper.id)\nSummary: \(paper.abstract)\n---\n")
    }
    return out
  }

  private func jsonLines(_ papers: [Paper]) -> [UInt8] {
    var out: [UInt8] = []
    func member(_ key: String, _ text: String, _ end: String = ", ") {
      out.append("\"\(key)\": \"")
      out.append(text, escaping: .json)
      out.append("\"\(end)")
    }
    for paper in papers {
      out.append("{")
      member("id", paper.id)
      out.append("\"categories\": [\"\(paper.category)\"], ")
      member("pdf", "https://arxiv.org/pdf/\(paper.id)")
      member("abs", "https://arxiv.org/abs/\(paper.id)")
      out.append("\"authors\": [")
      for (at, author) in paper.authors.enumerated() { out.append(at == 0 ? "\"\(author)\"" : ", \"\(author)\"") }
      out.append("], ")
      member("title", paper.title)
      out.append("\"comment\": null, ")
      member("summary", paper.abstract)
      out.append("\"AI\": {")
      for (at, key) in ["tldr", "motivation", "method", "result", "conclusion"].enumerated() {
        member(key, paper.sections[at], at < 4 ? ", " : "")
      }
      out.append("}}\n")
    }
    return out
  }

  private func write(_ path: String, _ bytes: [UInt8]) -> Bool {
    guard let stream = unsafe fopen(path, "w") else { return false }
    let written = unsafe fwrite(bytes, 1, bytes.count, stream)
    return unsafe fclose(stream) == 0 && written == bytes.count
  }
}
