internal import Digests
internal import Vocabulary

/// Facts of entries as bytes, so that a build need not parse again what it has parsed before.
public enum FactsCoding {
  /// Appends those that are fields of the entry.
  ///
  /// - Parameter authors: as the facts have them.
  static func append(_ entry: Entry, authors: [String], to output: inout [UInt8]) {
    output.append(counted: entry.id?.description ?? "")
    output.append(number: entry.version ?? 0)
    output.append(number: Int(EntryFacts.edition(of: entry).packed))
    output.append(number: DigestFormat.allCases.firstIndex(of: entry.format) ?? 0)
    output.append(counted: entry.title)
    output.append(number: authors.count)
    for author in authors { output.append(counted: author) }
    output.append(number: entry.keywords.count)
    for keyword in entry.keywords { output.append(counted: keyword) }
    output.append(number: entry.categories.count)
    for category in entry.categories { output.append(counted: category.description) }
  }

  /// Appends the others behind these.
  static func appendRest(_ facts: EntryFacts, to output: inout [UInt8]) {
    output.append(number: facts.line)
    for signer in facts.signers { output.append(fixed: signer) }
    output.append(number: (facts.hasAbstract ? 1 : 0) + (facts.hasSummary ? 2 : 0))
    output.append(fixed: facts.content.high)
    output.append(fixed: facts.content.low)
  }

  public static func read(_ reader: inout ByteReader) throws(ByteReader.Malformed) -> EntryFacts {
    let id = try reader.text()
    let version = try reader.number()
    let edition = Edition(packed: Int32(truncatingIfNeeded: try reader.number()))
    let format = try reader.number()
    guard DigestFormat.allCases.indices.contains(format) else { throw ByteReader.Malformed() }
    let title = try reader.text()
    let authors = try reader.texts()
    let keywords = try reader.texts()
    let categories = try reader.texts().map { ArXivCategory(trusted: $0) }
    let line = try reader.number()
    var signers: [UInt64] = []
    signers.reserveCapacity(authors.count)
    for _ in authors { signers.append(try reader.fixed()) }
    let flags = try reader.number()
    return EntryFacts(
      key: PaperKey(id: PaperID(trusted: id), title: title), version: version, edition: edition,
      format: DigestFormat.allCases[format], line: line, title: title, authors: authors, signers: signers,
      keywords: keywords, categories: categories, hasAbstract: flags & 1 != 0, hasSummary: flags & 2 != 0,
      content: Fingerprint(high: try reader.fixed(), low: try reader.fixed()))
  }
}
