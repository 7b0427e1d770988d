private import Glibc

/// Questions about runs of bytes, eight or more at a time.
extension Span<UInt8> {
  /// Whether all bytes are below 0x80.
  public var isASCII: Bool {
    unsafe withUnsafeBytes { bytes in
      var at = 0
      var seen: UInt64 = 0
      while at + 8 <= bytes.count {
        unsafe seen |= bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        if seen & 0x8080_8080_8080_8080 != 0 { return false }
        at += 8
      }
      while at < bytes.count {
        if unsafe bytes[at] >= 0x80 { return false }
        at += 1
      }
      return true
    }
  }

  /// Whether a byte stands twice running somewhere.
  public func hasPair(of byte: UInt8) -> Bool {
    var at = 0
    while at + 17 <= count {
      let first = unsafe SixteenBytes(bytes.unsafeLoadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self))
      let second = unsafe SixteenBytes(bytes.unsafeLoadUnaligned(fromByteOffset: at + 1, as: SIMD16<UInt8>.self))
      if (first.equal(byte) .& second.equal(byte)).firstPlace < 16 { return true }
      at += 16
    }
    while at + 1 < count {
      if self[at] == byte && self[at + 1] == byte { return true }
      at += 1
    }
    return false
  }

  /// Where a byte stands first from a place on; nil when it does not.
  public func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard start < count else { return nil }
    return unsafe withUnsafeBytes { bytes -> Int? in
      guard let base = bytes.baseAddress,
        let found = unsafe memchr(base + start, Int32(byte), bytes.count - start)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }
}
