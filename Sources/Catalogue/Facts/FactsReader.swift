internal import Digests
internal import Vocabulary

/// Reads the facts of a digest's entries back, one after the other.
public struct FactsReader {
  private var entries: [EntryFacts] = []
  private var authors: [(name: Int, signer: Int, count: Int)] = []
  private var names: [UInt8] = []
  private var signers: [UInt64] = []
  // A digest lists entries under headings, so that many have the same of these as the one before.
  private var keywords: (bytes: Range<Int>, texts: [String]) = (0..<0, [])
  private var categories: (bytes: Range<Int>, texts: [ArXivCategory]) = (0..<0, [])

  /// - Parameter count: how many entries there are.
  public init(count: Int) {
    entries.reserveCapacity(count)
    authors.reserveCapacity(count)
    names.reserveCapacity(count * 64)
    signers.reserveCapacity(count * 4)
  }

  /// Reads the facts of the next entry. All are read with one reader.
  public mutating func read(_ reader: inout ByteReader) throws(ByteReader.Malformed) {
    let id = try reader.text()
    let version = try reader.number()
    let edition = Edition(packed: Int32(truncatingIfNeeded: try reader.number()))
    let format = try reader.number()
    guard Self.formats.indices.contains(format) else { throw ByteReader.Malformed() }
    let title = try reader.text()
    let authorCount = try reader.count()
    authors.append((names.count, signers.count, authorCount))
    reader.append(try reader.skipTexts(authorCount), to: &names)
    let keywordBytes = try reader.skipTexts()
    if !reader.areSame(keywordBytes, keywords.bytes) { keywords = (keywordBytes, try reader.texts(in: keywordBytes)) }
    let categoryBytes = try reader.skipTexts()
    if !reader.areSame(categoryBytes, categories.bytes) {
      categories = (categoryBytes, try reader.texts(in: categoryBytes).map { ArXivCategory(trusted: $0) })
    }
    let line = try reader.number()
    for _ in 0..<authorCount { signers.append(try reader.fixed()) }
    let flags = try reader.number()
    entries.append(
      EntryFacts(
        key: PaperKey(id: PaperID(trusted: id), title: title), version: version, edition: edition, format: Self.formats[format],
        line: line, title: title, authors: AuthorList([], signers: []), keywords: keywords.texts, categories: categories.texts,
        hasAbstract: flags & 1 != 0, hasSummary: flags & 2 != 0,
        content: Fingerprint(high: try reader.fixed(), low: try reader.fixed())))
  }

  private static let formats = DigestFormat.allCases

  /// The facts of all entries that were read; there are none afterwards.
  public mutating func finish() -> [EntryFacts] {
    let stored = AuthorList.Stored(names: names, signers: signers)
    // In its place: a copy would count a reference for each of the texts.
    for (at, place) in authors.enumerated() {
      entries[at].authors = AuthorList(stored, name: place.name, signer: place.signer, count: place.count)
    }
    defer { self = FactsReader(count: 0) }
    return entries
  }
}
