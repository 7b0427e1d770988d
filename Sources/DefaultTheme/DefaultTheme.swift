/// The theme that travels with the program: every file of `Templates/`.
public enum DefaultTheme {
  /// Below `Templates/`, ordered by path, with the bytes.
  public static func files() -> [(path: String, bytes: [UInt8])] {
    embeddedFiles.map { file in (file.path.description, file.isBase64 ? Base64.decode(file.text) : Base64.plain(file.text)) }
  }
}

/// A file as the build embeds it.
struct EmbeddedFile: Sendable {
  let path: StaticString
  let isBase64: Bool
  let text: StaticString
}

/// Reads what the build wrote; it wrote nothing but the standard alphabet (RFC 4648, 4).
enum Base64 {
  static func plain(_ text: StaticString) -> [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  static func decode(_ text: StaticString) -> [UInt8] {
    var out: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in plain(text) {
      let value: UInt8
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - UInt8(ascii: "A")
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - UInt8(ascii: "a") + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0") + 52
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      default: continue
      }
      bits = bits << 6 | UInt32(value)
      count += 1
      if count == 4 {
        out.append(UInt8(truncatingIfNeeded: bits >> 16))
        out.append(UInt8(truncatingIfNeeded: bits >> 8))
        out.append(UInt8(truncatingIfNeeded: bits))
        bits = 0
        count = 0
      }
    }
    if count >= 2 { out.append(UInt8(truncatingIfNeeded: (bits << UInt32(6 * (4 - count))) >> 16)) }
    if count == 3 { out.append(UInt8(truncatingIfNeeded: (bits << 6) >> 8)) }
    return out
  }
}
