public import Digests
private import Encoding
internal import Vocabulary

/// Entries as bytes, in the store between parsing and rendering. The digest's name is not part of it: files are renamed.
public enum EntryCoding {
  /// Appends all fields but the file.
  public static func append(_ entry: Entry, to output: inout [UInt8]) {
    output.append(number: entry.line)
    output.append(number: DigestFormat.allCases.firstIndex(of: entry.format) ?? 0)
    output.append(counted: entry.id?.description ?? "")
    output.append(number: entry.version ?? 0)
    output.append(number: Int(entry.date?.packed ?? 0))
    output.append(counted: entry.title)
    append(entry.authors, to: &output)
    append(entry.keywords, to: &output)
    append(entry.categories.map(\.description), to: &output)
    for optional in [entry.abstract, entry.summary, entry.comment] {
      output.append(number: optional == nil ? 0 : 1)
      if let optional { output.append(counted: optional) }
    }
    output.append(number: entry.sections.count)
    for section in entry.sections {
      output.append(counted: section.label)
      output.append(counted: section.text)
    }
    output.append(number: entry.links.count)
    for link in entry.links {
      output.append(counted: link.name)
      output.append(counted: link.url)
    }
  }

  /// Reads an entry back.
  public static func read(_ bytes: [UInt8], file: String) throws(ByteReader.Malformed) -> Entry {
    var reader = ByteReader(bytes)
    let line = try reader.number()
    let format = try reader.number()
    guard DigestFormat.allCases.indices.contains(format) else { throw ByteReader.Malformed() }
    let id = try reader.text()
    let version = try reader.number()
    let date = try reader.number()
    var entry = Entry(
      file: file, line: line, format: DigestFormat.allCases[format], id: PaperID(trusted: id),
      version: version == 0 ? nil : version,
      title: try reader.text(), date: Day(packed: Int32(truncatingIfNeeded: date)))
    entry.authors = try reader.texts()
    entry.keywords = try reader.texts()
    entry.categories = try reader.texts().map { ArXivCategory(trusted: $0) }
    if try reader.number() == 1 { entry.abstract = try reader.text() }
    if try reader.number() == 1 { entry.summary = try reader.text() }
    if try reader.number() == 1 { entry.comment = try reader.text() }
    for _ in 0..<(try reader.count()) {
      entry.sections.append(Entry.Section(label: try reader.text(), text: try reader.text()))
    }
    for _ in 0..<(try reader.count()) {
      entry.links.append(Entry.Link(name: try reader.text(), url: try reader.text()))
    }
    return entry
  }

  /// Reads the abstract alone.
  public static func readAbstract(_ bytes: [UInt8]) throws(ByteReader.Malformed) -> String? {
    var reader = ByteReader(bytes)
    for _ in 0..<2 { _ = try reader.number() }
    try reader.skipText()
    for _ in 0..<2 { _ = try reader.number() }
    try reader.skipText()
    for _ in 0..<3 {
      for _ in 0..<(try reader.count()) { try reader.skipText() }
    }
    return try reader.number() == 1 ? try reader.text() : nil
  }

  /// Of all fields but the place: the same text elsewhere has the same fingerprint.
  static func fingerprint(of entry: Entry) -> Fingerprint {
    var placeless = entry
    placeless.line = 0
    var bytes: [UInt8] = []
    append(placeless, to: &bytes)
    return Fingerprint(of: bytes)
  }

  private static func append(_ texts: [String], to output: inout [UInt8]) {
    output.append(number: texts.count)
    for text in texts { output.append(counted: text) }
  }
}
