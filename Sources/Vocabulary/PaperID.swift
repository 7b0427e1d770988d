/// An arXiv identifier without its version: `2504.14945`, or old style `hep-th/9901001`.
///
/// The subject class of an old identifier is dropped, as arXiv itself does: `math.GT/0309136` and
/// `math/0309136` name one paper. Format: <https://info.arxiv.org/help/arxiv_identifier.html>.
public struct PaperID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The canonical spelling, ASCII.
  public let description: String

  /// The month in which arXiv numbered the paper.
  public let month: Month

  /// Reads a bare identifier; nil when the text is anything else, a version included.
  public init?(_ text: some StringProtocol) {
    guard let reference = PaperReference(text), reference.version == nil else { return nil }
    self = reference.id
  }

  /// For canonical spellings that were read before; nil for the empty text.
  public init?(trusted description: String) {
    let bytes = description.utf8.span
    var digits = bytes.count
    while digits > 0, bytes[digits - 1] != UInt8(ascii: "/") { digits -= 1 }
    guard bytes.count >= digits + 4 else { return nil }
    var number = 0
    for at in digits..<(digits + 4) {
      guard bytes[at].isASCIIDigit else { return nil }
      number = number * 10 + Int(bytes[at]) - 0x30
    }
    guard let month = Month(arXivNumber: number) else { return nil }
    self.init(validated: description, month: month)
  }

  init(validated description: String, month: Month) {
    self.description = description
    self.month = month
  }

  /// True for identifiers of the scheme that ended in March 2007.
  public var isOldStyle: Bool { description.utf8.contains(UInt8(ascii: "/")) }

  public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

/// An identifier as a digest cites it, with the version when one is given: `2504.14945v2`.
public struct PaperReference: Hashable, Sendable {
  public let id: PaperID
  /// 1 or more.
  public let version: Int?

  /// Reads `2504.14945`, `2504.14945v2`, `arXiv:2504.14945`, `math.GT/0309136v1`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    var bytes = Array(text.utf8)[...]
    if bytes.count > 6, bytes.prefix(6).elementsEqual("arxiv:".utf8, by: { $0 | 0x20 == $1 || $0 == $1 }) {
      bytes = bytes.dropFirst(6)
    }
    guard let read = Self.read(bytes) else { return nil }
    self = read
  }

  /// Reads the identifier out of an arXiv address (`/abs/`, `/pdf/`, with or without `vN` and `.pdf`, of arxiv.org and its
  /// mirrors) or a Hugging Face paper page; nil when the address is of something else.
  public init?(url: some StringProtocol) {
    let bytes = Array(url.utf8)
    guard let start = Self.identifierStart(bytes) else { return nil }
    var end = start
    while end < bytes.count, ![UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: " ")].contains(bytes[end]) { end += 1 }
    var identifier = bytes[start..<end]
    if identifier.suffix(4).elementsEqual(".pdf".utf8) { identifier = identifier.dropLast(4) }
    while identifier.last == UInt8(ascii: "/") { identifier = identifier.dropLast() }
    guard let read = Self.read(identifier) else { return nil }
    self = read
  }

  init(id: PaperID, version: Int?) {
    self.id = id
    self.version = version
  }

  /// Where the identifier begins in an address of a host that we know, else nil.
  private static func identifierStart(_ url: [UInt8]) -> Int? {
    var at = 0
    for scheme in ["https://", "http://"] where url.starts(with: scheme.utf8, by: { ($0.isASCIIUpper ? $0 | 0x20 : $0) == $1 }) {
      at = scheme.utf8.count
    }
    guard at > 0, let slash = url[at...].firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let host = String(decoding: url[at..<slash], as: UTF8.self).lowercased()
    let path = url[slash...]
    let prefixes: [String]
    if host == "arxiv.org" || host.hasSuffix(".arxiv.org") {
      prefixes = ["/abs/", "/pdf/", "/html/"]
    } else if host == "huggingface.co" || host == "hf.co" {
      prefixes = ["/papers/"]
    } else {
      return nil
    }
    for prefix in prefixes where path.starts(with: prefix.utf8) { return slash + prefix.utf8.count }
    return nil
  }

  private static func read(_ bytes: ArraySlice<UInt8>) -> PaperReference? {
    var body = bytes
    var version: Int?
    if let v = body.lastIndex(of: UInt8(ascii: "v")), v > body.startIndex, v + 1 < body.endIndex,
      body[(v + 1)...].allSatisfy(\.isASCIIDigit), body[v - 1].isASCIIDigit
    {
      guard let number = Int(String(decoding: body[(v + 1)...], as: UTF8.self)), number > 0 else { return nil }
      version = number
      body = body[..<v]
    }
    guard let id = newStyle(body) ?? oldStyle(body) else { return nil }
    return PaperReference(id: id, version: version)
  }

  /// The scheme since April 2007, with four digits until the end of 2014 and five since.
  private static func newStyle(_ body: ArraySlice<UInt8>) -> PaperID? {
    let first = body.startIndex
    guard body.count == 9 || body.count == 10, body[first + 4] == UInt8(ascii: "."),
      body.prefix(4).allSatisfy(\.isASCIIDigit), body.dropFirst(5).allSatisfy(\.isASCIIDigit),
      let month = Month(arXivDigits: body.prefix(4)), (month.year, month.month) >= (2007, 4),
      body.count == (month.year < 2015 ? 9 : 10)
    else { return nil }
    return PaperID(validated: String(decoding: body, as: UTF8.self), month: month)
  }

  private static func oldStyle(_ body: ArraySlice<UInt8>) -> PaperID? {
    guard let slash = body.firstIndex(of: UInt8(ascii: "/")), body.endIndex - slash == 8,
      body[(slash + 1)...].allSatisfy(\.isASCIIDigit), let month = Month(arXivDigits: body[(slash + 1)..<(slash + 5)])
    else { return nil }
    var archive = body[..<slash]
    if let dot = archive.firstIndex(of: UInt8(ascii: ".")) {
      let subjectClass = archive[(dot + 1)...]
      guard subjectClass.count >= 2, subjectClass.allSatisfy({ $0.isASCIILetter || $0 == UInt8(ascii: "-") }) else { return nil }
      archive = archive[..<dot]
    }
    guard archive.count >= 2, archive.count <= 10, archive.allSatisfy({ $0.isASCIILower || $0 == UInt8(ascii: "-") }) else {
      return nil
    }
    let text = String(decoding: archive, as: UTF8.self) + String(decoding: body[slash...], as: UTF8.self)
    return PaperID(validated: text, month: month)
  }
}
