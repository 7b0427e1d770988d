internal import Encoding

/// Appends numbers of any width to a head of whole bytes, the highest bit first.
struct BitWriter {
  private let head: Bytes
  private var words: [UInt32] = []
  private var pending: UInt64 = 0
  private var pendingCount = 0

  init(after head: Bytes) {
    self.head = head
    words.reserveCapacity(4096)
  }

  /// The lowest `width` bits of a number that has no higher ones; at most 32.
  @inline(__always) mutating func write(_ value: Int, width: Int) {
    pending = pending &<< UInt64(truncatingIfNeeded: width) | UInt64(truncatingIfNeeded: value)
    pendingCount &+= width
    if pendingCount >= 32 {
      pendingCount &-= 32
      words.append(UInt32(truncatingIfNeeded: pending &>> UInt64(truncatingIfNeeded: pendingCount)))
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
  @inline(__always) mutating func write(rice value: Int, _ k: Int) {
    let quotient = value &>> k
    if quotient + k < 32 {
      write(((1 &<< quotient &- 1) &<< 1) &<< k | value & (1 &<< k &- 1), width: quotient &+ 1 &+ k)
    } else {
      write(unary: quotient)
      write(value & (1 << k - 1), width: k)
    }
  }

  /// Elias gamma code of a number from 1 on.
  mutating func write(gamma value: Int) {
    let width = Int.bitWidth - value.leadingZeroBitCount - 1
    write(unary: width)
    write(value & (1 << width - 1), width: width)
  }

  /// The bytes, the last one filled with zeros.
  consuming func finish() -> Bytes {
    var bytes = head
    bytes.append(addingCapacity: words.count * 4 + 8) { bytes in
      for word in words {
        bytes.append(UInt8(truncatingIfNeeded: word >> 24))
        bytes.append(UInt8(truncatingIfNeeded: word >> 16))
        bytes.append(UInt8(truncatingIfNeeded: word >> 8))
        bytes.append(UInt8(truncatingIfNeeded: word))
      }
    }
    while pendingCount > 0 {
      let shift = pendingCount - 8
      bytes.append(UInt8(truncatingIfNeeded: shift >= 0 ? pending >> UInt64(shift) : pending << UInt64(-shift)))
      pendingCount -= 8
    }
    return bytes
  }
}
