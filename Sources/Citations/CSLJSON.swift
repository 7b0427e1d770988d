internal import Encoding
internal import Vocabulary

extension CitedPaper {
  /// One object of CSL-JSON (<https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables>); `article` is
  /// what it calls a preprint.
  public func appendCSLJSON(to out: inout [UInt8]) {
    out.append("{\"id\":")
    out.appendJSONString(key)
    out.append(",\"type\":\"article\"")
    func member(_ name: StaticString, _ value: String?) {
      guard let value = value?.onOneLine, !value.isEmpty else { return }
      out.append(",\"")
      out.append(name)
      out.append("\":")
      out.appendJSONString(value)
    }
    member("title", plainTitle)
    if !names.isEmpty {
      out.append(",\"author\":[")
      for (at, name) in names.enumerated() {
        if at > 0 { out.append(",") }
        Self.appendCSLJSON(name, to: &out)
      }
      out.append("]")
    }
    if let month {
      out.append(",\"issued\":{\"date-parts\":[[\(month.year),\(month.month)")
      if let dayOfMonth { out.append(",\(dayOfMonth)") }
      out.append("]]}")
    }
    member("abstract", abstract)
    if let id {
      member("publisher", "arXiv")
      member("number", "arXiv:\(id)")
    }
    member("version", version.map { String($0) })
    member("DOI", doi)
    member("URL", address)
    out.append("}")
  }

  private static func appendCSLJSON(_ name: PersonName, to out: inout [UInt8]) {
    if name.isWhole {
      out.append("{\"literal\":")
      out.appendJSONString(name.family)
      out.append("}")
      return
    }
    out.append("{\"family\":")
    out.appendJSONString(name.family)
    let others: [(StaticString, String)] = [
      (",\"given\":", name.given), (",\"non-dropping-particle\":", name.particle), (",\"suffix\":", name.suffix),
    ]
    for (key, value) in others where !value.isEmpty {
      out.append(key)
      out.appendJSONString(value)
    }
    out.append("}")
  }
}

extension [UInt8] {
  fileprivate mutating func appendJSONString(_ text: String) {
    append("\"")
    append(text, escaping: .json)
    append("\"")
  }
}
