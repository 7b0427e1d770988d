internal import Encoding
internal import Vocabulary

/// Makes keys of citations.
enum CitationKey {
  /// What the paper is cited by: `vaswani2017attention-1706.03762`. ASCII letters, digits, `-` and `.`, which BibTeX, biber, TeX and
  /// pandoc all take. The identifier makes it unique whatever else is in the file, and it stays when a file gains papers; a paper without
  /// one has a hash of its title instead.
  static func make(id: PaperID?, month: Month?, plainTitle: String, names: borrowing NameList) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(48)
    if let first = names.names.first {
      let family = names.bytes.span.extracting(first.family)
      if first.isWhole { appendFirstWord(of: family, to: &key) } else { appendLetters(of: family, to: &key) }
    }
    if let month { key.append(year: month.year) }
    appendFirstWord(of: plainTitle.utf8.span, to: &key)
    if key.isEmpty { key.append("paper") }
    key.append(UInt8(ascii: "-"))
    if let id {
      let start = key.count
      key.append(id.description)
      if id.isOldStyle { for at in start..<key.count where key[at] == UInt8(ascii: "/") { key[at] = UInt8(ascii: ".") } }
    } else {
      key.append(Fingerprint(of: UnicodeText.caseFolded(plainTitle.onOneLine)).short)
    }
    return key
  }

  private static let longestWord = 24

  /// `firstWord`, without a text of its own where ASCII comes first.
  private static func appendFirstWord(of text: Span<UInt8>, to out: inout [UInt8]) {
    var at = 0
    while at < text.count {
      let start = at
      var packed: UInt64 = 0
      while at < text.count, text[at].isASCIILetter || text[at].isASCIIDigit {
        packed = packed << 8 | UInt64(text[at] | 0x20)
        at += 1
      }
      if at < text.count, text[at] >= 0x80 {
        out.append(firstWord(string(text.extracting(start...))))
        return
      }
      // No small word has more than eight letters; and digits, which the bit leaves alone, are in none.
      if at > start, at - start > 8 || !isSmallWord(packed) {
        appendLetters(of: text.extracting(start..<min(at, start + longestWord)), to: &out)
        return
      }
      at += 1
    }
  }

  private static let packedSmallWords = smallWords.map { word in word.utf8.reduce(0) { $0 << 8 | UInt64($1) } }

  /// One by one, which is faster for so few than a hash.
  private static func isSmallWord(_ packed: UInt64) -> Bool {
    let words = packedSmallWords.span
    for at in words.indices where words[at] == packed { return true }
    return false
  }

  private static func appendLetters(of text: Span<UInt8>, to out: inout [UInt8]) {
    let before = out.count
    for at in text.indices {
      let byte = text[at]
      if byte >= 0x80 {
        out.removeSubrange(before...)
        out.append(asciiLetters(string(text)))
        return
      }
      if byte.isASCIILetter { out.append(byte | 0x20) } else if byte.isASCIIDigit { out.append(byte) }
    }
  }

  private static func string(_ bytes: Span<UInt8>) -> String {
    var array: [UInt8] = []
    array.append(bytes)
    return String(decoding: array, as: UTF8.self)
  }

  private static let smallWords: Set<String> = [
    "a", "an", "and", "are", "as", "at", "by", "can", "do", "does", "for", "from", "how", "in", "is", "of", "on", "the", "to",
    "towards", "toward", "via", "what", "when", "why", "with",
  ]

  /// The first word that says something, in ASCII letters; at most 24 of them.
  static func firstWord(_ text: String) -> String {
    let scalars = text.unicodeScalars.split { !UnicodeText.isLetterOrDigit($0) }
    let words = scalars.lazy.map { asciiLetters(String($0)) }
    return String((words.first { !$0.isEmpty && !smallWords.contains($0) } ?? "").prefix(longestWord))
  }

  /// Lower case without accents; letters that have no ASCII form are left out.
  static func asciiLetters(_ text: String) -> String {
    if UnicodeText.isASCII(text) {
      return String(
        decoding: text.utf8.lazy.filter { $0.isASCIILetter || $0.isASCIIDigit }.map { $0.isASCIIUpper ? $0 | 0x20 : $0 },
        as: UTF8.self)
    }
    var out = ""
    for scalar in UnicodeText.decomposed(text).lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": out.unicodeScalars.append(scalar)
      case "ß": out += "ss"
      case "æ": out += "ae"
      case "œ": out += "oe"
      case "ø": out += "o"
      case "ł": out += "l"
      case "đ", "ð": out += "d"
      case "þ": out += "th"
      case "ı": out += "i"
      default: break
      }
    }
    return out
  }
}
