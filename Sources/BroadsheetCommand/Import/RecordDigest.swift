internal import Encoding
internal import Vocabulary

/// One paper as the bots that have texts written by a model keep it: a line of JSON.
struct PaperRecord: Hashable, Sendable {
  var title: String
  /// Nil when the record has none, or none of arXiv's.
  var id: PaperID?
  /// The address of the abstract's page; empty when the record has neither address nor identifier.
  var url: String
  var authors: [String]
  var category: String
  var comment: String?
  var abstract: String?
  /// Labelled texts in the order of the digest's template.
  var sections: [Section] = []

  struct Section: Hashable, Sendable {
    let label: String
    let text: String
  }

  /// The bots' keys, and the labels of the template.
  private static let labels = [
    ("tldr", "TL;DR"), ("motivation", "Motivation"), ("method", "Method"), ("result", "Result"), ("conclusion", "Conclusion"),
  ]

  /// Nil without a title.
  init?(_ value: JSONValue) {
    guard let title = value["title"]?.string, !Self.line(title).isEmpty else { return nil }
    self.title = Self.line(title)
    let id = value["id"]?.string ?? ""
    self.id = PaperReference(id)?.id
    url = value["abs"]?.string ?? (id.isEmpty ? value["pdf"]?.string ?? "" : "https://arxiv.org/abs/\(id)")
    authors = value["authors"]?.strings.map(Self.line) ?? []
    category = value["categories"]?.strings.first ?? "unknown"
    comment = Self.comment(value)
    abstract = Self.text(value["summary"])
    for (key, label) in Self.labels {
      if let text = Self.text(value["AI"]?[key]) { sections.append(Section(label: label, text: text)) }
    }
  }

  /// The address of the code stands in the comment, for which the template has a place.
  private static func comment(_ value: JSONValue) -> String? {
    let comment = text(value["comment"]).map(line)
    guard let code = text(value["code_url"]), !(comment ?? "").contains(code) else { return comment }
    return (comment.map { $0 + "; " } ?? "") + "Code: \(code)"
  }

  private static func text(_ value: JSONValue?) -> String? {
    guard let text = value?.string, !text.utf8.allSatisfy(\.isASCIISpace) else { return nil }
    return text
  }

  /// On one line, white space collapsed.
  static func line(_ text: String) -> String {
    text.utf8.split(whereSeparator: \.isASCIISpace).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }
}

/// Writes records as a digest in the format `category-sections`.
enum RecordDigest {
  static func text(of records: [PaperRecord]) -> [UInt8] {
    var categories: [String] = []
    for record in records where !categories.contains(record.category) { categories.append(record.category) }
    var out = Bytes()
    out.append("<div id=toc></div>\n\n# Table of Contents\n\n")
    for category in categories {
      out.append("- [\(category)](#\(category)) [Total: \(records.count { $0.category == category })]\n")
    }
    for category in categories {
      out.append("\n\n<div id='\(category)'></div>\n\n# \(category) [[Back]](#toc)\n")
      for (number, record) in records.filter({ $0.category == category }).enumerated() { append(record, number + 1, to: &out) }
    }
    return out
  }

  private static func append(_ record: PaperRecord, _ number: Int, to out: inout Bytes) {
    out.append("\n### [\(number)] [\(record.title)](\(record.url))\n*\(record.authors.joined(separator: ","))*\n\n")
    out.append("Main category: \(record.category)\n\n")
    if let comment = record.comment { out.append("Comment: \(comment)\n\n") }
    let summary = record.sections.first { $0.label == "TL;DR" }
    out.append("TL;DR: \(summary?.text ?? "")\n\n\n<details>\n  <summary>Details</summary>\n")
    for section in record.sections where section.label != "TL;DR" { out.append("\(section.label): \(section.text)\n\n") }
    if let abstract = record.abstract { out.append("Abstract: \(abstract)\n\n") }
    out.append("</details>\n\n")
  }
}
