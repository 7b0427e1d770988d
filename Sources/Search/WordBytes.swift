/// Looks at eight bytes of a text at once (SIMD within a register).
enum WordBytes {
  /// The eight bytes from an offset on, the first one lowest. The caller has checked that they are there.
  @unsafe @inline(__always) static func load(_ text: Span<UInt8>, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// How many of the eight bytes, from the first on, are ASCII letters or digits without a gap.
  @inline(__always) static func leading(_ bytes: UInt64) -> Int {
    let low = bytes & 0x7F7F_7F7F_7F7F_7F7F
    let folded = low | each(0x20)
    // The high bit of a byte is set where it is at least the bound: no sum carries into the next byte.
    let letters = (folded &+ each(0x80 - 0x61)) & ~(folded &+ each(0x7F - 0x7A))
    let digits = (low &+ each(0x80 - 0x30)) & ~(low &+ each(0x7F - 0x39))
    return (~((letters | digits) & ~bytes) & each(0x80)).trailingZeroBitCount >> 3
  }

  /// Letters in lower case; digits stay. Bytes from `count` on are cleared; fewer than eight remain.
  @inline(__always) static func lowered(_ bytes: UInt64, first count: Int) -> UInt64 {
    (bytes | each(0x20)) & (1 &<< UInt64(truncatingIfNeeded: count &* 8) &- 1)
  }

  @inline(__always) static func lowered(_ bytes: UInt64) -> UInt64 { bytes | each(0x20) }

  @inline(__always) private static func each(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }
}
