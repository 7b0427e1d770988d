private import CXXHash

/// 128 bits that stand for a content: XXH3 (<https://xxhash.com>), stable across machines and versions. Tells contents apart;
/// it is no defence against somebody who makes two alike on purpose.
public struct Fingerprint: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let high: UInt64
  public let low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  public init(of bytes: Span<UInt8>) {
    let hash = unsafe bytes.withUnsafeBufferPointer { unsafe broadsheet_hash($0.baseAddress, $0.count) }
    self.init(high: hash.high64, low: hash.low64)
  }

  public init(of text: String) { self.init(of: text.utf8.span) }

  public init(of bytes: [UInt8]) { self.init(of: bytes.span) }

  /// 32 hexadecimal digits.
  public var description: String { Self.hexadecimal(high) + Self.hexadecimal(low) }

  /// The first eight hexadecimal digits: for file names and slugs.
  public var short: String { String(description.prefix(8)) }

  /// Reads `description` back.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 32, text.utf8.allSatisfy({ $0.isASCIIDigit || $0 &- 0x61 < 6 }),
      let high = UInt64(text.prefix(16), radix: 16), let low = UInt64(text.suffix(16), radix: 16)
    else { return nil }
    self.init(high: high, low: low)
  }

  private static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  public static func < (left: Self, right: Self) -> Bool { (left.high, left.low) < (right.high, right.low) }
}

/// Gathers the facts that a thing is made of, each delimited, into one fingerprint.
public struct FingerprintBuilder: Sendable {
  /// What was added, and room for more: numbers are stored into it one by one, which appending would take several times as long for.
  private var bytes: [UInt8] = Array(repeating: 0, count: 256)
  private var count = 0

  public init() {}

  @inline(__always)
  private mutating func makeRoom(for more: Int) {
    if count + more > bytes.count { grow(by: more) }
  }

  private mutating func grow(by more: Int) {
    bytes.append(contentsOf: repeatElement(0, count: max(more, bytes.count)))
  }

  public mutating func add(_ number: UInt64) {
    makeRoom(for: 8)
    unsafe bytes.withUnsafeMutableBytes { [count] in
      unsafe $0.storeBytes(of: number.littleEndian, toByteOffset: count, as: UInt64.self)
    }
    count += 8
  }

  public mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  public mutating func add(_ text: String) {
    let span = text.utf8.span
    add(span.count)
    makeRoom(for: span.count)
    unsafe span.withUnsafeBytes { text in
      unsafe bytes.withUnsafeMutableBytes { [count] in
        unsafe UnsafeMutableRawBufferPointer(rebasing: $0[count...]).copyMemory(from: text)
      }
    }
    count += span.count
  }

  public mutating func add(_ part: Fingerprint) {
    add(part.high)
    add(part.low)
  }

  public func finish() -> Fingerprint { Fingerprint(of: bytes.span.extracting(first: count)) }

  /// Forgets what was added and keeps the memory.
  public mutating func reset() { count = 0 }
}
