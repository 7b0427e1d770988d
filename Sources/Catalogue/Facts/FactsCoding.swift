internal import Digests
internal import Vocabulary

/// Facts of entries as bytes, so that a build need not parse again what it has parsed before; `FactsReader` reads them.
enum FactsCoding {
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
    var signers: [UInt64] = []
    facts.authors.append(signersTo: &signers)
    for signer in signers { output.append(fixed: signer) }
    output.append(number: (facts.hasAbstract ? 1 : 0) + (facts.hasSummary ? 2 : 0))
    output.append(fixed: facts.content.high)
    output.append(fixed: facts.content.low)
  }
}
