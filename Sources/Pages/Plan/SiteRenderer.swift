internal import Catalogue
internal import Encoding
internal import Mustache
internal import Search
public import Vocabulary

extension SitePlan {
  /// The address of a file.
  public func path(_ index: Int) -> SitePath { files.path(index) }

  /// Of everything that a file is made of.
  public func fingerprint(_ index: Int) -> Fingerprint { files.fingerprint(index) }

  /// How early a file has to be there, so that nothing links to what is not: 0 assets, 1 papers, 2 what leads to papers, 3 the front
  /// page.
  public func stage(_ index: Int) -> Int {
    switch files.content(index) {
    case .asset, .staticFile: 0
    case .paper: 1
    case .home: 3
    default: 2
    }
  }

  /// Whether a file holds the same papers in another form as the file before it, or is another piece of the same month's index.
  public func continues(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    switch (files.content(index - 1), files.content(index)) {
    case (.searchPart(let month, _), .searchPart(let other, _)): return month == other
    case (.dayCitations(let edition, _), .dayCitations(let other, _)): return edition == other
    case (.keywordCitations(let keyword, let page, _), .keywordCitations(let other, let otherPage, _)):
      return keyword == other && page == otherPage
    case (.feed(let document), .feed(let other)): return document.owner == other.owner && document.archive == other.archive
    default: return false
    }
  }

  /// The file at an address.
  public func index(of path: String) -> Int? { files.indices.first { files.path($0).description == path } }

  /// Appends the bytes of a file.
  public func render(_ index: Int, to out: inout [UInt8]) throws(Diagnostic) {
    let file = files[index]
    let maker = PageMaker(site, file.path)
    switch file.content {
    case .asset(let index): out.append(contentsOf: site.theme.assets[index].bytes)
    case .staticFile(let index): out.append(contentsOf: try site.staticFiles[index].read())
    case .data(let month): try maker.appendData(month: month, to: &out)
    case .dataIndex: maker.appendDataIndex(to: &out)
    case .dayCitations(let edition, let format): maker.appendCitations(edition: edition, format, recentCitations, to: &out)
    case .keywordCitations(let keyword, let page, let format):
      maker.appendCitations(keyword: keyword, page: page, format, recentCitations, to: &out)
    case .searchPart(let month, let part): out.append(contentsOf: try searchParts.file(month: month, part: part, of: self))
    case .searchCatalog: out.append(contentsOf: searchCatalog())
    default:
      guard let (kind, values) = try values(index, maker) else { return }
      guard let template = site.theme.template(kind) else { return }
      var renderer = Renderer(site.theme.templates)
      try renderer.render(template, values, of: maker.store, into: &out)
    }
  }

  /// What a page's template is given, as JSON; nil for files that no template makes.
  public func context(_ index: Int) throws(Diagnostic) -> [UInt8]? {
    let maker = PageMaker(site, files.path(index))
    guard let (_, values) = try values(index, maker) else { return nil }
    var json: [UInt8] = []
    values.appendJSON(to: &json, of: maker.store)
    return json
  }

  private func values(_ index: Int, _ maker: PageMaker) throws(Diagnostic) -> (PageKind, Value)? {
    switch files.content(index) {
    case .home: return (.home, try maker.homePage())
    case .calendar: return (.calendar, maker.calendarPage())
    case .keywordIndex: return (.keywords, maker.keywordIndexPage())
    case .authorIndex: return (.authors, maker.authorIndexPage())
    case .search: return (.search, maker.searchPage())
    case .notFound: return (.notFound, maker.notFoundPage())
    case .feedList: return (.feedList, maker.feedListPage())
    case .sitemapIndex: return (.sitemapIndex, maker.sitemapIndexPage())
    case .robots: return (.robots, maker.robotsPage())
    case .day(let edition): return (.day, try maker.dayPage(edition))
    case .month(let month): return (.month, try maker.monthPage(month))
    case .keyword(let keyword): return (.keyword, try maker.keywordPage(keyword))
    case .archive(let keyword, let page): return (.archive, try maker.archivePage(keyword, page))
    case .paper(let paper): return (.paper, try maker.paperPage(paper))
    case .author(let author): return (.author, maker.authorPage(author))
    case .authorInitial(let initial): return (.authorsInitial, maker.authorInitialPage(initial))
    case .plain(let page): return (.page, maker.plainPage(page))
    case .feed(let document): return (document.format.kind, try maker.feedPage(document, recentFeedItems))
    case .sitemap(let part): return (.sitemap, maker.sitemapPage(part))
    case .asset, .staticFile, .data, .dataIndex, .dayCitations, .keywordCitations, .searchPart, .searchCatalog: return nil
    }
  }
}
