internal import Encoding
internal import Vocabulary

/// Cuts a text into words for matching and counting, on UTF-8 bytes.
///
/// A word is a run of letters and digits of any script, case-folded; `+` and `#` right behind a letter belong to it (`C++`, `C#`).
/// A character of a script that is written without spaces is a word by itself, so that a phrase of them matches as a substring.
/// White space, hyphens, dashes as short as these, and TeX's space `~` only separate; every other sign breaks a phrase.
enum WordScanner {
  struct Word: Equatable {
    /// Of the folded word; 0 stands for a break.
    var hash: UInt64
    /// In the text; the bytes as they are written.
    var range: Range<Int>
    var isIdeograph: Bool
  }

  /// The hash of a break between phrases.
  static let breakHash: UInt64 = 0

  /// The next word or break from a place on, which moves behind it; nil at the end. Never two breaks running.
  ///
  /// - Parameter isBroken: whether what came before was a break.
  static func next(in text: Span<UInt8>, at: inout Int, isBroken: inout Bool) -> Word? {
    while at < text.count {
      let byte = text[at]
      if isWordByte(byte) {
        isBroken = false
        return asciiWord(text, &at)
      }
      if byte >= 0x80 {
        let (word, isBreak) = other(text, &at)
        guard let word, !(isBreak && isBroken) else { continue }
        isBroken = isBreak
        return word
      }
      at += 1
      if byte.isASCIISpace || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "~") || isBroken { continue }
      isBroken = true
      return Word(hash: breakHash, range: at..<at, isIdeograph: false)
    }
    return nil
  }

  /// What begins with another character than one of ASCII: a word, or a break; nil for a space.
  private static func other(_ text: Span<UInt8>, _ at: inout Int) -> (word: Word?, isBreak: Bool) {
    let start = at
    let (kind, width) = classify(text, at)
    at += width
    switch kind {
    case .ideograph: return (Word(hash: hash(text.extracting(start..<at)), range: start..<at, isIdeograph: true), false)
    case .letter:
      while at < text.count {
        let (kind, width) = text[at] < 0x80 ? (isWordByte(text[at]) ? .letter : .sign, 1) : classify(text, at)
        if kind != .letter { break }
        at += width
      }
      return (Word(hash: foldedHash(text.extracting(start..<at)), range: start..<at, isIdeograph: false), false)
    case .space: return (nil, false)
    case .sign: return (Word(hash: breakHash, range: at..<at, isIdeograph: false), true)
    }
  }

  /// A word that begins with an ASCII letter or digit.
  private static func asciiWord(_ text: Span<UInt8>, _ at: inout Int) -> Word {
    let start = at
    var isASCII = true
    while at < text.count {
      if isWordByte(text[at]) || text[at] == UInt8(ascii: "+") || text[at] == UInt8(ascii: "#") {
        at += 1
      } else if text[at] < 0x80 {
        break
      } else {
        let (kind, width) = classify(text, at)
        if kind != .letter { break }
        isASCII = false
        at += width
      }
    }
    let word = text.extracting(start..<at)
    return Word(hash: isASCII ? hash(word) : foldedHash(word), range: start..<at, isIdeograph: false)
  }

  /// Calls `body` for each word and each break, in order.
  static func forEachWord(in text: Span<UInt8>, _ body: (Word) -> Void) {
    var at = 0
    var isBroken = true
    while let word = next(in: text, at: &at, isBroken: &isBroken) { body(word) }
  }

  /// The words of a phrase, for comparing with a text's.
  static func hashes(of phrase: String) -> [UInt64] {
    var hashes: [UInt64] = []
    forEachWord(in: phrase.utf8.span) { hashes.append($0.hash) }
    while hashes.last == breakHash { hashes.removeLast() }
    return hashes
  }

  private enum Kind { case letter, ideograph, space, sign }

  static func isWordByte(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit }

  /// What the character at a non-ASCII byte is, and how many bytes it takes.
  private static func classify(_ text: Span<UInt8>, _ at: Int) -> (kind: Kind, width: Int) {
    let lead = text[at]
    let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard at + width <= text.count, lead >= 0xC2 else { return (.sign, 1) }
    var value = UInt32(lead) & (width == 4 ? 0x07 : width == 3 ? 0x0F : 0x1F)
    for offset in 1..<width { value = value << 6 | UInt32(text[at + offset] & 0x3F) }
    switch value {
    case 0xA0, 0x2000...0x200A, 0x202F, 0x3000: return (.space, width)
    case 0x2010...0x2013, 0xAD: return (.space, width)
    case 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return (.ideograph, width)
    default:
      guard let scalar = Unicode.Scalar(value) else { return (.sign, width) }
      return (UnicodeText.isLetterOrDigit(scalar) ? .letter : .sign, width)
    }
  }

  private static func foldedHash(_ word: Span<UInt8>) -> UInt64 {
    guard let valid = try? UTF8Span(validating: word) else { return 1 }
    return hash(UnicodeText.caseFolded(String(copying: valid)).utf8.span)
  }

  /// The hash of a word whose letters other than ASCII's are folded.
  static func hash(_ word: Span<UInt8>) -> UInt64 { WordHash.of(word) | 1 }

  @inline(__always)
  static func hash(_ word: ShortWord) -> UInt64 { WordHash.of(word) | 1 }
}
