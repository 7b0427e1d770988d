private import CUTF8Proc

/// Unicode's own tables (utf8proc), with a short way for ASCII.
public enum UnicodeText {
  /// Normalisation form C.
  public static func nfc(_ text: String) -> String {
    if isASCII(text) { return text }
    return map(text, options: [UTF8PROC_STABLE, UTF8PROC_COMPOSE])
  }

  /// Normalisation form D: letters apart from their marks.
  public static func decomposed(_ text: String) -> String {
    if isASCII(text) { return text }
    return map(text, options: [UTF8PROC_STABLE, UTF8PROC_DECOMPOSE])
  }

  /// Lower case in form C; no locale.
  public static func lowercasedNFC(_ text: String) -> String {
    if isASCII(text) { return text.lowercased() }
    return map(
      map(text, options: [UTF8PROC_STABLE, UTF8PROC_COMPOSE]).lowercased(), options: [UTF8PROC_STABLE, UTF8PROC_COMPOSE])
  }

  /// Case-folded in form C: what comparisons that ignore case compare.
  public static func caseFolded(_ text: String) -> String {
    if isASCII(text) { return text.lowercased() }
    return map(text, options: [UTF8PROC_STABLE, UTF8PROC_COMPOSE, UTF8PROC_CASEFOLD])
  }

  /// Without what searching ignores: compatibility forms resolved, marks dropped, lower case (`É` is `e`, `ℝ` is `r`, `ﬁ` is
  /// `fi`), in form C. The same as `normalize("NFKD")`, dropping `\p{M}`, lower case and `normalize("NFC")` in a browser.
  public static func searchFolded(_ text: String) -> String {
    if isASCII(text) { return text.lowercased() }
    let bare = map(
      text, options: [UTF8PROC_STABLE, UTF8PROC_COMPAT, UTF8PROC_DECOMPOSE, UTF8PROC_STRIPMARK])
    return map(bare.lowercased(), options: [UTF8PROC_STABLE, UTF8PROC_COMPOSE])
  }

  /// Whether all characters are of ASCII.
  public static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  /// A letter, a mark that belongs to one, or a digit, of any script.
  public static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return UInt8(ascii: scalar).isASCIILetter || UInt8(ascii: scalar).isASCIIDigit }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark,
      .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }

  /// White space, dashes, quotation marks and the punctuation of sentences: what stands between words and names nothing.
  public static func separatesWords(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return " \t\n\r-_.,:;!?'\"()/&|`".unicodeScalars.contains(scalar) }
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .control, .format:
      return true
    default: return false
    }
  }

  private static func map(_ text: String, options: [utf8proc_option_t]) -> String {
    var raw: UInt32 = 0
    for option in options { raw |= UInt32(option.rawValue) }
    var source = text
    return source.withUTF8 { buffer -> String in
      var result: UnsafeMutablePointer<UInt8>? = nil
      let count = unsafe utf8proc_map(buffer.baseAddress, buffer.count, &result, utf8proc_option_t(rawValue: raw))
      guard count >= 0, let bytes = unsafe result else { return text }
      defer { unsafe free(bytes) }
      return unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }
  }
}
