internal import Vocabulary

/// Reads one JSON value strictly; nested values up to a bound.
struct JSONReader {
  /// Where the text is no JSON: the 0-based byte, and what was expected there.
  struct Failure: Error, Hashable, Sendable {
    let offset: Int
    let expected: String
  }

  private static let deepest = 64
  private let bytes: ArraySlice<UInt8>
  private var at: Int

  static func read(_ bytes: ArraySlice<UInt8>) throws(Failure) -> JSONValue {
    var reader = JSONReader(bytes: bytes, at: bytes.startIndex)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    if reader.at < bytes.endIndex { throw reader.failure("the end of the line") }
    return value
  }

  private func failure(_ expected: String) -> Failure { Failure(offset: at - bytes.startIndex, expected: expected) }

  private var next: UInt8? { at < bytes.endIndex ? bytes[at] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { at += 1 }
  }

  private mutating func take(_ byte: Character) -> Bool {
    skipSpace()
    guard next == byte.asciiValue else { return false }
    at += 1
    return true
  }

  private mutating func value(depth: Int) throws(Failure) -> JSONValue {
    if depth > Self.deepest { throw failure("less than \(Self.deepest) values inside each other") }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(Failure) -> JSONValue {
    guard bytes[at...].starts(with: word.utf8) else { throw failure("'\(word)'") }
    at += word.utf8.count
    return value
  }

  private mutating func number() throws(Failure) -> JSONValue {
    let start = at
    while let byte = next, byte.isASCIIDigit || "+-.eE".utf8.contains(byte) { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    guard Double(text) != nil, bytes[start] != UInt8(ascii: "+"), bytes[start] != UInt8(ascii: ".") else {
      at = start
      throw failure("a value")
    }
    return .number(text)
  }

  private mutating func array(_ depth: Int) throws(Failure) -> JSONValue {
    at += 1
    var values: [JSONValue] = []
    if take("]") { return .array(values) }
    repeat { values.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw failure("',' or ']'") }
    return .array(values)
  }

  private mutating func object(_ depth: Int) throws(Failure) -> JSONValue {
    at += 1
    var members: [JSONValue.Member] = []
    if take("}") { return .object(members) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw failure("a name in quotes") }
      let key = try string()
      guard take(":") else { throw failure("':'") }
      members.append(.init(key: key, value: try value(depth: depth + 1)))
    } while take(",")
    guard take("}") else { throw failure("',' or '}'") }
    return .object(members)
  }

  private mutating func string() throws(Failure) -> String {
    at += 1
    var out: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw failure("an escape instead of a control character") }
      at += 1
      if byte == UInt8(ascii: "\\") { try escape(into: &out) } else { out.append(byte) }
    }
    guard next != nil else { throw failure("a closing quote") }
    at += 1
    guard let text = String(validating: out, as: UTF8.self) else { throw failure("UTF-8") }
    return text
  }

  private mutating func escape(into out: inout [UInt8]) throws(Failure) {
    guard let byte = next else { throw failure("a character after '\\'") }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
    case UInt8(ascii: "b"): out.append(0x08)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "u"): out += String(try scalar()).utf8
    default: throw failure("an escape that JSON knows")
    }
  }

  /// A lone surrogate becomes U+FFFD.
  private mutating func scalar() throws(Failure) -> Unicode.Scalar {
    let first = try unit()
    guard first & 0xFC00 == 0xD800 else { return Unicode.Scalar(UInt32(first)) ?? "\u{FFFD}" }
    let start = at
    if bytes[at...].starts(with: "\\u".utf8) {
      at += 2
      let second = try unit()
      if second & 0xFC00 == 0xDC00 {
        return Unicode.Scalar(0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF))) ?? "\u{FFFD}"
      }
      at = start
    }
    return "\u{FFFD}"
  }

  private mutating func unit() throws(Failure) -> UInt16 {
    let digits = bytes[at...].prefix(4)
    let isHexadecimal = digits.allSatisfy { $0.isASCIIDigit || ($0 | 0x20) &- 0x61 < 6 }
    guard digits.count == 4, isHexadecimal, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) else {
      throw failure("four hexadecimal digits")
    }
    at += 4
    return unit
  }
}
