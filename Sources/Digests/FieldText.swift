internal import Encoding
internal import Vocabulary

/// How a field's text is taken from the source: as it is, with white space seen to and eaten backslashes put back.
enum FieldText {
  /// Text of one line: every run of white space becomes a space.
  static func line(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    let range = bytes.trimmed(range)
    if bytes.isPlainLine(range) { return String(repairing: bytes.span.extracting(range)) }
    var out: [UInt8] = []
    out.reserveCapacity(range.count)
    for byte in EatenBackslash.restored(bytes[range]) {
      if !byte.isASCIISpace {
        out.append(byte)
      } else if out.last != 0x20 {
        out.append(0x20)
      }
    }
    return String(repairing: out.span)
  }

  /// Text of several lines and paragraphs, with nothing changed but the white space around it.
  static func prose(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    let range = bytes.trimmed(range)
    if bytes.hasControls(range) { return String(decoding: EatenBackslash.restored(bytes[range]), as: UTF8.self) }
    return String(repairing: bytes.span.extracting(range))
  }
}
