internal import Vocabulary

extension String {
  /// Without the characters that no citation format can hold: controls, what Unicode reserves, and every kind of white space or line
  /// end but one space between words.
  var onOneLine: String {
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

extension Substring {
  /// What stands between spaces.
  var words: [String] { split { $0 == " " }.map { String($0) } }
}
