public import Digests
private import Encoding
internal import Vocabulary

/// The texts of entries as bytes, in the store between parsing and rendering. What is kept at hand of every entry, such as its title, is
/// in its facts and not stored twice.
///
///     abstract · summary · comment · sections · links · authors when their names are not as in the facts
public enum EntryCoding {
  /// Appends what is not in the facts.
  public static func append(_ entry: Entry, _ facts: EntryFacts, to output: inout [UInt8]) {
    append(entry, authors: facts.authors.names, to: &output)
  }

  /// - Parameter authors: as the facts have them.
  static func append(_ entry: Entry, authors: [String], to output: inout [UInt8]) {
    output.append(counted: entry.abstract)
    output.append(counted: entry.summary)
    output.append(counted: entry.comment)
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
    if entry.authors.elementsEqual(authors, by: { $0.hasBytes(of: $1) }) { return output.append(0) }
    output.append(1)
    output.append(number: entry.authors.count)
    for author in entry.authors { output.append(counted: author) }
  }

  /// Reads an entry back.
  ///
  /// - Parameter file: the digest's name, which is not stored: files are renamed.
  ///
  /// - Parameters:
  ///   - facts: those of the digest's entries. All of them, because handing on one copies it, and a copy counts references that all
  ///     threads share.
  ///   - index: which of them are the entry's.
  public static func read(
    _ reader: consuming ByteReader, _ facts: borrowing [EntryFacts], at index: Int, file: String
  ) throws(ByteReader.Malformed) -> Entry {
    let (abstract, summary, comment) = (try reader.optionalText(), try reader.optionalText(), try reader.optionalText())
    var sections: [Entry.Section] = []
    let sectionCount = try reader.count()
    sections.reserveCapacity(sectionCount)
    for _ in 0..<sectionCount { sections.append(Entry.Section(label: try reader.text(), text: try reader.text())) }
    var links: [Entry.Link] = []
    let linkCount = try reader.count()
    links.reserveCapacity(linkCount)
    for _ in 0..<linkCount { links.append(Entry.Link(name: try reader.text(), url: try reader.text())) }
    let authors = try reader.number() != 0 ? try reader.texts() : facts[index].authors.names
    let version = facts[index].version
    // Made in one piece: what is changed afterwards is copied on its way out.
    return Entry(
      file: file, line: facts[index].line, format: facts[index].format, id: facts[index].key.id,
      version: version == 0 ? nil : version, title: facts[index].title, authors: authors, date: facts[index].edition.day,
      keywords: facts[index].keywords, categories: facts[index].categories, abstract: abstract, summary: summary,
      sections: sections, comment: comment, links: links)
  }

  /// Reads the abstract alone.
  public static func readAbstract(_ reader: consuming ByteReader) throws(ByteReader.Malformed) -> String? {
    try reader.optionalText()
  }

  /// Reads what a search looks through beside the title and the names.
  public static func readSearched(_ reader: consuming ByteReader) throws(ByteReader.Malformed) -> SearchedTexts {
    var texts = SearchedTexts(abstract: try reader.optionalText(), summary: try reader.optionalText())
    try reader.skipOptionalText()
    for _ in 0..<(try reader.count()) {
      let isShort = try reader.isNext("TL;DR")
      try reader.skipText()
      if isShort && texts.tldr == nil { texts.tldr = try reader.text() } else { try reader.skipText() }
    }
    return texts
  }
}

/// What a search looks through of an entry, beside the title and the names.
public struct SearchedTexts: Hashable, Sendable {
  public var abstract: String?
  public var summary: String?
  /// The section of this label.
  public var tldr: String?

  public init(abstract: String? = nil, summary: String? = nil, tldr: String? = nil) {
    self.abstract = abstract
    self.summary = summary
    self.tldr = tldr
  }
}
