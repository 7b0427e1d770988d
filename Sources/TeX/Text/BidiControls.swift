internal import Encoding

/// Unicode's controls of direction (UAX #9), which must not reach beyond the text that holds them.
enum BidiControls {
  /// Whether a control may stand behind this lead byte: U+202A to U+202E and U+2066 to U+2069.
  static func stands(in bytes: Span<UInt8>, at place: Int) -> Bool {
    guard bytes[place] == 0xE2, place + 2 < bytes.count else { return false }
    let third = bytes[place + 2]
    return (bytes[place + 1] == 0x80 && third &- 0xAA < 5) || (bytes[place + 1] == 0x81 && third &- 0xA6 < 4)
  }

  private static func first(in bytes: Span<UInt8>) -> Int? {
    var start = 0
    while let lead = bytes.firstIndex(of: 0xE2, from: start) {
      if stands(in: bytes, at: lead) { return lead }
      start = lead + 1
    }
    return nil
  }

  /// The text with each embedding and isolate closed in it, and without ends of what it did not begin; nil when it has no controls.
  static func balanced(_ bytes: Span<UInt8>) -> [UInt8]? {
    guard let first = first(in: bytes) else { return nil }
    var out: [UInt8] = []
    out.append(bytes.extracting(0..<first))
    // The last bytes of the controls that end what stands open, and how many of them are isolates.
    var ends: [UInt8] = []
    var isolates = 0
    var at = first
    while at < bytes.count {
      guard stands(in: bytes, at: at) else {
        out.append(bytes[at])
        at += 1
        continue
      }
      let last = bytes[at + 2]
      at += 3
      switch last {
      case 0xAC:
        // The end of an embedding.
        if ends.last == 0xAC { append(ends.removeLast(), to: &out) }
      case 0xA9:
        // The end of an isolate ends the embeddings in it too.
        guard isolates > 0 else { continue }
        while let end = ends.popLast() {
          append(end, to: &out)
          if end == 0xA9 { break }
        }
        isolates -= 1
      default:
        // Deeper ones have no effect anyway.
        guard ends.count < 60 else { continue }
        append(last, to: &out)
        ends.append(last < 0xAA ? 0xA9 : 0xAC)
        if last < 0xAA { isolates += 1 }
      }
    }
    while let end = ends.popLast() { append(end, to: &out) }
    return out
  }

  private static func append(_ last: UInt8, to out: inout [UInt8]) {
    out.append(0xE2)
    out.append(last < 0xAA ? 0x81 : 0x80)
    out.append(last)
  }
}
