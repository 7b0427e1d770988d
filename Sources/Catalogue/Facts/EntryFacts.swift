public import Digests
public import Vocabulary

/// What the catalogue has to know of an entry at all times. The texts themselves stay where they are until a page shows them.
public struct EntryFacts: Hashable, Sendable {
  public var key: PaperKey
  /// 0 when the digest states none.
  public var version: Int
  public var edition: Edition
  public var format: DigestFormat
  /// 1-based.
  public var line: Int
  public var title: String
  public var authors: AuthorList
  public var keywords: [String]
  public var categories: [ArXivCategory]
  public var hasAbstract: Bool
  /// A summary, or labelled sections.
  public var hasSummary: Bool
  /// Of every field of the entry.
  public var content: Fingerprint

  /// The facts of an entry as a digest's parser gave it.
  public init(of entry: Entry) {
    let authors = entry.authors.map { AuthorName.plain($0) }
    self.init(of: entry, authors: authors, content: EntryWriter.content(of: entry, authors: authors))
  }

  /// - Parameter authors: as `AuthorName.plain` has them.
  init(of entry: borrowing Entry, authors: [String], content: Fingerprint) {
    self.init(
      key: PaperKey(id: entry.id, title: entry.title), version: entry.version ?? 0, edition: Self.edition(of: entry),
      format: entry.format, line: entry.line, title: entry.title,
      authors: AuthorList(authors, signers: authors.map { HashNumbering.hash(Slug($0).description) }), keywords: entry.keywords,
      categories: entry.categories,
      hasAbstract: entry.abstract != nil, hasSummary: entry.summary != nil || !entry.sections.isEmpty, content: content)
  }

  static func edition(of entry: Entry) -> Edition {
    if let date = entry.date { return Edition(date) }
    if let month = entry.id?.month { return Edition(undatedIn: month) }
    return .unknown
  }

  init(
    key: PaperKey, version: Int, edition: Edition, format: DigestFormat, line: Int, title: String, authors: AuthorList,
    keywords: [String], categories: [ArXivCategory], hasAbstract: Bool, hasSummary: Bool, content: Fingerprint
  ) {
    self.key = key
    self.version = version
    self.edition = edition
    self.format = format
    self.line = line
    self.title = title
    self.authors = authors
    self.keywords = keywords
    self.categories = categories
    self.hasAbstract = hasAbstract
    self.hasSummary = hasSummary
    self.content = content
  }
}

/// A digest as the catalogue sees it.
public struct DigestFacts: Sendable {
  /// Relative to the content folder.
  public var file: String
  public var format: DigestFormat?
  /// The digest's own date, which its rows may override.
  public var date: Day?
  public var entries: [EntryFacts]

  public init(file: String, format: DigestFormat?, date: Day?, entries: [EntryFacts]) {
    self.file = file
    self.format = format
    self.date = date
    self.entries = entries
  }
}

/// Where an entry is: the digest's place in the catalogue's order, and the entry's place in the digest.
public struct EntryReference: Hashable, Sendable, Comparable {
  public let digest: Int32
  public let ordinal: Int32

  public init(digest: Int, ordinal: Int) {
    self.digest = Int32(digest)
    self.ordinal = Int32(ordinal)
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.digest, left.ordinal) < (right.digest, right.ordinal)
  }
}

/// Gives the texts of entries, from memory or from disk.
public protocol EntrySource: Sendable {
  /// The whole entry. Throws when what is on disk can no longer be read.
  func entry(_ reference: EntryReference) throws(Diagnostic) -> Entry
  /// The entry's abstract; nil when it has none. Throws like `entry`.
  func abstract(_ reference: EntryReference) throws(Diagnostic) -> String?
  /// What a search looks through of the entry. Throws like `entry`.
  func searched(_ reference: EntryReference) throws(Diagnostic) -> SearchedTexts
  /// What lists show of the entry. Throws like `entry`.
  func preview(_ reference: EntryReference) throws(Diagnostic) -> EntryPreview
}
