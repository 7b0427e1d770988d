internal import Encoding

/// Appends numbers of any width, the highest bit first.
struct BitWriter {
  private(set) var bytes: Bytes
  private var pending: UInt64 = 0
  private var pendingCount = 0

  init(after header: Bytes) { bytes = header }

  /// The lowest `width` bits; at most 32.
  mutating func write(_ value: Int, width: Int) {
    pending = pending << UInt64(width) | UInt64(value)
    pendingCount += width
    while pendingCount >= 8 {
      pendingCount -= 8
      bytes.append(UInt8(truncatingIfNeeded: pending >> UInt64(pendingCount)))
    }
  }

  /// That many ones, then a zero.
  mutating func write(unary count: Int) {
    var rest = count
    while rest >= 24 {
      write(0xFF_FFFF, width: 24)
      rest -= 24
    }
    write((1 << rest - 1) << 1, width: rest + 1)
  }

  /// Golomb-Rice code: the quotient by 2^k in unary, then the remainder in k bits. The value is 0 or more.
  mutating func write(rice value: Int, _ k: Int) {
    write(unary: value >> k)
    write(value & (1 << k - 1), width: k)
  }

  /// Elias gamma code of a number from 1 on.
  mutating func write(gamma value: Int) {
    let width = Int.bitWidth - value.leadingZeroBitCount - 1
    write(unary: width)
    write(value & (1 << width - 1), width: width)
  }

  /// The bytes, the last one filled with zeros.
  consuming func finish() -> Bytes {
    if pendingCount > 0 { bytes.append(UInt8(truncatingIfNeeded: pending << UInt64(8 - pendingCount))) }
    return bytes
  }
}
