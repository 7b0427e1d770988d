/// How a text is made safe for the place that it goes to.
public enum Escaping: Sendable {
  /// HTML text and attribute values: `& < > " '` become references, and what HTML and XML 1.0 forbid is dropped. The result is
  /// well-formed in both (<https://www.w3.org/TR/xml/#charsets>).
  case markup
  /// The inside of a JSON string (RFC 8259).
  case json
  /// Nothing is done.
  case none
}

extension [UInt8] {
  /// Appends a text, escaped by runs: stretches without a special byte are copied whole.
  @inlinable public mutating func append(_ text: String, escaping: Escaping) {
    append(text.utf8.span, escaping: escaping)
  }

  /// Appends UTF-8 bytes, made safe for where they are put.
  public mutating func append(_ bytes: Span<UInt8>, escaping: Escaping) {
    switch escaping {
    case .markup: appendMarkup(bytes)
    case .json: appendJSON(bytes)
    case .none: append(bytes)
    }
  }

  private mutating func appendMarkup(_ bytes: Span<UInt8>) {
    var start = 0
    var at = 0
    while true {
      at = bytes.firstPlace(from: at) {
        // `&` and `'` differ in one bit, `<` and `>` in another.
        let pairs = $0.equal(UInt8(ascii: "&"), ignoring: 1) .| $0.equal(UInt8(ascii: "<"), ignoring: 2)
        return pairs .| $0.equal(UInt8(ascii: "\"")) .| $0.mayBeginForbidden
      }
      if at == bytes.count { break }
      let replacement: StaticString
      let width: Int
      switch bytes[at] {
      case UInt8(ascii: "&"): (replacement, width) = ("&amp;", 1)
      case UInt8(ascii: "<"): (replacement, width) = ("&lt;", 1)
      case UInt8(ascii: ">"): (replacement, width) = ("&gt;", 1)
      case UInt8(ascii: "\""): (replacement, width) = ("&quot;", 1)
      case UInt8(ascii: "'"): (replacement, width) = ("&#39;", 1)
      default:
        let forbidden = bytes.forbiddenWidth(at: at)
        guard forbidden > 0 else {
          at += 1
          continue
        }
        (replacement, width) = ("", forbidden)
      }
      append(bytes.extracting(start..<at))
      append(replacement)
      at += width
      start = at
    }
    append(bytes.extracting(start..<bytes.count))
  }

  private mutating func appendJSON(_ bytes: Span<UInt8>) {
    var start = 0
    while true {
      let at = bytes.firstPlace(from: start) {
        $0.below(0x20) .| $0.equal(UInt8(ascii: "\"")) .| $0.equal(UInt8(ascii: "\\"))
      }
      append(bytes.extracting(start..<at))
      if at == bytes.count { return }
      start = at + 1
      let byte = bytes[at]
      append(UInt8(ascii: "\\"))
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
      case 0x0A: append(UInt8(ascii: "n"))
      case 0x0D: append(UInt8(ascii: "r"))
      case 0x09: append(UInt8(ascii: "t"))
      default:
        append("u00")
        for nibble in [byte >> 4, byte & 15] { append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble) }
      }
    }
  }

  /// Appends a text that stands between tags, escaped as little as it needs: `&` and `<`.
  public mutating func append(minimallyEscaped bytes: Span<UInt8>) {
    var start = 0
    while true {
      let at = bytes.firstPlace(from: start) { $0.equal(UInt8(ascii: "&")) .| $0.equal(UInt8(ascii: "<")) }
      append(bytes.extracting(start..<at))
      if at == bytes.count { return }
      append(bytes[at] == UInt8(ascii: "&") ? "&amp;" : "&lt;")
      start = at + 1
    }
  }

  /// Appends JSON that stands in a script element: `<` is written `\u003c`, so that nothing in it ends or begins an element, and what
  /// HTML forbids is dropped.
  public mutating func append(jsonInScript bytes: Span<UInt8>) {
    var start = 0
    var at = 0
    while true {
      at = bytes.firstPlace(from: at) { $0.equal(UInt8(ascii: "<")) .| $0.mayBeginForbidden }
      if at == bytes.count { break }
      let isAngle = bytes[at] == UInt8(ascii: "<")
      let width = isAngle ? 1 : bytes.forbiddenWidth(at: at)
      if width == 0 {
        at += 1
        continue
      }
      append(bytes.extracting(start..<at))
      if isAngle { append("\\u003c") }
      at += width
      start = at
    }
    append(bytes.extracting(start..<bytes.count))
  }
}
