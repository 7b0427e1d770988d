internal import Encoding
internal import Vocabulary

extension CitedPaper {
  /// One object of CSL-JSON (<https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables>); `article` is
  /// what it calls a preprint.
  public func appendCSLJSON(to out: inout [UInt8]) {
    out.append("{\"id\":\"")
    out.append(keyBytes.span)
    out.append("\",\"type\":\"article\"")
    out.appendMember("title", plainTitle.onOneLine)
    for (at, name) in names.names.enumerated() {
      out.append(at == 0 ? ",\"author\":[" : ",")
      append(name, to: &out)
    }
    if !names.isEmpty { out.append("]") }
    if let month {
      out.append(",\"issued\":{\"date-parts\":[[")
      out.append(decimal: month.year)
      out.append(",")
      out.append(decimal: month.month)
      if let dayOfMonth {
        out.append(",")
        out.append(decimal: dayOfMonth)
      }
      out.append("]]}")
    }
    if let abstract { out.appendMember("abstract", abstract.onOneLine) }
    if let id {
      out.append(",\"publisher\":\"arXiv\",\"number\":\"arXiv:")
      out.append(id.description)
      out.append("\"")
    }
    if let version {
      out.append(",\"version\":\"")
      out.append(decimal: version)
      out.append("\"")
    }
    if let id {
      out.append(",\"DOI\":\"")
      out.append(Self.doiPrefix)
      out.append(id.description)
      out.append("\",\"URL\":\"")
      out.append(Self.addressPrefix)
      out.append(id.description)
      out.append("\"")
    }
    out.append("}")
  }

  private func append(_ name: NameList.Name, to out: inout [UInt8]) {
    func append(_ key: StaticString, _ range: Range<Int>) {
      out.append(key)
      out.append(names.bytes.span.extracting(range), escaping: .json)
      out.append("\"")
    }
    if name.isWhole {
      append("{\"literal\":\"", name.family)
    } else {
      append("{\"family\":\"", name.family)
      if !name.given.isEmpty { append(",\"given\":\"", name.given) }
      if !name.particle.isEmpty { append(",\"non-dropping-particle\":\"", name.particle) }
      if !name.suffix.isEmpty { append(",\"suffix\":\"", name.suffix) }
    }
    out.append("}")
  }
}

extension [UInt8] {
  /// Nothing for an empty text.
  fileprivate mutating func appendMember(_ name: StaticString, _ text: String) {
    if text.isEmpty { return }
    append(",\"")
    append(name)
    append("\":\"")
    append(text, escaping: .json)
    append("\"")
  }
}
