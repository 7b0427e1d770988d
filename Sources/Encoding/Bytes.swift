/// Output is gathered in arrays of UTF-8 bytes.
public typealias Bytes = [UInt8]

extension [UInt8] {
  /// Appends UTF-8 bytes.
  @inlinable public mutating func append(_ text: String) {
    // A span, as `withUTF8` wants a copy to change, and a copy counts references.
    append(text.utf8.span)
  }

  /// Appends UTF-8 bytes.
  @inlinable public mutating func append(_ text: StaticString) {
    unsafe append(copying: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends some bytes.
  @inlinable public mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(copying: $0) }
  }

  /// What `append(contentsOf:)` does, without asking the bytes what kind of sequence they are: most of what is appended is a few bytes
  /// long, for which that takes longer than copying.
  @inlinable mutating func append(copying bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    append(addingCapacity: bytes.count) { output in
      unsafe output.withUnsafeMutableBufferPointer { room, count in
        guard let end = room.baseAddress else { return }
        unsafe (end + count).initialize(from: start, count: bytes.count)
        count += bytes.count
      }
    }
  }

  /// The number in decimal digits.
  public mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    if rest < 10 { return append(UInt8(0x30 + rest)) }
    let start = count
    while rest > 0 {
      append(UInt8(0x30 + rest % 10))
      rest /= 10
    }
    var (low, high) = (start, count - 1)
    while low < high {
      swapAt(low, high)
      low += 1
      high -= 1
    }
  }
}
