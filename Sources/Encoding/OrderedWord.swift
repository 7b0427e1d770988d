extension Span<UInt8> {
  /// The eight bytes from a place on as a number, the first of them the highest and 0 for those behind the end: such numbers are in the
  /// order of the bytes, and compared in one step. Where no byte is 0, equal numbers mean equal bytes.
  @inline(__always) @inlinable
  public func orderedWord(at start: Int) -> UInt64 {
    guard start < count else { return 0 }
    if start + 8 <= count { return unsafe bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self).bigEndian }
    guard count < 8 else {
      // The last eight, without those before the place.
      let last = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: count - 8, as: UInt64.self).bigEndian
      return last << UInt64(8 * (start + 8 - count))
    }
    var word: UInt64 = 0
    for at in start..<(start + 8) { word = word << 8 | (at < count ? UInt64(self[at]) : 0) }
    return word
  }
}
