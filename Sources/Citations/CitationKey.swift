internal import Vocabulary

/// Makes keys of citations.
enum CitationKey {
  /// What the paper is cited by: `vaswani2017attention-1706.03762`. ASCII letters, digits, `-` and `.`, which BibTeX, biber, TeX and
  /// pandoc all take. The identifier makes it unique whatever else is in the file, and it stays when a file gains papers; a paper without
  /// one has a hash of its title instead.
  static func make(_ paper: CitedPaper) -> String {
    let (month, plainTitle) = (paper.month, paper.plainTitle)
    let surname = paper.names.first.map { $0.isWhole ? Self.firstWord($0.family) : Self.asciiLetters($0.family) } ?? ""
    let year = month.map { String($0.year) } ?? ""
    let head = surname + year + Self.firstWord(plainTitle)
    let tail: String
    if let id = paper.id {
      tail = id.description.replacing("/", with: ".")
    } else {
      tail = Fingerprint(of: UnicodeText.caseFolded(plainTitle.onOneLine)).short
    }
    return (head.isEmpty ? "paper" : head) + "-" + tail
  }

  private static let smallWords: Set<String> = [
    "a", "an", "and", "are", "as", "at", "by", "can", "do", "does", "for", "from", "how", "in", "is", "of", "on", "the", "to",
    "towards", "toward", "via", "what", "when", "why", "with",
  ]

  /// The first word that says something, in ASCII letters; at most 24 of them.
  private static func firstWord(_ text: String) -> String {
    let scalars = text.unicodeScalars.split { !UnicodeText.isLetterOrDigit($0) }
    let words = scalars.lazy.map { asciiLetters(String($0)) }
    return String((words.first { !$0.isEmpty && !smallWords.contains($0) } ?? "").prefix(24))
  }

  /// Lower case without accents; letters that have no ASCII form are left out.
  private static func asciiLetters(_ text: String) -> String {
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
