internal import Citations
internal import Encoding
internal import Vocabulary

/// schema.org's `ScholarlyArticle` as JSON-LD (<https://schema.org/ScholarlyArticle>).
enum StructuredData {
  /// Appends one JSON object; `<` is written `\u003c`, so that it may stand inside a script element.
  static func append(article paper: CitedPaper, page: String?, keywords: [String], to out: inout [UInt8]) {
    var json: [UInt8] = []
    json.reserveCapacity(1024)
    json.append("{\"@context\":\"https://schema.org\",\"@type\":\"ScholarlyArticle\"")
    func member(_ key: StaticString, _ text: String?, to json: inout [UInt8]) {
      guard let text, !text.isEmpty else { return }
      json.append(",\"")
      json.append(key)
      json.append("\":\"")
      json.append(text, escaping: .json)
      json.append("\"")
    }
    member("headline", paper.plainTitle, to: &json)
    if !paper.authors.isEmpty {
      json.append(",\"author\":[")
      for (at, author) in paper.authors.enumerated() {
        json.append(at == 0 ? "{\"@type\":\"Person\",\"name\":\"" : ",{\"@type\":\"Person\",\"name\":\"")
        json.append(author, escaping: .json)
        json.append("\"}")
      }
      json.append("]")
    }
    member("datePublished", paper.date, to: &json)
    member("abstract", paper.abstract, to: &json)
    member("url", page, to: &json)
    if let id = paper.id {
      let id = id.description
      json.append(",\"sameAs\":[\"")
      json.append(CitedPaper.addressPrefix)
      json.append(id)
      json.append("\",\"https://doi.org/")
      json.append(CitedPaper.doiPrefix)
      json.append(id)
      json.append("\"]")
    }
    if !keywords.isEmpty { member("keywords", keywords.joined(separator: ", "), to: &json) }
    json.append("}")
    out.append(jsonInScript: json.span)
  }
}
