internal import Encoding
internal import Vocabulary

extension CitedPaper {
  /// An entry for BibTeX, biber and pandoc (<https://info.arxiv.org/help/hypertex/bibstyles/index.html>), with a line end behind it.
  public func appendBibTeX(to out: inout [UInt8]) {
    out.append("@misc{")
    out.append(key)
    out.append(",\n")
    func field(_ name: StaticString, _ value: [UInt8]) {
      if value.allSatisfy({ $0 == UInt8(ascii: " ") }) { return }
      out.append("  ")
      out.append(name)
      out.append(" = {")
      out.append(contentsOf: value)
      out.append("},\n")
    }
    func field(_ name: StaticString, _ value: String?) {
      if let value { field(name, Array(value.utf8)) }
    }
    field("title", TeXField.title(title))
    field("author", Self.bibTeX(names, hasOthers: authors.count > names.count))
    if let month {
      field("year", String(month.year))
      // Not in braces: BibTeX's own names of the months.
      out.append("  month = ")
      out.append(Self.monthNames[month.month - 1])
      out.append(",\n")
    }
    field("eprint", id?.description)
    if id != nil {
      field("archiveprefix", "arXiv")
      field("primaryclass", primaryCategory?.description)
    }
    field("version", version.map { String($0) })
    field("doi", doi)
    field("url", address)
    if let abstract { field("abstract", TeXField.plain(abstract)) }
    out.append("}\n")
  }

  private static let monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  /// `Family, Jr., Given and {Organisation}`: the order that leaves nothing to BibTeX's guesses.
  private static func bibTeX(_ names: [PersonName], hasOthers: Bool) -> [UInt8] {
    var out: [UInt8] = []
    for (at, name) in names.enumerated() {
      if at > 0 { out.append(" and ") }
      if name.isWhole || name.given.isEmpty && name.fullFamily.contains(" ") {
        out.append("{")
        out.append(contentsOf: TeXField.plain(name.fullFamily))
        out.append("}")
      } else {
        let parts = [name.fullFamily, name.suffix, name.given].filter { !$0.isEmpty }
        for (at, part) in parts.enumerated() {
          if at > 0 { out.append(", ") }
          out.append(contentsOf: TeXField.plain(part))
        }
      }
    }
    if hasOthers, !names.isEmpty { out.append(" and others") }
    return out
  }
}
