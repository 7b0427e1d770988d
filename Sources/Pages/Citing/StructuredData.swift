internal import Citations
internal import Encoding

/// schema.org's `ScholarlyArticle` as JSON-LD (<https://schema.org/ScholarlyArticle>).
enum StructuredData {
  /// - Returns: one JSON object; `<` is written `\u003c`, so that it may stand inside a script element.
  static func article(_ paper: CitedPaper, page: String?, keywords: [String], language: String) -> [UInt8] {
    var json: [UInt8] = []
    json.append("{\"@context\":\"https://schema.org\",\"@type\":\"ScholarlyArticle\"")
    func member(_ key: StaticString, _ text: String?) {
      guard let text, !text.isEmpty else { return }
      json.append(",\"")
      json.append(key)
      json.append("\":\"")
      json.append(text, escaping: .json)
      json.append("\"")
    }
    member("headline", paper.plainTitle)
    if !paper.authors.isEmpty {
      json.append(",\"author\":[")
      for (at, author) in paper.authors.enumerated() {
        json.append(at == 0 ? "{\"@type\":\"Person\",\"name\":\"" : ",{\"@type\":\"Person\",\"name\":\"")
        json.append(author, escaping: .json)
        json.append("\"}")
      }
      json.append("]")
    }
    member("datePublished", paper.date)
    member("abstract", paper.abstract)
    member("url", page)
    if let id = paper.id {
      json.append(",\"sameAs\":[\"https://arxiv.org/abs/\(id)\",\"https://doi.org/10.48550/arXiv.\(id)\"]")
    }
    if !keywords.isEmpty { member("keywords", keywords.joined(separator: ", ")) }
    json.append("}")
    return safeInHTML(json)
  }

  /// Nothing in it ends or begins an element, and what HTML forbids is dropped.
  private static func safeInHTML(_ json: [UInt8]) -> [UInt8] {
    let bytes = json.span
    var safe: [UInt8] = []
    safe.reserveCapacity(json.count + 32)
    var start = 0
    var at = 0
    while at < bytes.count {
      let isAngle = bytes[at] == UInt8(ascii: "<")
      let width = isAngle ? 1 : bytes.forbiddenWidth(at: at)
      if width == 0 {
        at += 1
        continue
      }
      safe.append(bytes.extracting(start..<at))
      if isAngle { safe.append("\\u003c") }
      at += width
      start = at
    }
    safe.append(bytes.extracting(start..<bytes.count))
    return safe
  }
}
