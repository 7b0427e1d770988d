internal import Encoding
private import Glibc

/// Writes the few kinds of values that stored entries are made of: LEB128 numbers, and texts with their length before them.
extension [UInt8] {
  /// Appends a number: seven bits a byte, the lowest first.
  public mutating func append(number: Int) {
    if number >= 0 && number < 0x80 { return append(UInt8(number)) }
    var rest = UInt64(bitPattern: Int64(number))
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  /// Appends a text with its length in bytes before it.
  public mutating func append(counted text: String) {
    append(number: text.utf8.count)
    append(text)
  }

  /// A text that may be absent.
  public mutating func append(counted text: String?) {
    guard let text else { return append(0) }
    append(number: text.utf8.count + 1)
    append(text)
  }

  /// Appends eight bytes, the lowest first.
  public mutating func append(fixed value: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) { append(UInt8(truncatingIfNeeded: value >> shift)) }
  }
}

/// Reads them back; every read is checked, so that damaged bytes give an error and never a crash.
public struct ByteReader {
  private let bytes: [UInt8]
  private(set) var position = 0
  private let end: Int
  private let isChecked: Bool

  /// The bytes end early, or hold what no writer wrote.
  public struct Malformed: Error {
    public init() {}
  }

  public init(_ bytes: [UInt8]) { self.init(bytes, in: 0..<bytes.count) }

  /// Reads a part of the bytes.
  public init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
    isChecked = false
    precondition(range.upperBound <= bytes.count)
  }

  /// Reads what the writer wrote: the caller has made sure that the bytes are the same, so that every text is UTF-8.
  @unsafe public init(checked bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
    isChecked = true
    precondition(range.upperBound <= bytes.count)
  }

  public var isAtEnd: Bool { position == end }

  /// What `append(number:)` wrote.
  public mutating func number() throws(Malformed) -> Int {
    // Most numbers are small.
    if position < end, bytes[position] < 0x80 {
      defer { position += 1 }
      return Int(bytes[position])
    }
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < end, shift < 64 {
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
    guard value >= 0, value <= end - position else { throw Malformed() }
    return value
  }

  /// What `append(counted:)` wrote.
  public mutating func text() throws(Malformed) -> String { try text(length: try count()) }

  /// Nil where `append(counted:)` was given none.
  public mutating func optionalText() throws(Malformed) -> String? {
    guard let length = try optionalLength() else { return nil }
    return try text(length: length)
  }

  private mutating func optionalLength() throws(Malformed) -> Int? {
    let number = try number()
    guard number > 0 else { return nil }
    guard number - 1 <= end - position else { throw Malformed() }
    return number - 1
  }

  private mutating func text(length: Int) throws(Malformed) -> String {
    guard length > 0 else { return "" }
    defer { position += length }
    let span = bytes.span.extracting(position..<(position + length))
    if isChecked { return String(copying: unsafe UTF8Span(unchecked: span)) }
    guard let text = String(utf8: span) else { throw Malformed() }
    return text
  }

  /// Whether the text that comes next is this one, without passing over it.
  func isNext(_ text: StaticString) throws(Malformed) -> Bool {
    var ahead = self
    let length = try ahead.count()
    guard length == text.utf8CodeUnitCount else { return false }
    for at in 0..<length where unsafe bytes[ahead.position + at] != text.utf8Start[at] { return false }
    return true
  }

  /// Passes over a text.
  public mutating func skipText() throws(Malformed) {
    let length = try count()
    position += length
  }

  /// Passes over a text that may be absent.
  mutating func skipOptionalText() throws(Malformed) {
    let length = try optionalLength() ?? 0
    position += length
  }

  /// Passes over some bytes, and tells where they begin.
  mutating func skip(_ length: Int) throws(Malformed) -> Int {
    guard length <= end - position else { throw Malformed() }
    defer { position += length }
    return position
  }

  /// Bytes with their number before them.
  public mutating func blob() throws(Malformed) -> [UInt8] {
    let length = try count()
    defer { position += length }
    return Array(bytes[position..<(position + length)])
  }

  /// Texts with their number before them.
  public mutating func texts() throws(Malformed) -> [String] {
    let count = try count()
    var texts: [String] = []
    texts.reserveCapacity(count)
    for _ in 0..<count { texts.append(try text()) }
    return texts
  }

  /// Passes over some texts, and tells where they are, with the lengths before them.
  mutating func skipTexts(_ count: Int) throws(Malformed) -> Range<Int> {
    let start = position
    for _ in 0..<count { try skipText() }
    return start..<position
  }

  /// Passes over what `texts` reads, and tells where it is.
  mutating func skipTexts() throws(Malformed) -> Range<Int> {
    let start = position
    _ = try skipTexts(try count())
    return start..<position
  }

  /// The texts that stand where `skipTexts` said.
  func texts(in range: Range<Int>) throws(Malformed) -> [String] {
    var there = self
    there.position = range.lowerBound
    return try there.texts()
  }

  /// Appends what stands at a place that a skip has told.
  func append(_ range: Range<Int>, to out: inout [UInt8]) { out.append(bytes.span.extracting(range)) }

  /// Whether the same stands at two places.
  func areSame(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count where bytes[left.lowerBound + offset] != bytes[right.lowerBound + offset] { return false }
    return true
  }

  /// What `append(fixed:)` wrote.
  public mutating func fixed() throws(Malformed) -> UInt64 {
    guard end - position >= 8 else { throw Malformed() }
    defer { position += 8 }
    return unsafe UInt64(littleEndian: bytes.span.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
  }
}

extension String {
  /// Whether both are the same bytes, and not only the same characters, as `==` has it.
  func hasBytes(of other: String) -> Bool {
    let (left, right) = (utf8.span, other.utf8.span)
    guard left.count == right.count else { return false }
    if left.isEmpty { return true }
    return unsafe left.withUnsafeBytes { left in
      unsafe right.withUnsafeBytes { right in unsafe memcmp(left.baseAddress!, right.baseAddress!, left.count) == 0 }
    }
  }
}
