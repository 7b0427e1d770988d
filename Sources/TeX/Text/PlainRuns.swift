internal import Encoding

/// The short way for the common text, which holds nothing that has to be converted.
enum PlainRuns {
  /// Appends a text whose only special characters are those of markup, in one pass; false, with nothing appended, when the text
  /// needs the long way.
  static func append(_ bytes: Span<UInt8>, isMarkdown: Bool, isBlock: Bool, isPlain: Bool, to out: inout [UInt8]) -> Bool {
    let kinds = isMarkdown ? Kind.inMarkdown : Kind.inTeX
    let before = out.count
    let count = bytes.count
    var start = 0
    var at = 0
    while at < count {
      let kind = kinds[Int(bytes[at])]
      if kind == Kind.text {
        at += 1
        continue
      }
      if kind == Kind.long || (kind == Kind.look && needsLongWay(bytes, at, isMarkdown: isMarkdown, isBlock: isBlock)) {
        out.removeSubrange(before...)
        return false
      } else if let entity = entity(bytes[at]), !isPlain {
        out.append(bytes.extracting(start..<at))
        out.append(entity)
        start = at + 1
      }
      at += 1
    }
    out.append(bytes.extracting(start..<count))
    return true
  }

  private static func entity(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }

  /// Judges a byte that matters only beside certain others.
  private static func needsLongWay(_ bytes: Span<UInt8>, _ at: Int, isMarkdown: Bool, isBlock: Bool) -> Bool {
    let next = at + 1 < bytes.count ? bytes[at + 1] : 0x20
    switch bytes[at] {
    case UInt8(ascii: "'"): return next == UInt8(ascii: "'") && !isMarkdown
    case UInt8(ascii: "-"): return isMarkdown ? isBlock && at == 0 : next == UInt8(ascii: "-")
    case UInt8(ascii: "<"): return next == UInt8(ascii: "/") || (next | 0x20) &- 0x61 < 26
    case UInt8(ascii: ":"): return next == UInt8(ascii: "/")
    // A list in a line begins with `1.`, `1)` or `i)`, as `(1)` does in brackets.
    case UInt8(ascii: "1"), UInt8(ascii: "i"):
      return isBlock && (next == UInt8(ascii: ".") || next == UInt8(ascii: ")"))
        && (at + 2 == bytes.count || bytes[at + 2] <= 0x20 || bytes[at + 2] >= 0x80 || next == UInt8(ascii: ")"))
    case 0x0A: return isBlock && (isMarkdown || next == 0x20 || next == 0x09 || next == 0x0A || next == 0x0D)
    case UInt8(ascii: "_"):
      // A word's own underlines are text to Markdown.
      let before = at > 0 ? bytes[at - 1] : 0x20
      return !(isWord(before) && isWord(next))
    case 0xC2: return next < 0xA0
    case 0xE2: return BidiControls.stands(in: bytes, at: at)
    case 0xEF: return next == 0xBF || next == 0xB7
    default: return true
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

  private enum Kind {
    static let text: UInt8 = 0
    static let markup: UInt8 = 1
    /// Look at what stands beside it.
    static let look: UInt8 = 2
    /// Always the long way.
    static let long: UInt8 = 3

    static let inTeX = table(long: "\\${}~`", look: "'-:")
    static let inMarkdown = table(long: "\\${~`*[", look: "':_1i<-")

    private static func table(long: StaticString, look: StaticString) -> [UInt8] {
      var table = [UInt8](repeating: text, count: 256)
      for byte in "&<>\"'".utf8 { table[Int(byte)] = markup }
      for byte in "\(look)\n".utf8 { table[Int(byte)] = Kind.look }
      for byte in "\(long)".utf8 { table[Int(byte)] = Kind.long }
      for byte in 0..<0x20 where byte != 0x09 && byte != 0x0A && byte != 0x0D { table[byte] = Kind.long }
      table[0x7F] = Kind.long
      for lead in [0xC2, 0xE2, 0xEF] { table[lead] = Kind.look }
      return table
    }
  }
}
