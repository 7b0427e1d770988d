internal import Vocabulary

/// Splits a line of authors. A comma also stands inside names (`Smith, Jr.`).
enum AuthorList {
  private static let suffixes: Set<String> = [
    "jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "ph.d.", "phd", "ph.d", "m.d.", "md", "esq.", "dr.",
  ]

  private static let andOthers = ["et al.", "et al", "et.al.", "et. al.", "et.al"]

  /// Names written with bare commas between them, as `",".join(…)` does: a comma before a space is part of a name. When every comma
  /// has its space, the digest was joined with `", "`, and only suffixes belong to the name before.
  static func joinedByCommas(_ line: String) -> [String] {
    let bytes = Array(line.utf8)
    let whole = 0..<bytes.count
    var bare = separator(bytes, in: whole, isBare: true)
    guard bare != nil else { return line.contains(", ") ? spaced(line) : [line].filter { !$0.isEmpty } }
    var names: [String] = []
    var start = 0
    bare = separator(bytes, in: whole, isBare: false)
    while let comma = bare {
      append(FieldText.line(bytes, start..<comma), to: &names)
      start = comma + 1
      bare = separator(bytes, in: start..<bytes.count, isBare: false)
    }
    append(FieldText.line(bytes, start..<bytes.count), to: &names)
    return names
  }

  /// The first comma that no space follows. At the end of the line it parts nothing, so that it is not `isBare`.
  private static func separator(_ bytes: [UInt8], in range: Range<Int>, isBare: Bool) -> Int? {
    var from = range.lowerBound
    while let comma = bytes.firstIndex(of: UInt8(ascii: ","), in: from..<range.upperBound) {
      let isLast = comma + 1 == bytes.count
      if isLast ? !isBare : bytes[comma + 1] != 0x20 { return comma }
      from = comma + 1
    }
    return nil
  }

  /// Names with `, ` or `; ` between them, a last "and", and perhaps "et al." after the first.
  static func spaced(_ line: String) -> [String] {
    var line = line[...]
    for ending in andOthers where line.hasSuffix(ending) {
      line = line.dropLast(ending.count)
      break
    }
    let separator: Character = line.contains(";") ? ";" : ","
    var names: [String] = []
    // "A, B, and C" and "A and B".
    for part in line.replacing(" and ", with: "\(separator) ").split(separator: separator) {
      var name = FieldText.line(Array(part.utf8), 0..<part.utf8.count)
      if name.hasPrefix("and ") { name = String(name.dropFirst(4)) }
      if separator == ",", suffixes.contains(name.lowercased()), let last = names.popLast() { name = last + ", " + name }
      append(name, to: &names)
    }
    return names
  }

  private static func append(_ name: String, to names: inout [String]) {
    guard let first = name.utf8.first else { return }
    if first != UInt8(ascii: "e") || !andOthers.contains(name) { names.append(name) }
  }
}
