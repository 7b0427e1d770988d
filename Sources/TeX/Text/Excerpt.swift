internal import Vocabulary

/// The beginning of a text, cut where a sentence ends, never inside a formula.
public enum Excerpt {
  /// - Returns: the text itself when it has at most `limit` bytes; else whole sentences of at most `limit` bytes; else, when the
  ///   first sentence is longer, whole words and an ellipsis.
  public static func of(_ text: String, limit: Int) -> String {
    let bytes = text.utf8.span
    if bytes.count <= limit { return text }
    var sentenceEnd = 0
    var wordEnd = 0
    var inFormula = false
    var depth = 0
    var at = 0
    while at < bytes.count, at < limit {
      let byte = bytes[at]
      if byte.isASCIILetter {
        at += 1
        continue
      }
      if byte == UInt8(ascii: "\\") {
        at += 2
        continue
      }
      if byte == UInt8(ascii: "$") { inFormula.toggle() }
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth = max(0, depth - 1) }
      if !inFormula && depth == 0 {
        if byte.isASCIISpace {
          wordEnd = at
          if at > 0, bytes[at - 1] == 0x2E || bytes[at - 1] == 0x21 || bytes[at - 1] == 0x3F { sentenceEnd = at }
          if byte == 0x0A { sentenceEnd = at }
        } else if byte == 0xE3, at + 2 < bytes.count, bytes[at + 1] == 0x80, bytes[at + 2] == 0x82 {
          // The ideographic full stop.
          sentenceEnd = at + 3
          wordEnd = at + 3
          at += 2
        } else if byte >= 0xE3 && byte <= 0xE9 {
          wordEnd = at
        }
      }
      at += 1
    }
    if sentenceEnd > 0 { return text.prefix(bytes: sentenceEnd) }
    return text.prefix(bytes: wordEnd > 0 ? wordEnd : limit) + "…"
  }
}

extension String {
  /// The first bytes, or a little less where a character would be cut.
  fileprivate func prefix(bytes count: Int) -> String {
    if utf8.count <= count { return self }
    var end = utf8.index(startIndex, offsetBy: count)
    while end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
    return String(self[..<end])
  }
}
