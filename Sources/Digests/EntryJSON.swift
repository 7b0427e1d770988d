public import Encoding
internal import Vocabulary

/// An entry as a line of JSON Lines: one object, its keys in the order of the entry's fields, absent ones left out, UTF-8 as it is.
public enum EntryJSON {
  /// Appends the object and a line feed.
  public static func append(_ entry: Entry, to bytes: inout Bytes) {
    var writer = Writer(bytes: bytes)
    // The array must have one owner, or each append copies it.
    bytes = []
    writer.write(entry)
    bytes = writer.bytes
  }

  private struct Writer {
    var bytes: Bytes
    private var isFirst = true

    init(bytes: consuming Bytes) { self.bytes = bytes }

    mutating func write(_ entry: Entry) {
      bytes.append(UInt8(ascii: "{"))
      text("file", entry.file)
      number("line", entry.line)
      text("format", entry.format.rawValue)
      if let id = entry.id { text("id", id.description) }
      if let version = entry.version { number("version", version) }
      if !entry.title.isEmpty { text("title", entry.title) }
      list("authors", entry.authors)
      if let date = entry.date { text("date", date.description) }
      list("keywords", entry.keywords)
      list("categories", entry.categories.map(\.description))
      if let abstract = entry.abstract { text("abstract", abstract) }
      if let summary = entry.summary { text("summary", summary) }
      if !entry.sections.isEmpty { sections(entry.sections) }
      if let comment = entry.comment { text("comment", comment) }
      if !entry.links.isEmpty { links(entry.links) }
      bytes.append("}\n")
    }

    private mutating func key(_ key: StaticString) {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      bytes.append(UInt8(ascii: "\""))
      bytes.append(key)
      bytes.append("\":")
    }

    private mutating func string(_ value: String) {
      bytes.append(UInt8(ascii: "\""))
      bytes.append(value, escaping: .json)
      bytes.append(UInt8(ascii: "\""))
    }

    private mutating func text(_ name: StaticString, _ value: String) {
      key(name)
      string(value)
    }

    private mutating func number(_ name: StaticString, _ value: Int) {
      key(name)
      bytes.append(decimal: value)
    }

    private mutating func list(_ name: StaticString, _ values: [String]) {
      guard !values.isEmpty else { return }
      key(name)
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        string(value)
      }
      bytes.append(UInt8(ascii: "]"))
    }

    private mutating func sections(_ sections: [Entry.Section]) {
      key("sections")
      bytes.append(UInt8(ascii: "["))
      for (index, section) in sections.enumerated() {
        bytes.append(index > 0 ? ",{\"label\":" : "{\"label\":")
        string(section.label)
        bytes.append(",\"text\":")
        string(section.text)
        bytes.append(UInt8(ascii: "}"))
      }
      bytes.append(UInt8(ascii: "]"))
    }

    private mutating func links(_ links: [Entry.Link]) {
      key("links")
      bytes.append(UInt8(ascii: "{"))
      for (index, link) in links.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        string(link.name)
        bytes.append(UInt8(ascii: ":"))
        string(link.url)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}
