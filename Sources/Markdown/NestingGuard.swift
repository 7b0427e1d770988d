/// Keeps a line from opening hundreds of quotes and lists, which no person writes and which costs the square of their number.
enum NestingGuard {
  /// A line with more container markers at its start is read as text.
  static let deepest = 64

  /// The source with a backslash before each line that nests too deeply; nil when there is none, which is the rule.
  static func tamed(_ source: Span<UInt8>) -> [UInt8]? {
    var out: [UInt8] = []
    var copied = 0
    var lineStart = 0
    let count = source.count
    while lineStart < count {
      if nests(source, from: lineStart) {
        for at in copied..<lineStart { out.append(source[at]) }
        out.append(UInt8(ascii: "\\"))
        // White space before the marker would make the backslash escape a space.
        copied = lineStart
        while copied < count, source[copied] == UInt8(ascii: " ") || source[copied] == 0x09 { copied += 1 }
      }
      var at = lineStart
      while at < count, source[at] != 0x0A { at += 1 }
      lineStart = at + 1
    }
    if out.isEmpty { return nil }
    for at in copied..<count { out.append(source[at]) }
    return out
  }

  /// Counts `>`, `-`, `+`, `*`, and `1.` or `1)` in the white space at the start of a line.
  private static func nests(_ source: Span<UInt8>, from start: Int) -> Bool {
    var markers = 0
    var at = start
    while at < source.count {
      switch source[at] {
      case UInt8(ascii: " "), 0x09: break
      case UInt8(ascii: ">"): markers += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
        // A run of them is a break, an underline or emphasis.
        if at + 1 < source.count, source[at + 1] != UInt8(ascii: " "), source[at + 1] != 0x09 { return false }
        markers += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: "."), UInt8(ascii: ")"): markers += 1
      default: return false
      }
      if markers > deepest { return true }
      at += 1
    }
    return false
  }
}
