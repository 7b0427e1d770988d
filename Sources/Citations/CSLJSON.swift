internal import Encoding
internal import Vocabulary

extension CitedPaper {
  /// One object of CSL-JSON (<https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables>); `article` is
  /// what it calls a preprint. There is no `URL`: styles print the address that `DOI` is.
  public func appendCSLJSON(to out: inout [UInt8]) {
    out.append("{\"id\":\"")
    out.append(keyBytes.span)
    if plainTitleIsSimple {
      out.append("\",\"type\":\"article\",\"title\":\"")
      out.append(plainTitle)
      out.append("\"")
    } else {
      out.append("\",\"type\":\"article\"")
      out.appendMember("title", plainTitle.onOneLine)
    }
    appendNamesAsJSON(to: &out)
    if let month {
      out.append(",\"issued\":{\"date-parts\":[[")
      out.append(year: month.year)
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
      out.append("\"")
    }
    out.append("}")
  }

  private func appendNamesAsJSON(to out: inout [UInt8]) {
    if names.isEmpty { return }
    // What ends a name is written with what begins the next.
    for at in names.names.indices {
      let name = names.names[at]
      if name.isWhole {
        out.append(at == 0 ? ",\"author\":[{\"literal\":\"" : "\"},{\"literal\":\"")
        appendToJSON(name.family, &out)
      } else {
        out.append(at == 0 ? ",\"author\":[{\"family\":\"" : "\"},{\"family\":\"")
        appendToJSON(name.family, &out)
        if !name.given.isEmpty {
          out.append("\",\"given\":\"")
          appendToJSON(name.given, &out)
        }
        if !name.particle.isEmpty {
          out.append("\",\"non-dropping-particle\":\"")
          appendToJSON(name.particle, &out)
        }
        if !name.suffix.isEmpty {
          out.append("\",\"suffix\":\"")
          appendToJSON(name.suffix, &out)
        }
      }
    }
    out.append("\"}]")
  }

  private func appendToJSON(_ range: Range<Int>, _ out: inout [UInt8]) {
    let part = names.bytes.span.extracting(range)
    if names.arePlain { out.append(part) } else { out.append(part, escaping: .json) }
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
