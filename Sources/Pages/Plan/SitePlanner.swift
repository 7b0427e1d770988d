internal import Configuration
internal import Catalogue
internal import Parallel
internal import Search
internal import Vocabulary

/// Lists the files of a site. For each kind of file there is one place here that says what it depends on.
struct SitePlanner: Sendable {
  let site: Site
  private let jobs: Int
  private let prints: PaperPrints
  private let settings: Fingerprint
  /// Of all papers: for the few pages that show something of the whole archive.
  private var archive: Fingerprint { prints.whole }

  init(_ site: Site, jobs: Int) {
    self.site = site
    self.jobs = jobs
    settings = site.settings.pageFingerprint
    prints = PaperPrints(site, jobs: jobs)
  }

  /// In this order.
  private enum Part: CaseIterable {
    case assets, search, data, papers, days, keywords, general, feeds
    // Many small ones come last, so that no thread is left with a large one while the others have nothing to do.
    case authors
  }

  func plan() -> PlannedFiles {
    PlannedFiles(Parallel.map(Part.allCases.count, jobs: jobs, run: 1) { files(of: Part.allCases[$0]) })
  }

  private func files(of part: Part) -> [PlannedFile] {
    var list = FileList(self)
    switch part {
    case .assets: addAssets(to: &list)
    case .search: addSearch(to: &list)
    case .data: addData(to: &list)
    case .papers: addPapers(to: &list)
    case .days: addDays(to: &list)
    case .keywords: addKeywords(to: &list)
    case .general: addGeneral(to: &list)
    case .feeds: addFeeds(to: &list)
    case .authors: addAuthors(to: &list)
    }
    return list.files
  }

  // MARK: What depends on what

  /// Of what all files of a kind depend on.
  func print(of kind: PageKind?, _ builder: inout FingerprintBuilder) -> Fingerprint {
    builder.reset()
    builder.add(settings)
    if let kind {
      builder.add(site.theme.fingerprint(of: kind))
      for asset in kind.assets { builder.add(site.theme.path(of: asset)?.description ?? "") }
      if kind.hasFrame { builder.add(frame) }
    }
    return builder.finish()
  }

  /// What every HTML page shows beside its own: the links to plain pages.
  private var frame: Fingerprint { prints.frame }

  private func addAssets(to list: inout FileList) {
    for (index, asset) in site.theme.assets.enumerated() {
      list.files.append(PlannedFile(path: asset.path, content: .asset(index), fingerprint: Fingerprint(of: asset.bytes)))
    }
    for (index, file) in site.staticFiles.enumerated() {
      list.files.append(PlannedFile(path: file.path, content: .staticFile(index), fingerprint: file.fingerprint))
    }
  }

  private func addSearch(to list: inout FileList) {
    guard site.settings.pages.hasSearch else { return }
    for (index, month) in site.overview.months.enumerated() where !month.papers.isEmpty {
      let content = prints.fingerprint(of: month.papers)
      for (file, path) in SearchIndex.paths(month: month.month, documentCount: month.papers.count).enumerated() {
        list.add(path, .searchPart(month: index, file: file), nil) { $0.add(content) }
      }
    }
    list.add(SearchIndex.catalogPath, .searchCatalog, nil) { $0.add(archive) }
    list.add(Addresses.search, .search, .search) { _ in }
  }

  private func addData(to list: inout FileList) {
    guard site.settings.pages.data else { return }
    for (index, month) in site.overview.months.enumerated() where !month.papers.isEmpty {
      let content = prints.fingerprint(of: month.papers)
      list.add(Addresses.data(month.month), .data(index), nil) { $0.add(content) }
    }
    list.add(SitePath(trusted: "data/index.json"), .dataIndex, nil) { $0.add(archive) }
  }

  private func addPapers(to list: inout FileList) {
    guard site.settings.pages.papers else { return }
    let (site, prints, kind) = (site, prints, print(of: .paper, &list.builder))
    let papers = site.catalogue.papers.indices.compactMap { index in site.page(of: Int32(index)).map { (index, $0) } }
    list.files = Parallel.map(papers.count, jobs: jobs, makeWorker: { FingerprintBuilder() }) { builder, at in
      let (index, path) = papers[at]
      let (previous, next) = site.neighbours(ofPaper: index)
      builder.reset()
      builder.add(kind)
      builder.add(prints[index])
      for neighbour in [previous, next] { builder.add(neighbour.map { prints.title(Int($0)) } ?? Self.nothing) }
      var related = 0
      site.related.forEach(of: index) { other in
        related += 1
        builder.add(prints.first(Int(other)))
      }
      builder.add(related)
      if site.settings.pages.authors { builder.add(prints.authors(index)) }
      return PlannedFile(path: path, content: .paper(index), fingerprint: builder.finish())
    }
  }

  private static let nothing = Fingerprint(high: 0, low: 0)

  private func addDays(to list: inout FileList) {
    let maker = PageMaker(site, Addresses.home)
    for index in site.catalogue.editions.indices {
      let edition = site.catalogue.editions[index]
      guard let day = edition.edition.day else { continue }
      let (previous, next) = maker.neighbours(ofDay: index)
      let path = Addresses.day(day)
      let listings = prints.fingerprint(of: edition)
      list.add(path, .day(index), .day) { builder in
        builder.add(listings)
        builder.add(previous?.description ?? "")
        builder.add(next?.description ?? "")
      }
      if site.settings.pages.citations, !edition.listings.isEmpty {
        for format in CitationFormat.allCases {
          list.add(Addresses.citations(of: path, format), .dayCitations(index, format), nil) { $0.add(listings) }
        }
      }
    }
    let months = site.overview.months
    for index in months.indices {
      list.add(Addresses.month(months[index].month), .month(index), .month) { builder in
        for edition in months[index].editions { builder.add(prints.fingerprint(of: site.catalogue.editions[edition])) }
        builder.add(index > 0 ? months[index - 1].month.number : 0)
        builder.add(index + 1 < months.count ? months[index + 1].month.number : 0)
      }
    }
  }

  private func addKeywords(to list: inout FileList) {
    let perPage = site.settings.pages.perArchive
    for (index, keyword) in site.catalogue.keywords.enumerated() {
      let name = prints.fingerprint(of: keyword)
      let archives = keyword.archiveCount(perPage: perPage)
      let newest = prints.fingerprint(of: keyword.members[(archives * perPage)...])
      list.add(keyword.path, .keyword(index), .keyword) { builder in
        builder.add(name)
        builder.add(newest)
        builder.add(archives)
        // The trend looks back two years, and the archive's links name the days that pages cover.
        for member in keyword.members { builder.add(Int(member.joined.packed)) }
        for related in site.overview.relatedKeywords[index] {
          builder.add(site.catalogue.keywords[Int(related.keyword)].slug.description)
          builder.add(site.catalogue.keywords[Int(related.keyword)].name)
          builder.add(Int(related.shared))
        }
      }
      addCitations(keyword.path, index, page: nil, newest, to: &list)
      for page in 0..<archives {
        let members = prints.fingerprint(of: keyword.members[(page * perPage)..<((page + 1) * perPage)])
        list.add(keyword.archivePath(page + 1), .archive(index, page: page), .archive) { builder in
          builder.add(name)
          builder.add(page)
          builder.add(members)
        }
        addCitations(keyword.archivePath(page + 1), index, page: page, members, to: &list)
      }
    }
  }

  private func addCitations(
    _ page: SitePath, _ keyword: Int, page number: Int?, _ members: Fingerprint, to list: inout FileList
  ) {
    guard site.settings.pages.citations else { return }
    for format in CitationFormat.allCases {
      list.add(Addresses.citations(of: page, format), .keywordCitations(keyword, page: number, format), nil) { $0.add(members) }
    }
  }

  private func addAuthors(to list: inout FileList) {
    guard site.settings.pages.authors else { return }
    let (site, prints, kind) = (site, prints, print(of: .author, &list.builder))
    list.files = Parallel.map(
      site.catalogue.authors.count, jobs: jobs, makeWorker: { AuthorPrinter(site.catalogue, site.company, prints) }
    ) { printer, index in
      PlannedFile(path: site.page(ofAuthor: index), content: .author(index), fingerprint: printer.fingerprint(of: index, kind))
    }
    list.add(Addresses.authors, .authorIndex, .authors) { $0.add(archive) }
    for index in site.initials.indices {
      list.add(Addresses.initial(site.initials[index].name), .authorInitial(index), .authorsInitial) { $0.add(archive) }
    }
  }

  private func addGeneral(to list: inout FileList) {
    list.add(Addresses.home, .home, .home) { $0.add(archive) }
    list.add(Addresses.calendar, .calendar, .calendar) { $0.add(archive) }
    list.add(Addresses.keywords, .keywordIndex, .keywords) { $0.add(archive) }
    list.add(Addresses.notFound, .notFound, .notFound) { _ in }
    for (index, page) in site.plainPages.enumerated() {
      list.add(page.path, .plain(index), .page) { $0.add(page.fingerprint) }
    }
    list.add(SitePath(trusted: "robots.txt"), .robots, .robots) { _ in }
    let parts = site.sitemapParts()
    guard !parts.isEmpty else { return }
    list.add(SitePath(trusted: "sitemap.xml"), .sitemapIndex, .sitemapIndex) { $0.add(archive) }
    for part in parts {
      list.add(part.path(site), .sitemap(part), .sitemap) { builder in
        if let month = part.month {
          let found = site.overview.months[month]
          for edition in found.editions { builder.add(Int(site.catalogue.editions[edition].edition.packed)) }
          builder.add(prints.fingerprint(of: found.papers))
        } else {
          builder.add(archive)
          // Plain pages are in this part.
          builder.add(frame)
        }
      }
    }
  }

  private func addFeeds(to list: inout FileList) {
    var owners: [FeedOwner] = [.site, .days]
    owners += site.catalogue.keywords.indices.map { .keyword(Int32($0)) }
    if site.settings.feeds.authors && site.settings.pages.authors {
      owners += site.catalogue.authors.indices.map { .author(Int32($0)) }
    }
    for owner in owners {
      let name = Fingerprint(of: owner.title(site))
      let newest = prints.fingerprint(of: site.currentFeedItems(owner))
      let archives = site.feedArchiveCount(owner)
      for format in FeedFormat.allCases {
        let document = FeedDocument(owner: owner, format: format)
        list.add(document.path(site), .feed(document), format.kind) { builder in
          builder.add(name)
          builder.add(newest)
          builder.add(format == .atom ? archives : 0)
        }
      }
      guard archives > 0 else { continue }
      for number in 1...archives {
        let document = FeedDocument(owner: owner, format: .atom, archive: number)
        let content = prints.firstFingerprint(of: site.feedArchive(owner, number))
        list.add(document.path(site), .feed(document), .atom) { builder in
          builder.add(name)
          builder.add(content)
        }
      }
    }
    list.add(SitePath(trusted: "feeds.opml"), .feedList, .feedList) { $0.add(archive) }
  }
}
