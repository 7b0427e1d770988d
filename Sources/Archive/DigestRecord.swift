internal import Catalogue
internal import Digests
internal import Vocabulary

/// A parsed digest as one record of the pack: its facts, the terms of its entries, and their texts and previews, each of which can be
/// read alone. Texts lie together and previews lie together, as pages ask for one kind of many entries.
///
///     lengths of facts, terms and texts · checksums of the facts and of the terms · facts · terms · texts, previews
struct DigestRecord {
  /// Stands for a digest's name and content in the checksum of its facts: an index that is older than the pack may lead to the record of
  /// another digest.
  static func seal(path: String, content: Fingerprint) -> UInt64 {
    var builder = FingerprintBuilder()
    builder.add(path)
    builder.add(content)
    return builder.finish().low
  }

  /// The record in pieces, and what of it is kept at hand.
  static func encode(_ digest: Digest, seal: UInt64, _ counter: inout TermCounter) -> (pieces: [[UInt8]], contents: Contents) {
    var writer = EntryWriter()
    var terms: [UInt8] = []
    var contents = Contents(
      facts: DigestFacts(file: digest.file, format: digest.format, date: digest.date, entries: []),
      diagnostics: digest.diagnostics, placeholders: digest.placeholderCount, isOurs: true)
    contents.facts.entries.reserveCapacity(digest.entries.count)
    contents.texts.reserveCapacity(digest.entries.count)
    // By index: a whole entry is handed on with a count for each of its texts.
    for at in digest.entries.indices {
      let (facts, written) = writer.add(digest.entries[at])
      contents.facts.entries.append(facts)
      let place = TextPlace(
        entry: TextPlace.Part(written.text, of: writer.texts.span),
        preview: TextPlace.Part(written.preview, of: writer.previews.span))
      for part in [place.entry, place.preview] {
        writer.append(number: part.length)
        writer.append(fixed: part.checksum)
      }
      contents.texts.append(place)
      TermCoding.append(counter.terms(of: digest.entries[at]), to: &terms)
    }
    let textsLength = writer.texts.count + writer.previews.count
    contents.placePreviews()
    var head: [UInt8] = []
    append(contents, to: &head)
    let factsLength = head.count + writer.facts.count
    contents.termsChecksum = checksum(terms.span)
    contents.termsStart = headerLength + factsLength
    contents.textsStart = contents.termsStart + terms.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(headerLength + factsLength)
    for length in [factsLength, terms.count, textsLength] { bytes.append(fixed: UInt64(length)) }
    // Of what is not there yet.
    bytes.append(fixed: 0)
    bytes.append(fixed: contents.termsChecksum)
    bytes += head
    bytes += writer.facts
    let factsChecksum = checksum(bytes.span.extracting(headerLength...)) ^ seal
    for at in 0..<8 { bytes[24 + at] = UInt8(truncatingIfNeeded: factsChecksum >> UInt64(at * 8)) }
    return ([bytes, terms, writer.texts, writer.previews], contents)
  }

  /// What is kept of a digest in memory.
  struct Contents: Sendable {
    var facts: DigestFacts
    var diagnostics: [Diagnostic]
    /// Texts of a failed bot that were treated as absent.
    var placeholders: Int
    /// Whether this build wrote the record, so that what has its checksum is known to be well-formed.
    var isOurs = false
    var texts: [TextPlace] = []
    /// Where the terms and the texts begin in the record.
    var termsStart = 0
    var textsStart = 0
    var termsChecksum: UInt64 = 0

    /// Puts the previews, whose places are counted from the first, behind the texts.
    mutating func placePreviews() {
      let end = texts.last.map { $0.entry.offset &+ $0.entry.length } ?? 0
      for index in texts.indices { texts[index].preview.offset &+= end }
    }
  }

  /// Where the texts of an entry are.
  struct TextPlace: Sendable {
    struct Part: Sendable {
      /// In the texts.
      var offset: Int
      var length: Int
      var checksum: UInt64

      init(offset: Int, length: Int, checksum: UInt64) {
        self.offset = offset
        self.length = length
        self.checksum = checksum
      }

      init(_ range: Range<Int>, of texts: Span<UInt8>) {
        self.init(
          offset: range.lowerBound, length: range.count, checksum: DigestRecord.checksum(texts.extracting(range)))
      }
    }

    var entry: Part
    /// Behind all entries.
    var preview: Part
  }

  static let headerLength = 40

  static func checksum(_ bytes: Span<UInt8>) -> UInt64 { Fingerprint(of: bytes).low }

  /// Reads what is kept at hand; nil when the record is damaged, or another digest's.
  static func contents(of place: PackFile.Place, in pack: PackFile, file: String, seal: UInt64) -> Contents? {
    guard let header = pack.read(place, length: headerLength) else { return nil }
    var reader = ByteReader(header)
    guard let factsLength = try? Int(truncatingIfNeeded: reader.fixed()),
      let termsLength = try? Int(truncatingIfNeeded: reader.fixed()),
      let textsLength = try? Int(truncatingIfNeeded: reader.fixed()), let expected = try? reader.fixed(),
      let termsChecksum = try? reader.fixed(),
      // What is damaged may say anything, and the sum would not fit.
      [factsLength, termsLength, textsLength].allSatisfy({ $0 >= 0 && $0 <= place.length }),
      headerLength + factsLength + termsLength + textsLength == place.length,
      let facts = pack.read(place, from: headerLength, length: factsLength), checksum(facts.span) ^ seal == expected,
      var contents = try? read(facts, file: file)
    else { return nil }
    contents.termsChecksum = termsChecksum
    contents.termsStart = headerLength + factsLength
    contents.textsStart = contents.termsStart + termsLength
    return contents
  }

  /// The terms of each entry; nil when the record is damaged.
  static func terms(of place: PackFile.Place, _ contents: Contents, in pack: PackFile) -> StoredTerms? {
    guard let bytes = pack.read(place, from: contents.termsStart, length: contents.textsStart - contents.termsStart),
      checksum(bytes.span) == contents.termsChecksum
    else { return nil }
    return try? StoredTerms(bytes, entries: contents.texts.count)
  }

  /// Appends what stands before the facts of the entries.
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
    var facts = FactsReader(count: count)
    contents.texts.reserveCapacity(count)
    var entryEnd = 0
    var previewEnd = 0
    for _ in 0..<count {
      try facts.read(&reader)
      let entry = TextPlace.Part(offset: entryEnd, length: try reader.number(), checksum: try reader.fixed())
      let preview = TextPlace.Part(offset: previewEnd, length: try reader.number(), checksum: try reader.fixed())
      contents.texts.append(TextPlace(entry: entry, preview: preview))
      // What is damaged may say anything; a place that is not there is not read.
      entryEnd = entryEnd &+ entry.length
      previewEnd = previewEnd &+ preview.length
    }
    contents.facts.entries = facts.finish()
    contents.placePreviews()
    return contents
  }
}
