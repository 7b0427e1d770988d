/// A name as one component of an address: lower case, letters and digits of any script (NFC), everything else one `-`.
///
/// A slug that lost something that tells names apart (`C++`, `C#`), is reserved, empty, or over 120 bytes always carries a short
/// hash of its name, so that no address depends on which name came first.
public struct Slug: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let description: String

  /// At most this many bytes before the hash is taken instead of the rest.
  public static let longest = 120

  /// Names that pages of the site's own have taken.
  static let reserved: Set<String> = ["index", "feed", "atom"]

  /// The slug of a keyword, an author or a title.
  public init(_ name: String) {
    let folded = UnicodeText.lowercasedNFC(name)
    var out: [UInt8] = []
    var lostSomething = false
    var gap = false
    for scalar in folded.unicodeScalars {
      if UnicodeText.isLetterOrDigit(scalar) {
        if gap && !out.isEmpty { out.append(UInt8(ascii: "-")) }
        gap = false
        out.append(contentsOf: UTF8.encode(scalar)!)
      } else {
        gap = true
        // White space, hyphens and plain punctuation separate words; a sign such as `+` or `#` is part of the name.
        if !UnicodeText.separatesWords(scalar) { lostSomething = true }
      }
    }
    var text = String(decoding: out, as: UTF8.self)
    let tooLong = text.utf8.count > Self.longest
    if tooLong || lostSomething || text.isEmpty || Self.reserved.contains(text) || Self.isNumber(text) {
      if tooLong { text = Self.prefix(of: text, bytes: Self.longest - 9) }
      text += (text.isEmpty ? "" : "-") + Fingerprint(of: folded).short
    }
    description = text
  }

  /// An arXiv category keeps its spelling: `cs.CV`. The caller has checked that it is one.
  public init(category: ArXivCategory) { description = category.description }

  /// All digits would be read as a page number beside a keyword's archive.
  private static func isNumber(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy(\.isASCIIDigit) }

  private static func prefix(of text: String, bytes limit: Int) -> String {
    var end = text.utf8.index(text.startIndex, offsetBy: limit)
    while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
    return String(text[..<end])
  }

  public static func < (left: Self, right: Self) -> Bool {
    left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
  }
}
