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
    var looked = 0  // Up to here the bytes are looked at one by one.
    let count = bytes.count
    while at < count {
      if at >= looked, at + 8 <= count {
        looked = at + 8
        if isPlain(unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self)) {
          at = looked
          continue
        }
      }
      let byte = bytes[at]
      if !markupTable[Int(byte)] {
        at += 1
        continue
      }
      let replacement: StaticString
      let width: Int
      switch byte {
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
    append(bytes.extracting(start..<count))
  }

  private mutating func appendJSON(_ bytes: Span<UInt8>) {
    var start = 0
    for at in 0..<bytes.count {
      let byte = bytes[at]
      if byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") { continue }
      append(bytes.extracting(start..<at))
      start = at + 1
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
    append(bytes.extracting(start..<bytes.count))
  }
}

/// Whether eight bytes are all ASCII and nothing to `appendMarkup`. A byte below 0x80 that is not zero carries into its top bit when
/// 0x7F is added; so each test leaves the top bits of the bytes that pass it.
@inline(__always)
private func isPlain(_ bytes: UInt64) -> Bool {
  let each: UInt64 = 0x0101_0101_0101_0101
  let top = each &* 0x80
  let low = each &* 0x7F
  let quote = (bytes ^ (each &* 0x22)) &+ low
  let ampersandOrApostrophe = ((bytes & (each &* 0xFE)) ^ (each &* 0x26)) &+ low
  let angle = ((bytes & (each &* 0xFD)) ^ (each &* 0x3C)) &+ low
  let delete = (bytes ^ low) &+ low
  let noControl = bytes &+ (each &* 0x60)
  return bytes & top == 0 && quote & ampersandOrApostrophe & angle & delete & noControl & top == top
}

/// True for bytes at which `appendMarkup` has to look: specials, controls but tab and line ends, and leads of forbidden pairs.
private let markupTable: InlineArray<256, Bool> = {
  var table = InlineArray<256, Bool>(repeating: false)
  for byte in 0..<0x20 where byte != 0x09 && byte != 0x0A && byte != 0x0D { table[byte] = true }
  for byte in "&<>\"'".utf8 { table[Int(byte)] = true }
  table[0x7F] = true
  for byte in [0xC2, 0xEF, 0xF0, 0xF1, 0xF2, 0xF3, 0xF4] { table[byte] = true }
  return table
}()
