internal import Vocabulary

/// The beginning of a text, cut where a sentence ends, never inside a formula.
public enum Excerpt {
  /// Tells formulas and groups from dollars and braces that are text. Made of the text when the first stands in it.
  private struct Marks {
    private var source: [UInt8] = []
    private var formulas = TextFormulas(for: [])
    private var braces = BracePairs()

    /// Behind what the sign at a place begins: a formula, an escaped character, a group, or the sign alone.
    mutating func end(at place: Int, in text: String) -> Int {
      if source.isEmpty {
        source = Array(text.utf8)
        formulas = TextFormulas(for: source)
      }
      if source[place] == UInt8(ascii: "{") { return (braces.partner(of: place, in: source) ?? place) + 1 }
      if let formula = formulas.formula(in: source, at: place) { return formula.end }
      return source[place] == UInt8(ascii: "\\") ? place + 2 : place + 1
    }
  }

  /// - Returns: the text itself when it has at most `limit` bytes; else whole sentences of at most `limit` bytes; else, when the
  ///   first sentence is longer, whole words and an ellipsis.
  public static func of(_ text: String, limit: Int) -> String {
    let bytes = text.utf8.span
    if bytes.count <= limit { return text }
    var marks = Marks()
    var sentenceEnd = 0
    var wordEnd = 0
    // Where to cut when no word ends.
    var end = limit
    var at = 0
    while at < limit {
      let byte = bytes[at]
      if byte.isASCIILetter {
        at += 1
        continue
      }
      if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "{") {
        let next = marks.end(at: at, in: text)
        if next <= limit {
          at = next
        } else if byte == UInt8(ascii: "{") && wordEnd == 0 {
          // A text that is one group ends within it.
          at += 1
        } else {
          // One that begins the text is better than nothing, and longer than asked for.
          end = wordEnd == 0 && at == 0 ? min(next, 2 * limit) : at
          break
        }
        continue
      }
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
      at += 1
    }
    if sentenceEnd > 0 { return text.prefix(bytes: sentenceEnd) }
    return text.prefix(bytes: wordEnd > 0 ? wordEnd : end) + "…"
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
