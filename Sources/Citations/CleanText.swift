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
  /// True for what `onOneLine` would not change, as far as single bytes tell: most texts, at a fraction of the cost.
  private var isPlainLine: Bool {
    var last: UInt8 = 0x20
    for byte in utf8 {
      switch byte {
      case 0x20: if last == 0x20 { return false }
      case 0x21...0x7E: break
      // Leads of the rarer kinds of space, of controls, and of what is reserved.
      case 0...0x1F, 0x7F, 0xC2, 0xE1, 0xE2, 0xE3, 0xEF, 0xF0...0xFF: return false
      default: break
      }
      last = byte
    }
    return last != 0x20
  }
}

extension Substring {
  /// What stands between spaces.
  var words: [String] { utf8.split(separator: UInt8(ascii: " ")).compactMap { String($0) } }
}
