public import Vocabulary

/// One paper as one digest tells it. Text fields carry the source text: TeX stays TeX and nothing is escaped.
public struct Entry: Hashable, Sendable {
  /// Where the entry starts: the path as it was given, and the 1-based line.
  public var file: String
  public var line: Int
  public var format: DigestFormat
  /// Absent when the digest gives none, or one that is no arXiv identifier.
  public var id: PaperID?
  /// The version that the digest states.
  public var version: Int?
  public var title: String
  public var authors: [String]
  /// The row's own date, else the digest's.
  public var date: Day?
  /// The headings that it stood under, outermost first.
  public var keywords: [String]
  /// The main category first.
  public var categories: [ArXivCategory]
  /// The authors' abstract; a blank line separates paragraphs.
  public var abstract: String?
  /// What somebody else, often a model, wrote about the paper.
  public var summary: String?
  /// Labelled texts such as `TL;DR` and `Method`, in the digest's order.
  public var sections: [Section]
  /// The arXiv comment.
  public var comment: String?
  /// http and https only, by what they lead to (`arxiv`, `pdf`, `huggingface`, `code`, …), in the digest's order.
  public var links: [Link]

  /// A labelled text.
  public struct Section: Hashable, Sendable {
    public var label: String
    public var text: String

    public init(label: String, text: String) {
      self.label = label
      self.text = text
    }
  }

  /// An address, and what it leads to.
  public struct Link: Hashable, Sendable {
    public var name: String
    public var url: String

    public init(name: String, url: String) {
      self.name = name
      self.url = url
    }
  }

  // Where it is wanted, as an entry that is handed back by a call is copied once more.
  @inlinable
  @inline(__always)
  public init(
    file: String, line: Int, format: DigestFormat, id: PaperID? = nil, version: Int? = nil, title: String,
    authors: [String] = [], date: Day? = nil, keywords: [String] = [], categories: [ArXivCategory] = [],
    abstract: String? = nil, summary: String? = nil, sections: [Section] = [], comment: String? = nil, links: [Link] = []
  ) {
    self.file = file
    self.line = line
    self.format = format
    self.id = id
    self.version = version
    self.title = title
    self.authors = authors
    self.date = date
    self.keywords = keywords
    self.categories = categories
    self.abstract = abstract
    self.summary = summary
    self.sections = sections
    self.comment = comment
    self.links = links
  }
}

/// The dialects of digests, by the names that `broadsheet parse` prints.
public enum DigestFormat: String, CaseIterable, Sendable, Hashable {
  case categorySections = "category-sections"
  case keywordTables = "keyword-tables"
  case titlePDFSummary = "title-pdf-summary"
  case huggingFaceTable = "huggingface-table"
  case cvArXivDaily = "cv-arxiv-daily"
  case titleLinkAbstract = "title-link-abstract"
  case listingZH = "listing-zh"
  case paperReader = "paper-reader"
}
