/// Eight bytes at a time: each question is answered with a mask that has the top bit of every byte for which the answer is yes.
///
/// A number below 0x80 and one of 1 to 0x80 added together stay within a byte, so no byte's answer depends on its neighbours.
struct EightBytes {
  private let low: UInt64
  private let high: UInt64

  private static let each: UInt64 = 0x0101_0101_0101_0101
  private static let top: UInt64 = each &* 0x80

  /// - Parameter all: the first byte is the lowest.
  @inline(__always)
  init(_ all: UInt64) {
    low = all & ~Self.top
    high = all & Self.top
  }

  /// Which are this ASCII byte.
  @inline(__always)
  func equal(_ byte: UInt8) -> UInt64 { ~differs(byte, in: low) & ~high & Self.top }

  /// Which are this byte from 0x80 on.
  @inline(__always)
  func highEqual(_ byte: UInt8) -> UInt64 { ~differs(byte & 0x7F, in: low) & high }

  /// Which are this ASCII byte when some of its bits are not looked at.
  @inline(__always)
  func equal(_ byte: UInt8, ignoring bits: UInt8) -> UInt64 {
    ~differs(byte, in: low & ~(Self.each &* UInt64(bits))) & ~high & Self.top
  }

  /// Which are below this byte, which is ASCII and not 0.
  @inline(__always)
  func below(_ byte: UInt8) -> UInt64 { ~(low &+ Self.each &* UInt64(0x80 - byte)) & ~high & Self.top }

  /// Which are at least this byte, which is above 0x80.
  @inline(__always)
  func highAtLeast(_ byte: UInt8) -> UInt64 { (low &+ Self.each &* UInt64(0x80 - (byte & 0x7F))) & high }

  @inline(__always)
  private func differs(_ byte: UInt8, in low: UInt64) -> UInt64 {
    (low ^ Self.each &* UInt64(byte)) &+ Self.each &* 0x7F
  }

  /// Controls, and the bytes with which a character may begin that HTML or XML forbids; see `forbiddenWidth`.
  @inline(__always)
  var mayBeginForbidden: UInt64 { below(0x20) | equal(0x7F) | highEqual(0xC2) | highEqual(0xEF) | highAtLeast(0xF0) }
}

extension Span<UInt8> {
  /// The first place from a place on whose byte the question is answered with yes for; `count` when there is none. A space must
  /// always be answered with no.
  @inline(__always)
  func firstPlace(from start: Int, where question: (EightBytes) -> UInt64) -> Int {
    var at = start
    while at + 8 <= count {
      let found = question(EightBytes(unsafe bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian))
      if found != 0 { return at + found.trailingZeroBitCount >> 3 }
      at += 8
    }
    guard at < count else { return count }
    var rest: UInt64 = 0x2020_2020_2020_2020
    for place in (at..<count).reversed() { rest = rest << 8 | UInt64(self[place]) }
    let found = question(EightBytes(rest))
    return found == 0 ? count : at + found.trailingZeroBitCount >> 3
  }
}
