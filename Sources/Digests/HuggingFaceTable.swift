internal import Vocabulary

/// The daily papers of Hugging Face, summed up by a model: `## Papers for DATE` over a table of Title, Authors and Summary.
///
/// Recognised by a table whose header names a title and a summary, and no date for each row. The title's cell ends in
/// `(Read more on [arXiv](…) or [HuggingFace](…))`.
enum HuggingFaceTable: DigestDialect {
  static let format = DigestFormat.huggingFaceTable

  static func recognises(_ source: DigestSource) -> Bool {
    source.tableHeaderLines.contains { accepts(TableHeader(source.bytes, source.line($0))) }
  }

  static func read(_ source: DigestSource, into builder: inout DigestBuilder) {
    TableEntries(source, format: format).read(into: &builder) { $0.contains(.title) }
  }

  private static func accepts(_ header: TableHeader) -> Bool {
    header.contains(.title) && header.contains(.summary) && !header.contains(.date) && !header.contains(.pdf)
  }
}
