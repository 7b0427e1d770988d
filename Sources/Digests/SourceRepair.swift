internal import Encoding
internal import Vocabulary

/// Makes valid UTF-8 with `\n` at the ends of lines out of whatever a file holds. Lines keep their numbers.
enum SourceRepair {
  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  static func repair(_ raw: [UInt8], file: String) -> (bytes: [UInt8], diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var bytes = raw
    // U+FEFF at the start says "UTF-8" and is no text.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let hasControls = bytes.hasControls(0..<bytes.count)
    if hasControls, bytes.contains(0x0D) { bytes = withPlainLineEnds(bytes) }
    if let bad = firstInvalidByte(bytes) {
      diagnostics.append(
        .warning(
          "these bytes are not UTF-8 and are shown as U+FFFD: save the file as UTF-8",
          at: location(of: bad, in: bytes, file: file)))
      bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
    }
    if hasControls, let first = bytes.firstIndex(of: 0) {
      diagnostics.append(
        .warning("a NUL byte was dropped: remove it from the file", at: location(of: first, in: bytes, file: file)))
      bytes.removeAll { $0 == 0 }
    }
    return (bytes, diagnostics)
  }

  /// CRLF and a lone CR end lines too (<https://spec.commonmark.org/0.31.2/#line-ending>).
  private static func withPlainLineEnds(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    for (at, byte) in bytes.enumerated() {
      if byte != 0x0D {
        out.append(byte)
      } else if at + 1 == bytes.count || bytes[at + 1] != 0x0A {
        out.append(0x0A)
      }
    }
    return out
  }

  private static func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
    if bytes.span.isUTF8 { return nil }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  private static func location(of offset: Int, in bytes: [UInt8], file: String) -> SourceLocation {
    var line = 1
    var start = 0
    for at in 0..<offset where bytes[at] == 0x0A {
      line += 1
      start = at + 1
    }
    return SourceLocation(file: file, line: line, column: offset - start + 1)
  }
}
