internal import Encoding
internal import Vocabulary

extension CitedPaper {
  /// An entry for BibTeX, biber and pandoc (<https://info.arxiv.org/help/hypertex/bibstyles/index.html>), with a line end behind it.
  /// There is no `url`, as it would say a third time what `eprint` and `doi` say, and styles would print all three.
  public func appendBibTeX(to out: inout [UInt8]) {
    out.append("@misc{")
    out.append(keyBytes.span)
    out.append(",\n")
    if titleIsSimple {
      out.append("  title={")
      TeXField.appendSimpleTitle(title.utf8.span, to: &out)
      out.append("},\n")
    } else {
      out.appendField("title") { TeXField.appendTitle(title, to: &$0) }
    }
    out.appendField("author") { appendNames(to: &$0) }
    if let month {
      out.append("  year={")
      out.append(year: month.year)
      // Not in braces: BibTeX's own names of the months.
      out.append("},\n  month=")
      out.append(Self.monthNames[month.month - 1])
      out.append(",\n")
    }
    if let id {
      out.append("  eprint={")
      out.append(id.description)
      out.append("},\n  archiveprefix={arXiv},\n")
      if let primaryCategory { out.appendField("primaryclass") { $0.append(primaryCategory.description) } }
    }
    if let version { out.appendField("version") { $0.append(decimal: version) } }
    if let id {
      out.append("  doi={")
      out.append(Self.doiPrefix)
      out.append(id.description)
      out.append("},\n")
    }
    if let abstract { out.appendField("abstract") { TeXField.appendPlain(abstract, to: &$0) } }
    out.append("}\n")
  }

  private static let monthNames: [StaticString] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// `Family, Jr., Given and {Organisation}`: the order that leaves nothing to BibTeX's guesses.
  private func appendNames(to out: inout [UInt8]) {
    let bytes = names.bytes.span
    for at in names.names.indices {
      let name = names.names[at]
      if at > 0 { out.append(" and ") }
      if name.isWhole || name.given.isEmpty && bytes.extracting(name.fullFamily).holdsSpace {
        out.append("{")
        append(bytes.extracting(name.fullFamily), to: &out)
        out.append("}")
      } else if names.arePlain, name.suffix.isEmpty {
        out.append(bytes.extracting(name.familyFirst))
      } else {
        append(bytes.extracting(name.fullFamily), to: &out)
        for part in [name.suffix, name.given] where !part.isEmpty {
          out.append(", ")
          append(bytes.extracting(part), to: &out)
        }
      }
    }
    if authors.count > names.count, !names.isEmpty { out.append(" and others") }
  }

  private func append(_ part: Span<UInt8>, to out: inout [UInt8]) {
    if names.arePlain { out.append(part) } else { TeXField.appendPlain(part, to: &out) }
  }
}

extension [UInt8] {
  /// A line with a field; nothing when its value is empty or blank.
  fileprivate mutating func appendField(_ name: StaticString, _ appendValue: (inout [UInt8]) -> Void) {
    let line = count
    append("  ")
    append(name)
    append("={")
    let value = count
    appendValue(&self)
    if self[value...].allSatisfy({ $0 == UInt8(ascii: " ") }) { removeSubrange(line...) } else { append("},\n") }
  }
}

extension Span<UInt8> {
  fileprivate var holdsSpace: Bool {
    for at in indices where self[at] == 0x20 { return true }
    return false
  }
}
