internal import Vocabulary

/// The lists of cv-arxiv-daily and its many forks: `## topic` over a table of Publish Date, Title, Authors, PDF and Code.
///
/// Recognised by a table whose header names a title and a column for the PDF.
enum CVArXivDaily: DigestDialect {
  static let format = DigestFormat.cvArXivDaily

  static func recognises(_ source: DigestSource) -> Bool {
    source.tableHeaderLines.contains { line in
      let header = TableHeader(source.bytes, source.line(line))
      return header.contains(.title) && header.contains(.pdf)
    }
  }

  static func read(_ source: DigestSource, into builder: inout DigestBuilder) {
    TableEntries(source, format: format).read(into: &builder) { $0.contains(.title) }
  }
}
