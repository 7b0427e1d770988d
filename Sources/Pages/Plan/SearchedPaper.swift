internal import Catalogue
internal import Digests
internal import Encoding
internal import Search
internal import TeX
internal import Vocabulary

extension Site {
  /// A paper as the search index sees it, over all its entries: what `texts(of:)` has of it, without reading what is not searched.
  func searched(_ index: Int) throws(Diagnostic) -> SearchDocument {
    let paper = catalogue.papers[index]
    var authors: [String] = []
    var abstract: String?
    var tldr: String?
    var summary: String?
    for reference in ordered(paper.entries, first: paper.titleEntry) {
      if authors.isEmpty { authors = catalogue.authors(reference) }
      let texts = try entries.searched(reference)
      abstract = abstract ?? texts.abstract
      tldr = tldr ?? texts.tldr
      summary = summary ?? texts.summary
    }
    let short = tldr ?? summary.map { Chatter.withoutPreamble($0) }
    return SearchDocument(
      path: paper.key.path.description, title: RichText.plain(catalogue.title(paper.titleEntry)), authors: authors,
      keywords: catalogue.keywords(of: Int32(index)).map { catalogue.keywords[Int($0)].name },
      summary: short.map { RichText.plainMarkdown($0) } ?? "",
      abstract: abstract.map { PlainWords.areThose(of: $0.utf8.span) ? $0 : RichText.plain($0) } ?? "",
      day: paper.firstSeen.day)
  }
}

/// Whether the words of a TeX text are those that it says when it is read: most texts hold no more TeX than signs that part words anyway,
/// such as `\%` or a dash, and of an abstract the index wants words alone. Reading all of them took as long as indexing them.
enum PlainWords {
  static func areThose(of text: Span<UInt8>) -> Bool {
    let count = text.count
    var at = 0
    while true {
      // Bytes that may change words: TeX's own, controls, and the leads of controls and of what is forbidden.
      at = text.firstPlace(from: at) { bytes in
        bytes.equal(UInt8(ascii: "\\")) .| bytes.equal(UInt8(ascii: "$")) .| bytes.from(UInt8(ascii: "{"), count: 5)
          .| bytes.equal(UInt8(ascii: ":")) .| bytes.below(0x20) .| bytes.equal(0xC2) .| bytes.equal(0xE2) .| bytes.atLeast(0xEF)
      }
      if at == count { return true }
      let next = at + 1 < count ? text[at + 1] : 0x20
      switch text[at] {
      case 0x09, 0x0A, 0x0D, UInt8(ascii: "|"), UInt8(ascii: "~"): break
      case UInt8(ascii: "\\"):
        guard next == UInt8(ascii: "%") || next == UInt8(ascii: "&") || next == UInt8(ascii: "#") || next == UInt8(ascii: "_")
        else {
          return false
        }
        at += 1
      case UInt8(ascii: ":"):
        // An address is encoded and its backslashes are taken out.
        if next == UInt8(ascii: "/"), !isPlainAddress(text, at) { return false }
      case 0xC2: if next < 0xA0 { return false }
      case 0xE2: if holdsDirection(text, at) { return false }
      case 0xEF: if next == 0xBF || next == 0xB7 { return false }
      case 0xF0...0xF4: if next & 0x0F == 0x0F { return false }
      default: return false
      }
      at += 1
    }
  }

  private static func isPlainAddress(_ text: Span<UInt8>, _ colon: Int) -> Bool {
    var at = colon
    while at < text.count, text[at] > 0x20, text[at] < 0x80 {
      switch text[at] {
      case UInt8(ascii: "%"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\\"): return false
      default: at += 1
      }
    }
    return true
  }

  /// U+200E, U+200F, U+202A to U+202E and U+2066 to U+2069, which are balanced, and other characters of no width near them.
  private static func holdsDirection(_ text: Span<UInt8>, _ at: Int) -> Bool {
    guard at + 2 < text.count else { return true }
    let last = text[at + 2]
    switch text[at + 1] {
    case 0x80: return last >= 0x8B && last < 0x90 || last >= 0xA8 && last < 0xAF
    case 0x81: return last >= 0xA0
    default: return false
    }
  }
}
