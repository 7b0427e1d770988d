internal import Encoding

/// Writes the few kinds of values that stored entries are made of: LEB128 numbers, and texts with their length before them.
extension [UInt8] {
  public mutating func append(number: Int) {
    var rest = UInt64(bitPattern: Int64(number))
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  public mutating func append(counted text: String) {
    append(number: text.utf8.count)
    append(text)
  }

  public mutating func append(fixed value: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) { append(UInt8(truncatingIfNeeded: value >> shift)) }
  }
}

/// Reads them back; every read is checked, so that damaged bytes give an error and never a crash.
public struct ByteReader {
  private let bytes: [UInt8]
  private(set) var position = 0

  /// The bytes end early, or hold what no writer wrote.
  public struct Malformed: Error {
    public init() {}
  }

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  public var isAtEnd: Bool { position == bytes.count }

  public mutating func number() throws(Malformed) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count, shift < 64 {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(Int64(bitPattern: value)) }
      shift += 7
    }
    throw Malformed()
  }

  /// A number of things that take at least one byte each.
  public mutating func count() throws(Malformed) -> Int {
    let value = try number()
    guard value >= 0, value <= bytes.count - position else { throw Malformed() }
    return value
  }

  public mutating func text() throws(Malformed) -> String {
    let length = try count()
    guard let text = String(utf8: bytes.span.extracting(position..<(position + length))) else { throw Malformed() }
    position += length
    return text
  }

  /// Passes over a text.
  public mutating func skipText() throws(Malformed) { position += try count() }

  /// Passes over some bytes, and tells where they begin.
  mutating func skip(_ length: Int) throws(Malformed) -> Int {
    guard length <= bytes.count - position else { throw Malformed() }
    defer { position += length }
    return position
  }

  public mutating func blob() throws(Malformed) -> [UInt8] {
    let length = try count()
    defer { position += length }
    return Array(bytes[position..<(position + length)])
  }

  public mutating func texts() throws(Malformed) -> [String] {
    let count = try count()
    var texts: [String] = []
    texts.reserveCapacity(count)
    for _ in 0..<count { texts.append(try text()) }
    return texts
  }

  public mutating func fixed() throws(Malformed) -> UInt64 {
    guard bytes.count - position >= 8 else { throw Malformed() }
    var value: UInt64 = 0
    for at in 0..<8 { value |= UInt64(bytes[position + at]) << UInt64(at * 8) }
    position += 8
    return value
  }
}
