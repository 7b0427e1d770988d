internal import Catalogue
internal import Digests
internal import Vocabulary

/// A parsed digest as one record of the pack: its facts, the terms of its entries, and their texts and previews, each of which can be
/// read alone.
///
///     lengths of facts, terms and texts · checksums of the facts and of the terms · facts · terms · texts
struct DigestRecord {
  /// The record, and what of it is kept at hand.
  static func encode(_ digest: Digest) -> (bytes: [UInt8], contents: Contents) {
    var texts: [UInt8] = []
    var terms: [UInt8] = []
    var counter = TermCounter()
    var contents = Contents(
      facts: DigestFacts(file: digest.file, format: digest.format, date: digest.date, entries: []),
      diagnostics: digest.diagnostics, placeholders: digest.placeholderCount)
    for entry in digest.entries {
      let start = texts.count
      EntryCoding.append(entry, to: &texts)
      let middle = texts.count
      PreviewCoding.append(EntryPreview(of: entry), to: &texts)
      contents.texts.append(
        TextPlace(
          entry: TextPlace.Part(
            offset: start, length: middle - start, checksum: checksum(texts.span.extracting(start..<middle))),
          preview: TextPlace.Part(
            offset: middle, length: texts.count - middle, checksum: checksum(texts.span.extracting(middle..<texts.count)))))
      contents.facts.entries.append(EntryFacts(of: entry))
      TermCoding.append(counter.terms(of: entry), to: &terms)
    }
    var facts: [UInt8] = []
    append(contents, to: &facts)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(headerLength + facts.count + terms.count + texts.count)
    for length in [facts.count, terms.count, texts.count] { bytes.append(fixed: UInt64(length)) }
    contents.termsChecksum = checksum(terms.span)
    bytes.append(fixed: checksum(facts.span))
    bytes.append(fixed: contents.termsChecksum)
    bytes += facts
    bytes += terms
    bytes += texts
    contents.termsStart = headerLength + facts.count
    contents.textsStart = contents.termsStart + terms.count
    return (bytes, contents)
  }

  /// What is kept of a digest in memory.
  struct Contents: Sendable {
    var facts: DigestFacts
    var diagnostics: [Diagnostic]
    /// Texts of a failed bot that were treated as absent.
    var placeholders: Int
    var texts: [TextPlace] = []
    /// Where the terms and the texts begin in the record.
    var termsStart = 0
    var textsStart = 0
    var termsChecksum: UInt64 = 0
  }

  /// Where the texts of an entry are.
  struct TextPlace: Sendable {
    struct Part: Sendable {
      /// In the texts.
      var offset: Int
      var length: Int
      var checksum: UInt64
    }

    var entry: Part
    /// Behind the entry.
    var preview: Part
  }

  static let headerLength = 40

  static func checksum(_ bytes: Span<UInt8>) -> UInt64 { Fingerprint(of: bytes).low }

  /// Reads what is kept at hand; nil when the record is damaged.
  static func contents(of place: PackFile.Place, in pack: PackFile, file: String) -> Contents? {
    guard let header = pack.read(place, length: headerLength) else { return nil }
    var reader = ByteReader(header)
    guard let factsLength = try? Int(truncatingIfNeeded: reader.fixed()),
      let termsLength = try? Int(truncatingIfNeeded: reader.fixed()),
      let textsLength = try? Int(truncatingIfNeeded: reader.fixed()), let expected = try? reader.fixed(),
      let termsChecksum = try? reader.fixed(), factsLength >= 0, termsLength >= 0, textsLength >= 0, factsLength <= place.length,
      termsLength <= place.length,
      headerLength + factsLength + termsLength + textsLength == place.length,
      let facts = pack.read(place, from: headerLength, length: factsLength), checksum(facts.span) == expected,
      var contents = try? read(facts, file: file)
    else { return nil }
    contents.termsChecksum = termsChecksum
    contents.termsStart = headerLength + factsLength
    contents.textsStart = contents.termsStart + termsLength
    return contents
  }

  /// The terms of each entry; nil when the record is damaged.
  static func terms(of place: PackFile.Place, _ contents: Contents, in pack: PackFile) -> [[TermCount]]? {
    guard let bytes = pack.read(place, from: contents.termsStart, length: contents.textsStart - contents.termsStart),
      checksum(bytes.span) == contents.termsChecksum
    else { return nil }
    return try? TermCoding.read(bytes, entries: contents.texts.count)
  }

  private static func append(_ contents: Contents, to bytes: inout [UInt8]) {
    bytes.append(number: contents.facts.format.flatMap { DigestFormat.allCases.firstIndex(of: $0) }.map { $0 + 1 } ?? 0)
    bytes.append(number: Int(contents.facts.date?.packed ?? 0))
    bytes.append(number: contents.placeholders)
    bytes.append(number: contents.diagnostics.count)
    for diagnostic in contents.diagnostics {
      bytes.append(number: diagnostic.severity == .error ? 1 : 0)
      bytes.append(number: diagnostic.location?.line ?? 0)
      bytes.append(number: diagnostic.location?.column ?? 0)
      bytes.append(counted: diagnostic.message)
    }
    bytes.append(number: contents.facts.entries.count)
    for (entry, text) in zip(contents.facts.entries, contents.texts) {
      FactsCoding.append(entry, to: &bytes)
      for part in [text.entry, text.preview] {
        bytes.append(number: part.length)
        bytes.append(fixed: part.checksum)
      }
    }
  }

  private static func read(_ bytes: [UInt8], file: String) throws(ByteReader.Malformed) -> Contents {
    var reader = ByteReader(bytes)
    let format = try reader.number()
    guard format >= 0, format <= DigestFormat.allCases.count else { throw ByteReader.Malformed() }
    let date = Day(packed: Int32(truncatingIfNeeded: try reader.number()))
    var contents = Contents(
      facts: DigestFacts(file: file, format: format == 0 ? nil : DigestFormat.allCases[format - 1], date: date, entries: []),
      diagnostics: [], placeholders: try reader.number())
    for _ in 0..<(try reader.count()) {
      let severity: Diagnostic.Severity = try reader.number() == 1 ? .error : .warning
      let line = try reader.number()
      let column = try reader.number()
      contents.diagnostics.append(
        Diagnostic(
          severity, try reader.text(),
          at: SourceLocation(file: file, line: line == 0 ? nil : line, column: column == 0 ? nil : column)))
    }
    let count = try reader.count()
    contents.facts.entries.reserveCapacity(count)
    contents.texts.reserveCapacity(count)
    var offset = 0
    for _ in 0..<count {
      contents.facts.entries.append(try FactsCoding.read(&reader))
      let entry = TextPlace.Part(offset: offset, length: try reader.number(), checksum: try reader.fixed())
      let preview = TextPlace.Part(
        offset: offset + entry.length, length: try reader.number(), checksum: try reader.fixed())
      contents.texts.append(TextPlace(entry: entry, preview: preview))
      offset = preview.offset + preview.length
    }
    return contents
  }
}
