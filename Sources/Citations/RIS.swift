internal import Encoding
internal import Vocabulary

extension CitedPaper {
  /// A record in RIS: one tag a line, lines ended by CR LF, a blank line behind it
  /// (<https://en.wikipedia.org/wiki/RIS_(file_format)>). Preprints are `UNPB`, as Zotero writes them.
  public func appendRIS(to out: inout [UInt8]) {
    out.append("TY  - UNPB\r\nID  - ")
    out.append(keyBytes.span)
    out.append("\r\n")
    out.appendTag("TI") { $0.append(onOneLine: plainTitle) }
    for name in names.names { out.appendTag("AU") { names.appendFamilyFirst(name, to: &$0) } }
    if let month {
      out.append("PY  - ")
      out.append(decimal: month.year)
      out.append("\r\nDA  - ")
      let date = month.description
      for byte in date.utf8 { out.append(byte == UInt8(ascii: "-") ? UInt8(ascii: "/") : byte) }
      out.append("/")
      if let dayOfMonth {
        if dayOfMonth < 10 { out.append("0") }
        out.append(decimal: dayOfMonth)
      }
      out.append("/\r\n")
    }
    if let abstract { out.appendTag("AB") { $0.append(onOneLine: abstract) } }
    if id != nil { out.append("PB  - arXiv\r\n") }
    if let primaryCategory { out.appendTag("KW") { $0.append(onOneLine: primaryCategory.description) } }
    if let id {
      out.append("DO  - ")
      out.append(Self.doiPrefix)
      out.append(id.description)
      out.append("\r\nUR  - ")
      out.append(Self.addressPrefix)
      out.append(id.description)
      out.append("\r\nL1  - ")
      out.append(Self.pdfPrefix)
      out.append(id.description)
      out.append("\r\n")
    }
    out.append("ER  - \r\n\r\n")
  }
}

extension [UInt8] {
  /// A line with a tag; nothing when its value is empty.
  fileprivate mutating func appendTag(_ name: StaticString, _ appendValue: (inout [UInt8]) -> Void) {
    let line = count
    append(name)
    append("  - ")
    let value = count
    appendValue(&self)
    if count == value { removeSubrange(line...) } else { append("\r\n") }
  }
}
