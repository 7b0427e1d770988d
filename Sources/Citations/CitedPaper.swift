internal import Encoding
public import Vocabulary

/// What a citation says of a paper.
public struct CitedPaper: Sendable {
  public let id: PaperID?
  public let version: Int?
  /// TeX source.
  public let title: String
  /// Unicode without TeX.
  public let plainTitle: String
  /// As the digest writes them, plain: `Given Family` or `Family, Given`.
  public let authors: [String]
  /// When the paper was first seen.
  public var edition: Edition
  public let primaryCategory: ArXivCategory?
  /// Plain; absent in most uses.
  public let abstract: String?

  /// - Parameter plain: makes a title that is not simple plain.
  public init(
    id: PaperID?, version: Int? = nil, title: String, authors: [String], edition: Edition, primaryCategory: ArXivCategory?,
    abstract: String? = nil, plain: (String) -> String
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.authors = authors
    self.edition = edition
    self.primaryCategory = primaryCategory
    self.abstract = abstract
    titleIsSimple = Self.isSimple(title)
    if titleIsSimple {
      plainTitle = title
      plainTitleIsSimple = true
    } else {
      plainTitle = plain(title)
      plainTitleIsSimple = Self.isSimple(plainTitle)
    }
    names = NameList(authors)
    keyBytes = CitationKey.make(
      id: id, month: Self.month(id, edition), plainTitle: plainTitle, names: names)
  }

  /// What the paper is cited by; unique by itself, so that it depends on no other paper of a file.
  public var key: String { String(decoding: keyBytes, as: UTF8.self) }

  /// `YYYY-MM-DD`, or `YYYY-MM` when only the month is known; nil when nothing is.
  public var date: String? {
    guard let month else { return nil }
    return dayOfMonth == nil ? month.description : edition.day?.description
  }

  /// The month of the identifier, which never changes; else that of the digest.
  var month: Month? { Self.month(id, edition) }

  private static func month(_ id: PaperID?, _ edition: Edition) -> Month? { id?.month ?? edition.month }

  /// Nil when the digest is of another month than the identifier: it told of an older paper.
  var dayOfMonth: Int? { edition.month == month ? edition.day?.dayOfMonth : nil }

  /// <https://info.arxiv.org/help/doi.html>.
  public static let doiPrefix: StaticString = "10.48550/arXiv."
  /// Before the identifier: of the abstract's page, and of the PDF.
  public static let addressPrefix: StaticString = "https://arxiv.org/abs/"
  public static let pdfPrefix: StaticString = "https://arxiv.org/pdf/"

  /// Whether the title is one that every format writes as it stands, but for TeX's braces around capitals.
  let titleIsSimple: Bool
  let plainTitleIsSimple: Bool

  /// The authors' names in parts.
  let names: NameList

  /// ASCII letters, digits, `-` and `.`.
  let keyBytes: [UInt8]
}

extension CitedPaper {
  /// Whether a text is a line of ASCII letters, digits and common punctuation, in which nothing means anything to TeX, JSON or a reader
  /// of formulas: nearly every title. What is plain of it is the text itself.
  public static func isSimple(_ text: String) -> Bool {
    let bytes = text.utf8.span
    var last: UInt8 = 0x20
    for at in bytes.indices {
      let byte = bytes[at]
      if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 {
        last = byte
        continue
      }
      switch byte {
      // A dash of two hyphens, and an address.
      case UInt8(ascii: " "), UInt8(ascii: "-"): if last == byte { return false }
      case UInt8(ascii: "/"): if last == UInt8(ascii: ":") { return false }
      case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"),
        UInt8(ascii: "("), UInt8(ascii: ")"):
        break
      default: return false
      }
      last = byte
    }
    return last != 0x20
  }
}

extension [UInt8] {
  /// A year of one to four digits.
  mutating func append(year: Int) {
    guard year >= 1000, year <= 9999 else { return append(decimal: year) }
    append(twoDigits: year / 100)
    append(twoDigits: year % 100)
  }

  mutating func append(twoDigits number: Int) {
    append(0x30 + UInt8(truncatingIfNeeded: number / 10))
    append(0x30 + UInt8(truncatingIfNeeded: number % 10))
  }
}
