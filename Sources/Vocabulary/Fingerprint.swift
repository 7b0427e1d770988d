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

  /// Of some bytes.
  public init(of bytes: Span<UInt8>) {
    let hash = unsafe bytes.withUnsafeBufferPointer { unsafe broadsheet_hash($0.baseAddress, $0.count) }
    self.init(high: hash.high64, low: hash.low64)
  }

  /// Of a text's UTF-8 bytes.
  public init(of text: String) { self.init(of: text.utf8.span) }

  /// Of some bytes.
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

/// Gathers the facts that a thing is made of, each delimited, into one fingerprint. It has no copies, so that its memory, into which facts
/// are put by the million, belongs to nobody else and need not be asked whether it does.
@safe public struct FingerprintBuilder: ~Copyable {
  private var bytes: UnsafeMutableRawPointer
  private var capacity = 256
  /// How many bytes were added.
  public private(set) var count = 0

  public init() { unsafe bytes = .allocate(byteCount: capacity, alignment: 8) }

  deinit { unsafe bytes.deallocate() }

  @inline(__always)
  private mutating func makeRoom(for more: Int) {
    if capacity - count < more { grow(by: more) }
  }

  private mutating func grow(by more: Int) {
    capacity = 2 * capacity + more
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 8)
    unsafe larger.copyMemory(from: bytes, byteCount: count)
    unsafe bytes.deallocate()
    unsafe bytes = larger
  }

  /// Adds a number: eight bytes.
  public mutating func add(_ number: UInt64) {
    makeRoom(for: 8)
    unsafe bytes.storeBytes(of: number.littleEndian, toByteOffset: count, as: UInt64.self)
    count += 8
  }

  /// Adds a number: eight bytes.
  public mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  /// Adds a text with its length, so that where it ends makes a difference.
  public mutating func add(_ text: String) {
    let span = text.utf8.span
    makeRoom(for: 8 + span.count)
    unsafe bytes.storeBytes(of: UInt64(span.count).littleEndian, toByteOffset: count, as: UInt64.self)
    unsafe span.withUnsafeBytes { text in
      if let start = text.baseAddress { unsafe (bytes + count + 8).copyMemory(from: start, byteCount: text.count) }
    }
    count += 8 + span.count
  }

  /// Adds what stands for another content: sixteen bytes.
  public mutating func add(_ part: Fingerprint) {
    makeRoom(for: 16)
    unsafe bytes.storeBytes(of: part.high.littleEndian, toByteOffset: count, as: UInt64.self)
    unsafe bytes.storeBytes(of: part.low.littleEndian, toByteOffset: count + 8, as: UInt64.self)
    count += 16
  }

  /// Stands for all that was added, in its order.
  public func finish() -> Fingerprint {
    let hash = unsafe broadsheet_hash(bytes, count)
    return Fingerprint(high: hash.high64, low: hash.low64)
  }

  /// Forgets what was added and keeps the memory.
  public mutating func reset() { count = 0 }

  /// Forgets what was added behind so many bytes.
  public mutating func reset(to count: Int) { self.count = min(self.count, count) }
}
