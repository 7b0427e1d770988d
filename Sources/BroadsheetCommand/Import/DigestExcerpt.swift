internal import Digests
internal import Vocabulary

/// A digest with some of its entries taken out, the rest byte for byte as it was.
enum DigestExcerpt {
  /// - Parameters:
  ///   - source: the bytes of the digest, as it was parsed.
  ///   - kept: positions in the digest's entries that stay.
  /// - Returns: nil when the excerpt would not read back as exactly those entries.
  static func make(_ source: [UInt8], of digest: Digest, keeping kept: Set<Int>) -> [UInt8]? {
    if kept.count == digest.entries.count { return source }
    let excerpt = cut(source, digest, kept)
    let again = DigestParser.parse(excerpt, file: digest.file, format: digest.format)
    let wanted = digest.entries.indices.filter(kept.contains).map { EntryContent(digest.entries[$0]) }
    return again.entries.map(EntryContent.init) == wanted ? excerpt : nil
  }

  private static func cut(_ source: [UInt8], _ digest: Digest, _ kept: Set<Int>) -> [UInt8] {
    let lines = source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var dropped = [Bool](repeating: false, count: lines.count)
    var owner = [Int?](repeating: nil, count: lines.count)
    let isTable = digest.format != .categorySections && digest.format != .titlePDFSummary
    let headings = lines.map { isHeading($0, in: digest.format) }
    let starts = digest.entries.map { $0.line - 1 }
    for (at, start) in starts.enumerated() where lines.indices.contains(start) {
      let next = at + 1 < starts.count ? starts[at + 1] : lines.count
      for line in start..<max(start + 1, min(next, lines.count)) {
        if line > start, headings[line] || endsEntry(lines[line], isTable: isTable) { break }
        owner[line] = at
        dropped[line] = !kept.contains(at)
      }
    }
    dropEmptySections(headings, owner, kept, &dropped)
    var out: [UInt8] = []
    out.reserveCapacity(source.count)
    for (at, line) in lines.enumerated() where !dropped[at] {
      out += line
      if at < lines.count - 1 { out.append(UInt8(ascii: "\n")) }
    }
    return out
  }

  /// A heading over entries. Texts of models bring headings of their own, so that in category sections only the template's count.
  private static func isHeading(_ line: ArraySlice<UInt8>, in format: DigestFormat?) -> Bool {
    guard line.first == UInt8(ascii: "#") else { return false }
    guard format == .categorySections else { return true }
    let text = String(decoding: line, as: UTF8.self)
    if text.contains("[[Back]]") { return true }
    return ArXivCategory(text.drop { $0 == "#" || $0 == " " }.trimmingEnd) != nil
  }

  /// An anchor, a link to the top; in tables a blank line.
  private static func endsEntry(_ line: ArraySlice<UInt8>, isTable: Bool) -> Bool {
    if line.starts(with: "<div id=".utf8) || line.starts(with: "<p align".utf8) { return true }
    return isTable && line.allSatisfy(\.isASCIISpace)
  }

  /// Sections that had entries and keep none go with their headings and tables' heads.
  private static func dropEmptySections(_ headings: [Bool], _ owner: [Int?], _ kept: Set<Int>, _ dropped: inout [Bool]) {
    var start = 0
    while start < headings.count {
      var end = start + 1
      while end < headings.count, owner[end] != nil || !headings[end] { end += 1 }
      let owners = owner[start..<end].compactMap { $0 }
      if headings[start], owner[start] == nil, !owners.isEmpty, !owners.contains(where: kept.contains) {
        for line in start..<end { dropped[line] = true }
      }
      start = end
    }
  }
}

extension Substring {
  fileprivate var trimmingEnd: Substring {
    var text = self
    while text.utf8.last?.isASCIISpace ?? false { text.removeLast() }
    return text
  }
}

/// An entry without its place: what makes it the same row in another file.
struct EntryContent: Hashable {
  private let entry: Entry

  init(_ entry: Entry) {
    var entry = entry
    entry.file = ""
    entry.line = 0
    self.entry = entry
  }
}
