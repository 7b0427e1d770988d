internal import Encoding
internal import Vocabulary

/// Links to papers that no entry of a digest has. Whatever hid an entry from its dialect, it is not passed over in silence.
struct UnreadLinks {
  private let source: DigestSource
  private let entries: [Entry]
  /// Of the identifiers that entries have: nearly every link is known by that.
  private var hashes: Set<UInt64>

  private static let scheme = "://".needle
  private static let linkMiddle = "](".needle
  private static let labels = ["PDF:".needle, "Link:".needle, "URL:".needle]
  private static let hosts = ["arxiv.org/".needle, "www.arxiv.org/".needle]
  private static let paths = ["abs/".needle, "pdf/".needle]
  /// Longer than any, with its version and `.pdf`.
  private static let longestIdentifier = 64
  /// What stands before a paper's link in the middle of a line, as dialects have it.
  private static let leads = ["ead more on [".needle, " or [".needle, "Paper: [".needle, "**Link**: [".needle, "**链接: [".needle]
  /// No title is longer.
  private static let longestTitle = 2_000
  private static let pdfEnding = ".pdf".needle

  init(_ source: DigestSource, entries: [Entry]) {
    self.source = source
    self.entries = entries
    hashes = Set(minimumCapacity: entries.count)
    for at in entries.indices {
      if let id = entries[at].id { hashes.insert(WordHash.of(id.description.utf8.span)) }
    }
  }

  /// The first link to each paper, with the place where it begins; addresses in the middle of a sentence are none.
  func found() -> [(id: PaperID, start: Int)] {
    let bytes = source.bytes
    var found: [(id: PaperID, start: Int)] = []
    var seen: Set<PaperID>?
    var from = source.line(min(source.frontMatter.bodyLine, source.lineCount - 1)).lowerBound
    while let scheme = bytes.firstRange(of: Self.scheme, in: from..<bytes.count) {
      from = scheme.upperBound
      guard let path = path(behind: scheme.upperBound), let start = linkStart(before: scheme.lowerBound) else { continue }
      let end = addressEnd(path)
      if hashes.contains(WordHash.of(bytes.span.extracting(path..<identifierEnd(path..<end)))) { continue }
      guard let id = PaperReference(url: source.text(start..<end))?.id else { continue }
      if seen == nil { seen = Set(entries.compactMap(\.id)) }
      if seen?.insert(id).inserted != true { continue }
      found.append((id, start))
    }
    return found
  }

  /// Where an identifier begins in an address of arXiv's.
  private func path(behind scheme: Int) -> Int? {
    for host in Self.hosts where source.bytes.hasPrefix(host, at: scheme, before: source.bytes.count) {
      for path in Self.paths where source.bytes.hasPrefix(path, at: scheme + host.count, before: source.bytes.count) {
        return scheme + host.count + path.count
      }
    }
    return nil
  }

  /// Where the address begins when it is a link's, or all that stands behind a label.
  private func linkStart(before scheme: Int) -> Int? {
    let bytes = source.bytes
    var start = scheme
    while start > 0, bytes[start - 1].isASCIILetter { start -= 1 }
    var before = start
    if before > 0, bytes[before - 1] == UInt8(ascii: "<") { before -= 1 }
    if before >= 2, bytes.hasPrefix(Self.linkMiddle, at: before - 2, before: before) {
      return beginsItsPlace(before - 2) ? start : nil
    }
    while before > 0, bytes[before - 1] == UInt8(ascii: " ") { before -= 1 }
    for label in Self.labels where before >= label.count && bytes.hasPrefix(label, at: before - label.count, before: before) {
      let line = before - label.count
      return line == 0 || bytes[line - 1] == 0x0A ? start : nil
    }
    return nil
  }

  /// Whether the link whose text ends at a place is the first thing of its line or cell, marks left out, or stands where dialects put one:
  /// a link that prose leads to is the authors' own.
  private func beginsItsPlace(_ textEnd: Int) -> Bool {
    let bytes = source.bytes
    var start = textEnd
    let least = max(0, textEnd - Self.longestTitle)
    while start > least, bytes[start - 1] != 0x0A, bytes[start - 1] != UInt8(ascii: "|") { start -= 1 }
    let place = start..<textEnd
    while start < textEnd, bytes[start] == 0x20 || "#*->".utf8.contains(bytes[start]) { start += 1 }
    if start < textEnd, bytes[start] == UInt8(ascii: "[") { return true }
    return Self.leads.contains { bytes.lastRange(of: $0, in: place) != nil }
  }

  private func addressEnd(_ start: Int) -> Int {
    let bytes = source.bytes
    var end = start
    while end < min(bytes.count, start + Self.longestIdentifier), bytes[end] > 0x20, bytes[end] != UInt8(ascii: ")"),
      bytes[end] != UInt8(ascii: ">")
    { end += 1 }
    return end
  }

  /// The end of the address without `.pdf` and `v2`.
  private func identifierEnd(_ address: Range<Int>) -> Int {
    let bytes = source.bytes
    var end = address.upperBound
    if bytes.hasSuffix(Self.pdfEnding, in: address) { end -= 4 }
    var version = end
    while version > address.lowerBound, bytes[version - 1].isASCIIDigit { version -= 1 }
    return version > address.lowerBound && version < end && bytes[version - 1] == UInt8(ascii: "v") ? version - 1 : end
  }
}
