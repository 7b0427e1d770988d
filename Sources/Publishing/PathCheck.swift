private import Encoding
internal import Vocabulary

/// Whether a path stays inside the output folder and leaves alone what publishing keeps there for itself.
enum PathCheck {
  /// What file systems, archives and hosts all take; in bytes.
  static let longest = 1_024

  /// The path has at most that length, and every component names something, in at most 255 bytes, without control characters and backslashes.
  static func isSafe(_ path: Span<UInt8>) -> Bool {
    if path.count > longest { return false }
    var start = 0
    for at in 0...path.count {
      if at < path.count && path[at] != UInt8(ascii: "/") {
        if path[at] < 0x20 || path[at] == 0x7F || path[at] == UInt8(ascii: "\\") { return false }
        continue
      }
      let length = at - start
      if length == 0 || length > 255 { return false }
      if path[start] == UInt8(ascii: "."), length == 1 || (length == 2 && path[start + 1] == UInt8(ascii: ".")) { return false }
      start = at + 1
    }
    return true
  }

  /// Whether a path is one of those that are safe, not reserved, and in lower case, and can be told to be so with few questions, as almost
  /// all can: letters and digits of ASCII, `-`, `_`, `.` and `/`.
  static func isPlain(_ path: Span<UInt8>) -> Bool {
    let count = path.count
    guard count > 0, count <= 255, path[0] | 1 != slash, path[count - 1] != slash else { return false }
    return unsafe path.withUnsafeBytes { bytes in
      var at = 0
      // Sixteen bytes with the one behind them at a time, the last time some of them again.
      while count > 16 {
        let these = unsafe bytes.loadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self)
        let next = unsafe bytes.loadUnaligned(fromByteOffset: at + 1, as: SIMD16<UInt8>.self)
        if (isOther(these) .| isSlash(these) .& isSlash(next | SIMD16(repeating: 1))).firstPlace < 16 { return false }
        if at + 17 == count { break }
        at = min(at + 16, count - 17)
      }
      for at in (count > 16 ? count - 1 : 0)..<count {
        let byte = unsafe bytes[at]
        guard byte &- 0x61 < 26 || byte &- 0x2D < 13 || byte == UInt8(ascii: "_") else { return false }
        // An empty component, or one that begins with a period, which is the byte before the slash.
        if byte | 1 == slash, at > 0, unsafe bytes[at - 1] == slash { return false }
      }
      return true
    }
  }

  private static let slash = UInt8(ascii: "/")

  @inline(__always)
  private static func isSlash(_ bytes: SIMD16<UInt8>) -> SixteenBytes.Answer { bytes .== SIMD16(repeating: slash) }

  /// Which are not letters in lower case, digits, `-`, `.`, `/` or `_`.
  @inline(__always)
  private static func isOther(_ bytes: SIMD16<UInt8>) -> SixteenBytes.Answer {
    let letters: SixteenBytes.Answer = (bytes &- SIMD16(repeating: 0x61)) .>= SIMD16(repeating: 26)
    let signs: SixteenBytes.Answer = (bytes &- SIMD16(repeating: 0x2D)) .>= SIMD16(repeating: 13)
    return letters .& signs .& (bytes .!= SIMD16(repeating: UInt8(ascii: "_")))
  }

  /// The manifest, and the names of files that are being written.
  static func isReserved(name: Span<UInt8>) -> Bool {
    let prefix: StaticString = ".broadsheet-"
    guard name.count >= prefix.utf8CodeUnitCount else { return false }
    return unsafe name.withUnsafeBufferPointer { bytes in
      unsafe bytes.starts(with: UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount))
    }
  }

  /// What kinds of file are text, which compresses well: by the ending of their names.
  static func isText(_ path: Span<UInt8>) -> Bool {
    var dot = path.count
    while dot > 0, path[dot - 1] != UInt8(ascii: "."), path[dot - 1] != UInt8(ascii: "/") { dot -= 1 }
    guard dot > 0, path[dot - 1] == UInt8(ascii: ".") else { return false }
    let ending = (dot..<path.count).map { path[$0] }
    return textEndings.contains { $0.utf8.elementsEqual(ending) }
  }

  private static let textEndings = [
    "html", "xml", "css", "js", "json", "jsonl", "svg", "txt", "bib", "ris", "opml", "webmanifest", "md", "csv", "mjs", "map",
  ]
}
