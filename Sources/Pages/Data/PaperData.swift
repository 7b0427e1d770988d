internal import Catalogue
internal import Encoding
internal import TeX
internal import Vocabulary

/// The data interface: the papers first seen in a month, one JSON object a line.
///
/// Keys, absent ones left out: `id`, `title` (source text), `authors`, `categories`, `keywords`, `first_seen` (`YYYY-MM-DD`, or
/// `YYYY-MM` when undated), `updated`, `version`, `abstract`, `tldr`, `url` (arXiv), `code`, `project`, `page` (below the site's root).
extension PageMaker {
  func appendData(month index: Int, to out: inout [UInt8]) throws(Diagnostic) {
    for paper in site.overview.months[index].papers { try append(paper, to: &out) }
  }

  func append(_ index: Int, to out: inout [UInt8]) throws(Diagnostic) {
    let number = Int32(index)
    let id = catalogue.key(of: number).id
    let texts = try site.texts(ofPaper: index)
    var object = JSONObjectWriter()
    object.add("id", id?.description, to: &out)
    object.add("title", texts.title, to: &out)
    object.add("authors", texts.authors, to: &out)
    object.add("categories", catalogue.papers[index].categories.map { $0.description }, to: &out)
    var keywords: [String] = []
    for place in catalogue.keywordPlaces(of: number) {
      let keyword = Int(catalogue.keyword(at: place))
      if catalogue.keywords[keyword].kind != .category { keywords.append(catalogue.keywords[keyword].name) }
    }
    object.add("keywords", keywords, to: &out)
    let firstSeen = catalogue.firstSeen(number)
    object.add("first_seen", firstSeen.day?.description ?? firstSeen.month?.description, to: &out)
    let news = catalogue.lastNews(number)
    if news != firstSeen { object.add("updated", news.day?.description, to: &out) }
    let version = catalogue.version(of: number)
    if version > 0 { object.add("version", number: version, to: &out) }
    object.add("abstract", texts.abstract, to: &out)
    object.add("tldr", texts.short, to: &out)
    if let id {
      object.add("url", to: &out) { ArXivAddress.append(abstractOf: id, to: &$0) }
    }
    let places = texts.places
    object.add("code", places.code, to: &out)
    object.add("project", places.project, to: &out)
    object.add("page", site.page(of: number)?.description, to: &out)
    object.close(to: &out)
    out.append(0x0A)
  }

  /// `data/index.json`: which parts there are, and how many papers each holds.
  func appendDataIndex(to out: inout [UInt8]) {
    out.append("{\"parts\":[")
    var first = true
    for month in site.overview.months where !month.papers.isEmpty {
      out.append(first ? "\n" : ",\n")
      first = false
      out.append("{\"month\":\"\(month.month)\",\"file\":\"papers-\(month.month).jsonl\",\"papers\":\(month.papers.count)}")
    }
    out.append("\n]}\n")
  }
}

/// Writes the members of one JSON object; absent and empty values are left out.
struct JSONObjectWriter {
  private var isEmpty = true

  private mutating func open(_ key: StaticString, _ out: inout [UInt8]) {
    out.append(isEmpty ? "{\"" : ",\"")
    isEmpty = false
    out.append(key)
    out.append("\":")
  }

  mutating func add(_ key: StaticString, _ text: String?, to out: inout [UInt8]) {
    guard let text, !text.isEmpty else { return }
    open(key, &out)
    out.append(UInt8(ascii: "\""))
    out.append(text, escaping: .json)
    out.append(UInt8(ascii: "\""))
  }

  /// A text that needs no escaping.
  mutating func add(_ key: StaticString, to out: inout [UInt8], _ append: (inout [UInt8]) -> Void) {
    open(key, &out)
    out.append(UInt8(ascii: "\""))
    append(&out)
    out.append(UInt8(ascii: "\""))
  }

  mutating func add(_ key: StaticString, number: Int, to out: inout [UInt8]) {
    open(key, &out)
    out.append(decimal: number)
  }

  mutating func add(_ key: StaticString, _ texts: [String], to out: inout [UInt8]) {
    guard !texts.isEmpty else { return }
    open(key, &out)
    for (at, text) in texts.enumerated() {
      out.append(at == 0 ? "[\"" : ",\"")
      out.append(text, escaping: .json)
      out.append(UInt8(ascii: "\""))
    }
    out.append(UInt8(ascii: "]"))
  }

  mutating func close(to out: inout [UInt8]) { out.append(isEmpty ? "{}" : "}") }
}
