internal import Encoding
internal import Vocabulary

/// Web addresses in running text: http and https only.
enum Addresses {
  /// An address in a text: the bytes that wrote it, and the address that they mean (`\_` restored, ASCII only).
  struct Found: Equatable {
    var source: Range<Int>
    var url: [UInt8]
  }

  /// The first address at or behind a place.
  static func next(in text: [UInt8], from start: Int) -> Found? {
    var at = start
    while let colon = text.span.firstIndex(of: UInt8(ascii: ":"), from: at), colon + 3 < text.count {
      at = colon
      if text[at + 1] == UInt8(ascii: "/"), text[at + 2] == UInt8(ascii: "/"),
        let scheme = schemeStart(in: text, colon: at, from: start), hostIsPlain(text, at + 3..<text.count)
      {
        return address(in: text, from: scheme, host: at + 3)
      }
      at += 1
    }
    return nil
  }

  /// Where `http` or `https` in front of a colon begins.
  private static func schemeStart(in text: [UInt8], colon: Int, from start: Int) -> Int? {
    for (scheme, count) in [("http" as StaticString, 4), ("https" as StaticString, 5)] where colon - count >= start {
      let begin = colon - count
      let bytes = unsafe UnsafeBufferPointer(start: scheme.utf8Start, count: count)
      if (0..<count).allSatisfy({ unsafe text[begin + $0] | 0x20 == bytes[$0] }) {
        return begin > 0 && text[begin - 1].isASCIILetter ? nil : begin
      }
    }
    return nil
  }

  private static func address(in text: [UInt8], from start: Int, host: Int) -> Found {
    var end = host
    while end < text.count {
      if text[end] == UInt8(ascii: "\\") {
        guard end + 1 < text.count, isEscapable(text[end + 1]) else { break }
        end += 2
      } else if isAllowed(text[end]) {
        end += 1
      } else {
        break
      }
    }
    end = withoutPunctuation(text, start..<end)
    return Found(source: start..<end, url: cleaned(text, start..<end))
  }

  /// The address that the argument of `\url` or `\href` or a link of Markdown means; nil unless it is http or https.
  static func cleaned(argument text: [UInt8], _ range: Range<Int>) -> [UInt8]? {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, text[lower].isASCIISpace { lower += 1 }
    while upper > lower, text[upper - 1].isASCIISpace { upper -= 1 }
    guard let colon = text[lower..<upper].firstIndex(of: UInt8(ascii: ":")),
      schemeStart(in: text, colon: colon, from: lower) == lower,
      colon + 3 < upper, text[colon + 1] == UInt8(ascii: "/"), text[colon + 2] == UInt8(ascii: "/"),
      hostIsPlain(text, colon + 3..<upper)
    else { return nil }
    return cleaned(text, lower..<upper)
  }

  /// RFC 3986, but for quotation marks, which end an address more often than they belong to it.
  private static func isAllowed(_ byte: UInt8) -> Bool {
    if byte.isASCIILetter || byte.isASCIIDigit { return true }
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: ":"), UInt8(ascii: "/"),
      UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "@"), UInt8(ascii: "!"),
      UInt8(ascii: "&"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","),
      UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "%"), UInt8(ascii: "'"):
      return true
    default: return false
    }
  }

  private static func isEscapable(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "&")
      || byte == UInt8(ascii: "~") || byte == UInt8(ascii: "-")
  }

  /// Leaves out what ends the sentence and not the address: `.`, `,`, and brackets that were not opened inside.
  private static func withoutPunctuation(_ text: [UInt8], _ range: Range<Int>) -> Int {
    var end = range.upperBound
    // Brackets are counted once and then only subtracted from, so that a row of them takes linear time.
    var openRound = 0
    var openSquare = 0
    for byte in text[range] {
      switch byte {
      case UInt8(ascii: "("): openRound += 1
      case UInt8(ascii: ")"): openRound -= 1
      case UInt8(ascii: "["): openSquare += 1
      case UInt8(ascii: "]"): openSquare -= 1
      default: break
      }
    }
    while end > range.lowerBound {
      switch text[end - 1] {
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"),
        UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "\\"), UInt8(ascii: "~"):
        end -= 1
      case UInt8(ascii: ")"):
        guard openRound < 0 else { return end }
        openRound += 1
        end -= 1
      case UInt8(ascii: "("):
        openRound -= 1
        end -= 1
      case UInt8(ascii: "]"):
        guard openSquare < 0 else { return end }
        openSquare += 1
        end -= 1
      case UInt8(ascii: "["):
        openSquare -= 1
        end -= 1
      default: return end
      }
    }
    return end
  }

  /// Letters, digits, dots, hyphens and a port: no user names, no other alphabets, and a dot somewhere.
  private static func hostIsPlain(_ text: [UInt8], _ rest: Range<Int>) -> Bool {
    var dots = 0
    var letters = 0
    scan: for at in rest.lowerBound..<min(rest.upperBound, rest.lowerBound + 255) {
      let byte = text[at]
      switch byte {
      case UInt8(ascii: "."): dots += letters > 0 ? 1 : 0
      // TeX writes an underline or a hyphen with a backslash.
      case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "\\"): break
      case UInt8(ascii: "@"): return false
      case _ where byte.isASCIILetter || byte.isASCIIDigit: letters += 1
      default: break scan
      }
    }
    return dots > 0 && letters > 1
  }

  /// Without backslashes and spaces; everything that RFC 3986 does not allow, percent-encoded.
  private static func cleaned(_ text: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var url: [UInt8] = []
    url.reserveCapacity(range.count)
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = text[at]
      at += 1
      switch byte {
      case UInt8(ascii: "\\"):
        if at < range.upperBound, isEscapable(text[at]) { continue }
        appendEncoded(byte, to: &url)
      case UInt8(ascii: "{"), UInt8(ascii: "}"): continue
      case _ where byte.isASCIISpace: continue
      case UInt8(ascii: "%"):
        let isEncoded = at + 1 < range.upperBound && text[at].isHexadecimal && text[at + 1].isHexadecimal
        if isEncoded { url.append(byte) } else { appendEncoded(byte, to: &url) }
      case UInt8(ascii: "["), UInt8(ascii: "]"): appendEncoded(byte, to: &url)
      case UInt8(ascii: "$"): url.append(byte)
      case _ where isAllowed(byte): url.append(byte)
      default: appendEncoded(byte, to: &url)
      }
    }
    return url
  }

  private static func appendEncoded(_ byte: UInt8, to url: inout [UInt8]) {
    url.append(UInt8(ascii: "%"))
    for nibble in [byte >> 4, byte & 15] { url.append(nibble < 10 ? 0x30 + nibble : 0x37 + nibble) }
  }
}

extension UInt8 {
  fileprivate var isHexadecimal: Bool { isASCIIDigit || (self | 0x20) &- 0x61 < 6 }
}
