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
    var safe: [UInt8] = []
    safe.reserveCapacity(json.count + 32)
    safe.append(jsonInScript: json.span)
    return safe
  }
}
