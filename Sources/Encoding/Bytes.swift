/// Output is gathered in arrays of UTF-8 bytes.
public typealias Bytes = [UInt8]

extension [UInt8] {
  @inlinable public mutating func append(_ text: String) {
    // A span, as `withUTF8` wants a copy to change, and a copy counts references.
    append(text.utf8.span)
  }

  @inlinable public mutating func append(_ text: StaticString) {
    unsafe self.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  @inlinable public mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe self.append(contentsOf: $0) }
  }

  /// The number in decimal digits.
  public mutating func append(decimal number: Int) {
    if number >= 0 && number < 10 {
      append(UInt8(0x30 + number))
    } else {
      append(String(number))
    }
  }
}
