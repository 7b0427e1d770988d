internal import Vocabulary

/// Searches of arXiv by keyword: `## keyword` over a table of Title, Date, Abstract and Comment, long cells in `<details>`.
///
/// Recognised by a table whose header names a title together with a date, an abstract or a comment.
enum KeywordTables: DigestDialect {
  static let format = DigestFormat.keywordTables

  static func recognises(_ source: DigestSource) -> Bool {
    source.tableHeaderLines.contains { line in
      let header = TableHeader(source.bytes, source.line(line))
      return header.contains(.title) && (header.contains(.date) || header.contains(.abstract) || header.contains(.comment))
    }
  }

  static func read(_ source: DigestSource, into builder: inout DigestBuilder) {
    TableEntries(source, format: format).read(into: &builder) { $0.contains(.title) }
  }
}
