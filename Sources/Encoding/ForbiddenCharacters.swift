extension Span where Element == UInt8 {
  /// How many bytes the character at a place takes when HTML or XML 1.0 forbids it (<https://www.w3.org/TR/xml/#charsets>,
  /// <https://html.spec.whatwg.org/#text-content>): controls but tab and line ends, and what Unicode keeps for itself; 0 for all others.
  ///
  /// - Parameter at: where a character of valid UTF-8 begins.
  public func forbiddenWidth(at: Int) -> Int {
    let byte = self[at]
    switch byte {
    case 0..<0x20: return byte == 0x09 || byte == 0x0A || byte == 0x0D ? 0 : 1
    case 0x7F: return 1
    case 0xC2:
      // U+0080 to U+009F.
      return at + 1 < count && self[at + 1] < 0xA0 ? 2 : 0
    case 0xEF:
      guard at + 2 < count else { return 0 }
      // U+FFFE and U+FFFF, and U+FDD0 to U+FDEF.
      let isLast = self[at + 1] == 0xBF && self[at + 2] >= 0xBE
      let isInside = self[at + 1] == 0xB7 && self[at + 2] >= 0x90 && self[at + 2] < 0xB0
      return isLast || isInside ? 3 : 0
    case 0xF0...0xF4:
      // The last two characters of each further plane.
      guard at + 3 < count, self[at + 1] & 0x0F == 0x0F, self[at + 2] == 0xBF, self[at + 3] >= 0xBE else { return 0 }
      return 4
    default: return 0
    }
  }
}
