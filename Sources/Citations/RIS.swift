internal import Encoding
internal import Vocabulary

extension CitedPaper {
  /// A record in RIS: one tag a line, lines ended by CR LF, a blank line behind it
  /// (<https://en.wikipedia.org/wiki/RIS_(file_format)>). Preprints are `UNPB`, as Zotero writes them.
  public func appendRIS(to out: inout [UInt8]) {
    func tag(_ name: StaticString, _ value: String?) {
      guard let value = value?.onOneLine, !value.isEmpty else { return }
      out.append(name)
      out.append("  - ")
      out.append(value)
      out.append("\r\n")
    }
    tag("TY", "UNPB")
    tag("ID", key)
    tag("TI", plainTitle)
    for name in names { tag("AU", name.familyFirst) }
    if let month {
      tag("PY", String(month.year))
      let day = dayOfMonth.map { $0 < 10 ? "0\($0)" : String($0) } ?? ""
      tag("DA", "\(month.description.replacing("-", with: "/"))/\(day)/")
    }
    tag("AB", abstract)
    if id != nil { tag("PB", "arXiv") }
    tag("KW", primaryCategory?.description)
    tag("DO", doi)
    tag("UR", address)
    tag("L1", pdfAddress)
    out.append("ER  - \r\n\r\n")
  }
}
