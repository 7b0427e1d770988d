/// Sixteen bytes at a time: each question is answered for all of them at once, by the processor's instructions for vectors.
public struct SixteenBytes {
  /// Which of the bytes the answer is yes for.
  public typealias Answer = SIMDMask<SIMD16<Int8>>

  @usableFromInline let bytes: SIMD16<UInt8>

  @inline(__always) @inlinable
  init(_ bytes: SIMD16<UInt8>) { self.bytes = bytes }

  /// The bytes from a place on, which must be there.
  @inline(__always) @inlinable
  public init(_ text: Span<UInt8>, at: Int) {
    precondition(at >= 0 && at + 16 <= text.count)
    bytes = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self)
  }

  /// Fewer than sixteen bytes, which end a text, and zeros behind them.
  @usableFromInline
  init(lastOf text: Span<UInt8>, from at: Int) {
    var rest = SIMD16<UInt8>()
    unsafe text.extracting(at...).withUnsafeBytes { bytes in
      unsafe Swift.withUnsafeMutableBytes(of: &rest) { unsafe $0.copyMemory(from: bytes) }
    }
    bytes = rest
  }

  /// The first eight and the others, each with the first byte lowest.
  @inline(__always) @inlinable
  public var halves: (low: UInt64, high: UInt64) {
    let halves = unsafe unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
    return (halves[0].littleEndian, halves[1].littleEndian)
  }

  /// All of them with bit 5 set, which makes ASCII letters lower case and leaves digits as they are.
  @inline(__always) @inlinable
  public var lowered: SixteenBytes { SixteenBytes(bytes | Self.all(0x20)) }

  @inline(__always) @inlinable
  static func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }

  /// Which are this byte.
  @inline(__always) @inlinable
  public func equal(_ byte: UInt8) -> Answer { bytes .== Self.all(byte) }

  /// Which are this byte when some of its bits, which are 0 in it, are not looked at.
  @inline(__always) @inlinable
  public func equal(_ byte: UInt8, ignoring bits: UInt8) -> Answer { (bytes & Self.all(~bits)) .== Self.all(byte) }

  /// Which are below this byte.
  @inline(__always) @inlinable
  public func below(_ byte: UInt8) -> Answer { bytes .< Self.all(byte) }

  /// Which are at least this byte.
  @inline(__always) @inlinable
  public func atLeast(_ byte: UInt8) -> Answer { bytes .>= Self.all(byte) }

  /// Which are one of these many bytes from this one on.
  @inline(__always) @inlinable
  public func from(_ byte: UInt8, count: UInt8) -> Answer { (bytes &- Self.all(byte)) .< Self.all(count) }

  /// Which are letters of ASCII.
  @inline(__always) @inlinable
  public var areLetters: Answer { ((bytes | Self.all(0x20)) &- Self.all(UInt8(ascii: "a"))) .< Self.all(26) }

  /// Controls, and the bytes with which a character may begin that HTML or XML forbids; see `forbiddenWidth`.
  @inline(__always) @inlinable
  public var mayBeginForbidden: Answer {
    let ascii: Answer = below(0x20) .| equal(0x7F)
    let leads: Answer = equal(0xC2) .| atLeast(0xEF)
    return ascii .| leads
  }
}

extension Span<UInt8> {
  /// The first place from a place on whose byte the question is answered with yes for; `count` when there is none. A space must
  /// always be answered with no.
  @inline(__always) @inlinable
  public func firstPlace(from start: Int, where question: (SixteenBytes) -> SixteenBytes.Answer) -> Int {
    var at = start
    while at + 16 <= count {
      let found = unsafe question(SixteenBytes(bytes.unsafeLoadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self)))
      let place = found.firstPlace
      if place < 16 { return at + place }
      at += 16
    }
    guard at < count else { return count }
    if count - start >= 16 {
      // The last sixteen: those that were looked at before are no such place.
      let last = count - 16
      let found = unsafe question(SixteenBytes(bytes.unsafeLoadUnaligned(fromByteOffset: last, as: SIMD16<UInt8>.self)))
      return last + found.firstPlace
    }
    if count - at >= 8 {
      // The first and the last eight.
      let halves = unsafe SIMD2(
        bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self),
        bytes.unsafeLoadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
      let place = unsafe question(SixteenBytes(unsafeBitCast(halves, to: SIMD16<UInt8>.self))).firstPlace
      return place < 8 ? at + place : count - 16 + place
    }
    var rest = SixteenBytes.all(0x20)
    unsafe extracting(at...).withUnsafeBytes { bytes in
      unsafe Swift.withUnsafeMutableBytes(of: &rest) { unsafe $0.copyMemory(from: bytes) }
    }
    let place = question(SixteenBytes(rest)).firstPlace
    return place < 16 ? at + place : count
  }
}

extension Span<UInt8> {
  /// Calls with every place whose byte the question is answered with yes for, until told false; says whether it never was. A space must
  /// always be answered with no. Where places are many, this looks at each byte once, which `firstPlace` from place to place does not.
  ///
  /// - Parameter isHarmless: answered with yes for none of these places. It saves the question about sixteen such bytes, which pays when
  ///   it is the shorter one.
  @inline(__always) @inlinable
  public func forEachPlace(
    where question: (SixteenBytes) -> SixteenBytes.Answer, unless isHarmless: (SixteenBytes) -> SixteenBytes.Answer,
    _ body: (Int) -> Bool
  ) -> Bool {
    var block = 0
    while block < count {
      var bytes = SixteenBytes.all(0x20)
      if block + 16 <= count {
        bytes = unsafe self.bytes.unsafeLoadUnaligned(fromByteOffset: block, as: SIMD16<UInt8>.self)
      } else {
        unsafe extracting(block...).withUnsafeBytes { rest in
          unsafe Swift.withUnsafeMutableBytes(of: &bytes) { unsafe $0.copyMemory(from: rest) }
        }
      }
      let harmless = unsafe unsafeBitCast(isHarmless(SixteenBytes(bytes)), to: SIMD2<UInt64>.self)
      if harmless[0] & harmless[1] == .max {
        block += 16
        continue
      }
      let halves = unsafe unsafeBitCast(question(SixteenBytes(bytes)), to: SIMD2<UInt64>.self)
      var (left, other) = (halves[0].littleEndian, halves[1].littleEndian)
      var place = block
      while left | other != 0 {
        if left == 0 {
          (left, other) = (other, 0)
          place = block + 8
        }
        let bit = left.trailingZeroBitCount
        if !body(place + bit >> 3) { return false }
        left &= ~(0xFF &<< UInt64(bit))
      }
      block += 16
    }
    return true
  }
}

extension SixteenBytes.Answer {
  /// How many say yes before the first that says no; 16 when all do.
  @inline(__always) @inlinable
  public var yesCount: Int { (.!self).firstPlace }

  /// The first of the sixteen with a yes; 16 when there is none.
  @inline(__always) @inlinable
  public var firstPlace: Int {
    // A yes is a byte of ones, a no one of zeros.
    let halves = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    let low = halves[0].littleEndian
    if low != 0 { return low.trailingZeroBitCount >> 3 }
    let high = halves[1].littleEndian
    return high != 0 ? 8 + high.trailingZeroBitCount >> 3 : 16
  }
}
