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
    var hasBareComma = false
    for at in bytes.indices where bytes[at] == UInt8(ascii: ",") && at + 1 < bytes.count && bytes[at + 1] != 0x20 {
      hasBareComma = true
    }
    guard hasBareComma else { return line.contains(", ") ? spaced(line) : [line].filter { !$0.isEmpty } }
    var names: [String] = []
    var start = 0
    for at in 0...bytes.count {
      let isEnd = at == bytes.count
      guard isEnd || (bytes[at] == UInt8(ascii: ",") && (at + 1 == bytes.count || bytes[at + 1] != 0x20)) else { continue }
      append(FieldText.line(bytes, start..<at), to: &names)
      start = at + 1
    }
    return names
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
    if !name.isEmpty && !andOthers.contains(name) { names.append(name) }
  }
}
