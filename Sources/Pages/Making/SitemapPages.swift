internal import Configuration
internal import Catalogue
internal import Mustache
internal import Vocabulary

/// A part of the sitemap: the general pages, or those of one month; a month with more addresses than a part may hold is split.
struct SitemapPart: Hashable, Sendable {
  /// Index into the overview's months; nil for general pages.
  var month: Int?
  /// From 0.
  var number: Int

  /// What the protocol allows in one file (<https://www.sitemaps.org/protocol.html>); 50,000 addresses stay below its 50 MB here.
  static let limit = 50_000

  /// The parts that so many addresses need; one even for none.
  static func all(month: Int?, addresses: Int) -> [SitemapPart] {
    (0..<max(1, (addresses + limit - 1) / limit)).map { SitemapPart(month: month, number: $0) }
  }

  /// Which of all addresses stand in this part.
  func range(of addresses: Int) -> Range<Int> {
    min(addresses, number * Self.limit)..<min(addresses, (number + 1) * Self.limit)
  }

  func path(_ site: Site) -> SitePath {
    let name = month.map { site.overview.months[$0].month.description } ?? "pages"
    return SitePath(trusted: number == 0 ? "sitemap-\(name).xml" : "sitemap-\(name)-\(number + 1).xml")
  }
}

/// A page in a sitemap; its address is made when it is printed, as there are as many as papers.
struct SitemapAddress {
  enum Page {
    case path(SitePath)
    case day(Day)
    case paper(Int32)
    /// Index into the catalogue's authors.
    case author(Int)
  }

  var page: Page
  /// Of the last change.
  var day: Day?
}

extension Site {
  /// The parts in order: general pages, then months. None without `url`, as a sitemap holds absolute addresses.
  func sitemapParts() -> [SitemapPart] {
    guard settings.url != nil else { return [] }
    var parts: [SitemapPart] = []
    parts += SitemapPart.all(month: nil, addresses: generalAddressCount)
    for month in overview.months.indices { parts += SitemapPart.all(month: month, addresses: monthAddressCount(month)) }
    return parts
  }

  private var generalAddressCount: Int {
    var count = 3 + plainPages.count + papersOfNoMonth.count
    if settings.pages.authors { count += 1 + catalogue.authors.count }
    for keyword in catalogue.keywords { count += 1 + keyword.archiveCount(perPage: settings.pages.perArchive) }
    return count
  }

  private var papersOfNoMonth: [Int] { (overview.firstSeen[.unknown] ?? 0..<0).filter { hasPage(Int32($0)) } }

  /// The pages that belong to no month.
  func generalAddresses() -> [SitemapAddress] {
    let newest = overview.months.last.flatMap { lastDay(of: $0) }
    var all = [Addresses.home, Addresses.calendar, Addresses.keywords].map { SitemapAddress(page: .path($0), day: newest) }
    if settings.pages.authors { all.append(SitemapAddress(page: .path(Addresses.authors), day: newest)) }
    for page in plainPages { all.append(SitemapAddress(page: .path(page.path), day: nil)) }
    let perPage = settings.pages.perArchive
    for keyword in catalogue.keywords {
      all.append(SitemapAddress(page: .path(keyword.path), day: keyword.members.last?.joined.representativeDay))
      for page in 0..<keyword.archiveCount(perPage: perPage) {
        let last = keyword.members[(page + 1) * perPage - 1]
        all.append(SitemapAddress(page: .path(keyword.archivePath(page + 1)), day: last.joined.representativeDay))
      }
    }
    if settings.pages.authors {
      for index in catalogue.authors.indices {
        let day = catalogue.authors[index].papers.last.flatMap { catalogue.firstSeen($0).representativeDay }
        all.append(SitemapAddress(page: .author(index), day: day))
      }
    }
    for paper in papersOfNoMonth { all.append(address(ofPaper: paper)) }
    assert(all.count == generalAddressCount)
    return all
  }

  private func address(ofPaper paper: Int) -> SitemapAddress {
    SitemapAddress(page: .paper(Int32(paper)), day: catalogue.papers[paper].lastSeen.representativeDay)
  }

  private func monthAddressCount(_ index: Int) -> Int {
    let month = overview.months[index]
    return 1 + month.editions.count { catalogue.editions[$0].edition.day != nil } + month.papers.count { hasPage(Int32($0)) }
  }

  /// The month's page, its days and the papers first seen in it.
  func monthAddresses(_ index: Int) -> [SitemapAddress] {
    let month = overview.months[index]
    var all = [SitemapAddress(page: .path(Addresses.month(month.month)), day: lastDay(of: month))]
    for edition in month.editions {
      if let day = catalogue.editions[edition].edition.day { all.append(SitemapAddress(page: .day(day), day: day)) }
    }
    for paper in month.papers where hasPage(Int32(paper)) { all.append(address(ofPaper: paper)) }
    return all
  }

  func addresses(_ part: SitemapPart) -> [SitemapAddress] {
    part.month.map { monthAddresses($0) } ?? generalAddresses()
  }

  /// What is undated stands after the month's days, but counts as its first one.
  private func lastDay(of month: Overview.MonthPapers) -> Day? {
    month.editions.lazy.compactMap { self.catalogue.editions[$0].edition.representativeDay }.max()
  }
}

extension PageMaker {
  func sitemapPage(_ part: SitemapPart) -> Value {
    let all = site.addresses(part)
    return entries(Array(all[part.range(of: all.count)]))
  }

  func sitemapIndexPage() -> Value {
    var changed: [Int?: [Day?]] = [:]
    return entries(
      site.sitemapParts().map { part in
        let days = changed[part.month] ?? site.addresses(part).map(\.day)
        changed[part.month] = days
        return SitemapAddress(
          page: .path(part.path(site)), day: days[part.range(of: days.count)].lazy.compactMap(\.self).max())
      })
  }

  private func path(_ page: SitemapAddress.Page) -> SitePath? {
    switch page {
    case .path(let path): path
    case .day(let day): Addresses.day(day)
    case .paper(let paper): site.page(of: paper)
    case .author(let author): site.page(ofAuthor: author)
    }
  }

  private func entries(_ all: [SitemapAddress]) -> Value {
    var values = record(SitemapFields.self)
    // Tens of thousands of pages changed on a few hundred days.
    var days: [Int32: Value] = [:]
    values[.entries] = .list(
      all.map { entry in
        var value = record(SitemapEntryFields.self)
        if let url = site.settings.url, let path = path(entry.page) {
          value[.href] = store.text { url.appendAbsolute(path, to: &$0) }
        }
        if let day = entry.day {
          let text = days[day.packed] ?? store.text(day.description)
          days[day.packed] = text
          value[.lastModified] = text
        }
        return .object(value)
      })
    return .object(values)
  }

  func robotsPage() -> Value {
    var values = record(RobotsFields.self)
    values[.sitemapHref] = store.text(orAbsent: site.absolute(SitePath(trusted: "sitemap.xml")))
    return .object(values)
  }
}
