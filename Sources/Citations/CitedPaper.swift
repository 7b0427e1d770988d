public import Vocabulary

/// What a citation says of a paper.
public struct CitedPaper: Sendable {
  public let id: PaperID?
  public var version: Int?
  /// TeX source.
  public var title: String
  /// Unicode without TeX.
  public let plainTitle: String
  /// As the digest writes them, plain: `Given Family` or `Family, Given`.
  public let authors: [String]
  /// When the paper was first seen.
  public var edition: Edition
  public var primaryCategory: ArXivCategory?
  /// Plain; absent in most uses.
  public var abstract: String?

  public init(
    id: PaperID?, version: Int?, title: String, plainTitle: String, authors: [String], edition: Edition,
    primaryCategory: ArXivCategory?, abstract: String? = nil
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.plainTitle = plainTitle
    self.authors = authors
    self.edition = edition
    self.primaryCategory = primaryCategory
    self.abstract = abstract
    names = NameList(authors)
    keyBytes = []
    keyBytes = CitationKey.make(self)
  }

  /// What the paper is cited by; unique by itself, so that it depends on no other paper of a file.
  public var key: String { String(decoding: keyBytes, as: UTF8.self) }

  /// `YYYY-MM-DD`, or `YYYY-MM` when only the month is known; nil when nothing is.
  public var date: String? {
    guard let month else { return nil }
    return dayOfMonth == nil ? month.description : edition.day?.description
  }

  /// The month of the identifier, which never changes; else that of the digest.
  var month: Month? { id?.month ?? edition.month }

  /// Nil when the digest is of another month than the identifier: it told of an older paper.
  var dayOfMonth: Int? { edition.month == month ? edition.day?.dayOfMonth : nil }

  /// <https://info.arxiv.org/help/doi.html>.
  static let doiPrefix: StaticString = "10.48550/arXiv."
  static let addressPrefix: StaticString = "https://arxiv.org/abs/"
  static let pdfPrefix: StaticString = "https://arxiv.org/pdf/"

  /// The authors' names in parts.
  let names: NameList

  /// ASCII letters, digits, `-` and `.`.
  private(set) var keyBytes: [UInt8]
}
