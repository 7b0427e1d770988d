internal import Digests
internal import Vocabulary

/// Facts of entries as bytes, so that a build need not parse again what it has parsed before.
public enum FactsCoding {
  public static func append(_ facts: EntryFacts, to output: inout [UInt8]) {
    output.append(counted: facts.key.id?.description ?? "")
    output.append(number: facts.version)
    output.append(number: Int(facts.edition.packed))
    output.append(number: DigestFormat.allCases.firstIndex(of: facts.format) ?? 0)
    output.append(number: facts.line)
    output.append(counted: facts.title)
    for list in [facts.authors, facts.keywords, facts.categories.map(\.description)] {
      output.append(number: list.count)
      for text in list { output.append(counted: text) }
    }
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
    let line = try reader.number()
    let title = try reader.text()
    let authors = try reader.texts()
    let keywords = try reader.texts()
    let categories = try reader.texts().map { ArXivCategory(trusted: $0) }
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
