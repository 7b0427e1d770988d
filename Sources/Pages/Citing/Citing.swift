internal import Configuration
internal import Catalogue
internal import Citations
internal import Encoding
internal import Mustache
internal import TeX
internal import Vocabulary

/// Writes a paper's citation in any of the formats.
enum Citing {
  static func bytes(_ paper: CitedPaper, _ format: CitationFormat) -> [UInt8] {
    var out: [UInt8] = []
    switch format {
    case .bib: paper.appendBibTeX(to: &out)
    case .ris: paper.appendRIS(to: &out)
    case .json: paper.appendCSLJSON(to: &out)
    }
    return out
  }
}

extension PageMaker {
  /// For lists, whose short form the reader's layer completes; the whole of a paper without an identifier.
  func coins(_ paper: Int32, title: String, authors: [String]) -> Value {
    if let id = catalogue.key(of: paper).id { return store.text { CitedPaper.append(shortCoinsOf: id, to: &$0) } }
    return .text(citation(paper, title: title, authors: authors).coins)
  }

  /// What a citation of the paper says, without the abstract.
  func citation(_ paper: Int32, title: String, authors: [String]) -> CitedPaper {
    CitedPaper(
      id: catalogue.key(of: paper).id, title: title, authors: authors, edition: catalogue.firstSeen(paper),
      primaryCategory: catalogue.papers[Int(paper)].categories.first
    ) { RichText.plain($0) }
  }

  /// The citation of a paper as a whole: facts are enough for it, so that citation files read no texts.
  func citation(_ paper: Int32) -> CitedPaper {
    citation(paper, title: catalogue.title(of: paper), authors: catalogue.authors(of: paper))
  }

  /// The citation of a paper as one edition tells it.
  private func citation(_ paper: Int32, in appearance: Appearance) -> CitedPaper {
    var authors = catalogue.authors(appearance.shown)
    if authors.isEmpty {
      let others = catalogue.papers[Int(paper)].entries.filter { catalogue.edition($0) == appearance.edition }
      authors = others.lazy.map { catalogue.authors($0) }.first { !$0.isEmpty } ?? []
    }
    return citation(paper, title: catalogue.title(appearance.shown), authors: authors)
  }

  func appendCitations(edition index: Int, _ format: CitationFormat, _ recent: RecentCitations, to out: inout [UInt8]) {
    let file = recent.citations(.edition(index)) {
      catalogue.editions[index].listings.map { citation($0.paper, in: appearance($0)) }
    }
    append(file, format, to: &out)
  }

  /// - Parameter page: of the archive, from 0; nil for what is not archived yet.
  func appendCitations(keyword index: Int, page: Int?, _ format: CitationFormat, _ recent: RecentCitations, to out: inout [UInt8])
  {
    let keyword = catalogue.keywords[index]
    let perPage = site.settings.pages.perArchive
    let members =
      page.map { $0 * perPage..<($0 + 1) * perPage }
      ?? keyword.archiveCount(perPage: perPage) * perPage..<keyword.members.count
    let file = recent.citations(.keyword(index, page: page)) {
      keyword.members[members].reversed().map { citation($0.paper) }
    }
    append(file, format, to: &out)
  }

  private func append(_ file: CitationFile, _ format: CitationFormat, to out: inout [UInt8]) {
    switch format {
    case .bib: file.appendBibTeX(to: &out)
    case .ris: file.appendRIS(to: &out)
    case .json: file.appendCSLJSON(to: &out)
    }
  }

  /// Highwire's tags, which Google Scholar and Zotero read (<https://scholar.google.com/intl/en/scholar/inclusion.html>).
  ///
  /// - Parameter authors: their names as values.
  func metas(_ citation: CitedPaper, authors: [Value]) -> Value {
    var metas = StoredList(atMost: authors.count + 5, in: store)
    func add(_ name: Value, _ content: Value) {
      var meta = record(MetaFields.self)
      meta[.name] = name
      meta[.content] = content
      metas.append(.object(meta))
    }
    let authorName = authors.isEmpty ? .absent : store.text("citation_author")
    for author in authors { add(authorName, author) }
    if let date = citation.date {
      // A whole date, or the year alone.
      let isWhole = date.utf8.count == 10
      add(
        store.text("citation_publication_date"),
        store.text { text in
          for byte in date.utf8.prefix(isWhole ? 10 : 4) { text.append(byte == UInt8(ascii: "-") ? UInt8(ascii: "/") : byte) }
        })
    }
    if let id = citation.id {
      let id = id.description
      func addIdentified(_ name: String, _ prefix: StaticString) {
        add(
          store.text(name),
          store.text {
            $0.append(prefix)
            $0.append(id)
          })
      }
      addIdentified("citation_arxiv_id", "")
      addIdentified("citation_pdf_url", CitedPaper.pdfPrefix)
      addIdentified("citation_doi", CitedPaper.doiPrefix)
      addIdentified("citation_abstract_html_url", CitedPaper.addressPrefix)
    }
    return .list(metas)
  }
}
