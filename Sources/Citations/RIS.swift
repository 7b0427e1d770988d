internal import Encoding
internal import Vocabulary

extension CitedPaper {
  /// A record in RIS: one tag a line, lines ended by CR LF, a blank line behind it
  /// (<https://en.wikipedia.org/wiki/RIS_(file_format)>). Preprints are `UNPB`, as Zotero writes them.
  /// There is no `UR`, which would say what `DO` says.
  public func appendRIS(to out: inout [UInt8]) {
    out.append("TY  - UNPB\r\nID  - ")
    out.append(keyBytes.span)
    if plainTitleIsSimple {
      out.append("\r\nTI  - ")
      out.append(plainTitle)
    } else {
      out.appendLine("\r\nTI  - ") { $0.append(onOneLine: plainTitle) }
    }
    let bytes = names.bytes.span
    for name in names.names where !name.familyFirst.isEmpty {
      out.append("\r\nAU  - ")
      out.append(bytes.extracting(name.familyFirst))
    }
    if let month {
      out.append("\r\nPY  - ")
      out.append(year: month.year)
      out.append("\r\nDA  - ")
      out.append(year: month.year)
      out.append("/")
      out.append(twoDigits: month.month)
      out.append("/")
      if let dayOfMonth { out.append(twoDigits: dayOfMonth) }
      out.append("/")
    }
    if let abstract { out.appendLine("\r\nAB  - ") { $0.append(onOneLine: abstract) } }
    if id != nil { out.append("\r\nPB  - arXiv") }
    if let primaryCategory { out.appendLine("\r\nKW  - ") { $0.append(onOneLine: primaryCategory.description) } }
    if let id {
      out.append("\r\nDO  - ")
      out.append(Self.doiPrefix)
      out.append(id.description)
      out.append("\r\nL1  - ")
      out.append(Self.pdfPrefix)
      out.append(id.description)
    }
    out.append("\r\nER  - \r\n\r\n")
  }
}

extension [UInt8] {
  /// A line with a tag, which begins with the end of the line before; nothing when its value is empty.
  fileprivate mutating func appendLine(_ tag: StaticString, _ appendValue: (inout [UInt8]) -> Void) {
    let line = count
    append(tag)
    let value = count
    appendValue(&self)
    if count == value { removeSubrange(line...) }
  }
}
