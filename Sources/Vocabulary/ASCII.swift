/// Questions about single bytes; a byte of a multi-byte character answers no to all of them.
extension UInt8 {
  @inlinable public var isASCIIDigit: Bool { self &- 0x30 < 10 }
  @inlinable public var isASCIILower: Bool { self &- 0x61 < 26 }
  @inlinable public var isASCIIUpper: Bool { self &- 0x41 < 26 }
  @inlinable public var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
  /// Space, tab, line feed, form feed, carriage return.
  @inlinable public var isASCIISpace: Bool { self == 0x20 || (self &- 0x09 < 5 && self != 0x0B) }
}
