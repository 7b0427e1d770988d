internal import Encoding

/// The short way for the common text, which holds nothing that has to be converted.
enum PlainRuns {
  /// Appends a text whose only special characters are those of markup, in one pass; false, with nothing appended, when the text
  /// needs the long way.
  static func append(_ bytes: Span<UInt8>, isMarkdown: Bool, isBlock: Bool, to out: inout [UInt8]) -> Bool {
    let before = out.count
    var start = 0
    let isShort = Stops.forEach(in: bytes, isMarkdown: isMarkdown) { stop in
      if needsLongWay(bytes, stop, isMarkdown: isMarkdown, isBlock: isBlock) { return false }
      if let entity = entity(bytes[stop]) {
        out.append(bytes.extracting(start..<stop))
        out.append(entity)
        start = stop + 1
      }
      return true
    }
    if isShort { out.append(bytes.extracting(start..<bytes.count)) } else { out.removeSubrange(before...) }
    return isShort
  }

  /// Whether a text in a line is the same as plain Unicode.
  static func isPlain(_ bytes: Span<UInt8>, isMarkdown: Bool) -> Bool {
    Stops.forEach(in: bytes, isMarkdown: isMarkdown) { stop in
      !needsLongWay(bytes, stop, isMarkdown: isMarkdown, isBlock: false)
    }
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

  /// Judges a stop by its kind and by what stands beside it.
  private static func needsLongWay(_ bytes: Span<UInt8>, _ at: Int, isMarkdown: Bool, isBlock: Bool) -> Bool {
    let next = at + 1 < bytes.count ? bytes[at + 1] : 0x20
    switch bytes[at] {
    case UInt8(ascii: "&"), UInt8(ascii: ">"), UInt8(ascii: "\""): return false
    case UInt8(ascii: "<"): return isMarkdown && (next == UInt8(ascii: "/") || (next | 0x20) &- 0x61 < 26)
    case UInt8(ascii: "'"): return next == UInt8(ascii: "'") && !isMarkdown
    case UInt8(ascii: "-"): return isMarkdown ? isBlock && at == 0 : next == UInt8(ascii: "-")
    case UInt8(ascii: ":"): return next == UInt8(ascii: "/")
    // A list in a line begins with `1.`, `1)` or `i)`, as `(1)` does in brackets.
    case UInt8(ascii: "."):
      return isBlock && at > 0 && bytes[at - 1] == UInt8(ascii: "1") && (next <= 0x20 || next >= 0x80)
    case UInt8(ascii: ")"):
      return isBlock && at > 0 && (bytes[at - 1] == UInt8(ascii: "1") || bytes[at - 1] == UInt8(ascii: "i"))
    case 0x0A: return isBlock && (isMarkdown || next == 0x20 || next == 0x09 || next == 0x0A || next == 0x0D)
    case UInt8(ascii: "_"):
      // A word's own underlines are text to Markdown.
      return !(isWord(at > 0 ? bytes[at - 1] : 0x20) && isWord(next))
    case 0xC2: return next < 0xA0
    case 0xE2: return BidiControls.stands(in: bytes, at: at)
    case 0xEF: return next == 0xBF || next == 0xB7
    case 0xF0...0xF4: return next & 0x0F == 0x0F
    default: return true
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }
}

/// The bytes that a run of plain text may end at.
private enum Stops {
  /// Calls with each of them until told false; says whether it never was.
  @inline(__always)
  static func forEach(in bytes: Span<UInt8>, isMarkdown: Bool, _ body: (Int) -> Bool) -> Bool {
    // Closures, because what is handed on by name is called for every sixteen bytes.
    if isMarkdown {
      return bytes.forEachPlace {
        mayBeInMarkdown($0)
      } unless: {
        areWords($0)
      } _: {
        !isStop(bytes[$0], isMarkdown: true) || body($0)
      }
    }
    return bytes.forEachPlace {
      mayBeInTeX($0)
    } unless: {
      areWords($0)
    } _: {
      !isStop(bytes[$0], isMarkdown: false) || body($0)
    }
  }

  private static func isStop(_ byte: UInt8, isMarkdown: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$"),
      UInt8(ascii: "~"), UInt8(ascii: "`"), UInt8(ascii: "'"), UInt8(ascii: ":"), UInt8(ascii: "-"):
      true
    case UInt8(ascii: "{"), UInt8(ascii: "}"): !isMarkdown
    case UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "_"), UInt8(ascii: ")"), UInt8(ascii: "."): isMarkdown
    // Controls, and the leads of what is forbidden, of controls of direction and of non-characters.
    case 0x09, 0x0D: false
    case ..<0x20, 0x7F, 0xC2, 0xE2, 0xEF, 0xF0...0xF4: true
    default: false
    }
  }

  @inline(__always)
  private static func areWords(_ bytes: SixteenBytes) -> SixteenBytes.Answer {
    bytes.areLetters .| bytes.equal(0x20) .| bytes.equal(UInt8(ascii: ","))
  }

  // Both answer yes for all stops, and for a few rare bytes beside.

  @inline(__always)
  private static func mayBeInTeX(_ bytes: SixteenBytes) -> SixteenBytes.Answer {
    let quotes = bytes.from(UInt8(ascii: "\""), count: 6) .| bytes.equal(UInt8(ascii: "-"))
    let angles = bytes.equal(UInt8(ascii: ":"), ignoring: 4) .| bytes.equal(UInt8(ascii: "<"))
    let marks = bytes.equal(UInt8(ascii: "\\")) .| bytes.equal(UInt8(ascii: "`"))
    return (quotes .| angles) .| (marks .| bytes.from(UInt8(ascii: "{"), count: 5)) .| mayBeSpecial(bytes)
  }

  @inline(__always)
  private static func mayBeInMarkdown(_ bytes: SixteenBytes) -> SixteenBytes.Answer {
    let quotes = bytes.from(UInt8(ascii: "\""), count: 9) .| bytes.from(UInt8(ascii: "-"), count: 2)
    let angles = bytes.equal(UInt8(ascii: ":"), ignoring: 4) .| bytes.equal(UInt8(ascii: "<"))
    let marks = bytes.from(UInt8(ascii: "["), count: 2) .| bytes.from(UInt8(ascii: "_"), count: 2)
    return (quotes .| angles) .| (marks .| bytes.from(UInt8(ascii: "~"), count: 2)) .| mayBeSpecial(bytes)
  }

  @inline(__always)
  private static func mayBeSpecial(_ bytes: SixteenBytes) -> SixteenBytes.Answer {
    bytes.below(0x20) .| bytes.equal(0xC2, ignoring: 0x20) .| bytes.atLeast(0xEF)
  }
}
