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
    var (text, lostSomething) = Self.plainWords(of: name).map { ($0, false) } ?? Self.words(of: name)
    let tooLong = text.utf8.count > Self.longest
    if tooLong || lostSomething || text.isEmpty || Self.reserved.contains(text) || Self.isNumber(text) {
      if tooLong { text = Self.prefix(of: text, bytes: Self.longest - 9) }
      text += (text.isEmpty ? "" : "-") + Fingerprint(of: UnicodeText.lowercasedNFC(name)).short
    }
    description = text
  }

  /// The words of a name, and whether something that tells names apart was lost.
  static func words(of name: String) -> (String, Bool) {
    var out: [UInt8] = []
    var lostSomething = false
    var gap = false
    for scalar in UnicodeText.lowercasedNFC(name).unicodeScalars {
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
    return (String(decoding: out, as: UTF8.self), lostSomething)
  }

  /// The same of a name of ASCII letters, digits, spaces, hyphens and periods, as most people's names are; nil for another one.
  static func plainWords(of name: String) -> String? {
    let span = name.utf8.span
    var isPlain = true
    let text = unsafe String(unsafeUninitializedCapacity: span.count) { buffer in
      var end = 0
      var gap = false
      for at in 0..<span.count {
        let byte = span[at]
        if byte.isASCIILetter || byte.isASCIIDigit {
          // What separates words takes no less room than the hyphen.
          if gap && end > 0 {
            unsafe buffer[end] = UInt8(ascii: "-")
            end += 1
          }
          gap = false
          unsafe buffer[end] = byte.isASCIIUpper ? byte | 0x20 : byte
          end += 1
        } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") {
          gap = true
        } else {
          isPlain = false
          return 0
        }
      }
      return end
    }
    return isPlain ? text : nil
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
