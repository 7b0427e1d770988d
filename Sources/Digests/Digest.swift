public import Vocabulary

/// One file of paper digests, read.
public struct Digest: Sendable {
  /// The path as it was given.
  public var file: String
  /// Nil when no format recognises the file.
  public var format: DigestFormat?
  /// The day of the whole file; nil when it says none, and when it was not recognised.
  public var date: Day?
  /// What the file calls itself: its front matter's `title`, else its first heading of level 1.
  public var title: String?
  /// In the file's order.
  public var entries: [Entry] = []
  /// In the order of their places.
  public var diagnostics: [Diagnostic] = []
  /// Fields in which a failed bot left a message instead of a text; they count as absent.
  public var placeholderCount = 0
  /// Rows or blocks that look like entries: those of `entries`, and those that could not be read.
  public var rowCount = 0

  public init(file: String) { self.file = file }
}

/// Turns the bytes of a file into entries.
public enum DigestParser {
  /// How much of a file is read.
  public struct Limits: Sendable {
    /// The largest file that is read, in bytes.
    public var bytes = 64 << 20

    public init() {}
  }

  /// Reads a file whose format is found out from its content, or is given. Never fails: what cannot be read is a diagnostic.
  public static func parse(
    _ bytes: [UInt8], file: String, format: DigestFormat? = nil, limits: Limits = Limits()
  ) -> Digest {
    var digest = Digest(file: file)
    guard bytes.count <= limits.bytes else {
      digest.diagnostics = [
        .error(
          "the file has \(bytes.count) bytes and the limit is \(limits.bytes): split it, or raise the limit",
          at: SourceLocation(file: file))
      ]
      return digest
    }
    let source = DigestSource(bytes, file: file)
    var builder = DigestBuilder(source)
    guard let dialect = dialect(of: source, named: format) else {
      digest.title = source.title
      digest.diagnostics =
        builder.diagnostics + [
          .warning(
            "no digest format recognises this file: `broadsheet help parse` shows the formats; begin its name with `_` to leave it out",
            at: SourceLocation(file: file))
        ]
      return digest
    }
    builder.format = dialect.format
    dialect.read(source, into: &builder)
    return builder.finish()
  }

  /// Every format, the most telling first: a file is read by the first that recognises it.
  private static var dialects: [any DigestDialect.Type] {
    [
      CategorySections.self, HuggingFaceTable.self, CVArXivDaily.self, KeywordTables.self, TitlePDFSummary.self,
      TitleLinkAbstract.self, ListingZH.self, PaperReader.self,
    ]
  }

  private static func dialect(of source: DigestSource, named format: DigestFormat?) -> (any DigestDialect.Type)? {
    if let format { return dialects.first { $0.format == format } }
    return dialects.first { $0.recognises(source) }
  }
}

/// A format of digests: how it is recognised, and how it is read.
protocol DigestDialect {
  static var format: DigestFormat { get }
  static func recognises(_ source: DigestSource) -> Bool
  static func read(_ source: DigestSource, into builder: inout DigestBuilder)
}
