internal import Encoding
internal import Vocabulary

extension String {
  /// Without the characters that no citation format can hold: controls, what Unicode reserves, and every kind of white space or line
  /// end but one space between words.
  var onOneLine: String {
    if isPlainLine { return self }
    var out = ""
    out.reserveCapacity(utf8.count)
    var gap = false
    for scalar in unicodeScalars {
      if scalar.properties.isWhitespace {
        gap = true
      } else if scalar.properties.generalCategory != .control, scalar.properties.isNoncharacterCodePoint == false {
        if gap && !out.isEmpty { out.unicodeScalars.append(" ") }
        gap = false
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}

extension String {
  /// True for what `onOneLine` would not change: nearly every text.
  private var isPlainLine: Bool { utf8.span.isPlainLine }
}

extension Span<UInt8> {
  /// Whether valid UTF-8 holds nothing that `onOneLine` changes, as far as the first bytes of characters tell.
  fileprivate var isPlainLine: Bool {
    var last: UInt8 = 0x20
    for at in indices {
      let byte = self[at]
      switch byte {
      case 0x21...0x7E, 0x80...0xBF: break
      case 0x20: if last == 0x20 { return false }
      case 0...0x1F, 0x7F: return false
      case 0xC2: if self[at + 1] <= 0xA0 { return false }
      case 0xE1: if self[at + 1] == 0x9A { return false }
      // Spaces are U+2000 to U+200A, U+2028, U+2029, U+202F and U+205F.
      case 0xE2:
        let third = self[at + 2]
        if self[at + 1] == 0x80, third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF { return false }
        if self[at + 1] == 0x81, third == 0x9F { return false }
      case 0xE3: if self[at + 1] == 0x80, self[at + 2] == 0x80 { return false }
      case 0xEF: if self[at + 1] == 0xB7 || self[at + 1] == 0xBF { return false }
      case 0xF0...0xFF: if self[at + 1] & 0x0F == 0x0F, self[at + 2] == 0xBF { return false }
      default: break
      }
      last = byte
    }
    return last != 0x20
  }
}

extension [UInt8] {
  /// Appends `onOneLine` of a text.
  mutating func append(onOneLine text: String) {
    if text.utf8.span.isPlainLine { append(text) } else { append(text.onOneLine) }
  }
}

extension Substring {
  /// What stands between spaces.
  var words: [String] { utf8.split(separator: UInt8(ascii: " ")).compactMap { String($0) } }
}
