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

  func path(_ site: Site) -> SitePath {
    let name = month.map { site.overview.months[$0].month.description } ?? "pages"
    return SitePath(trusted: number == 0 ? "sitemap-\(name).xml" : "sitemap-\(name)-\(number + 1).xml")
  }
}

extension Site {
  /// The parts in order: general pages, then months. None without `url`, as a sitemap holds absolute addresses.
  func sitemapParts() -> [SitemapPart] {
    guard settings.url != nil else { return [] }
    var parts: [SitemapPart] = []
    func add(_ month: Int?, _ count: Int) {
      for number in 0..<max(1, (count + SitemapPart.limit - 1) / SitemapPart.limit) {
        parts.append(SitemapPart(month: month, number: number))
      }
    }
    add(nil, generalAddresses().count)
    for month in overview.months.indices { add(month, monthAddressCount(month)) }
    return parts
  }

  /// The pages that belong to no month, with the day of their last change.
  func generalAddresses() -> [(SitePath, Edition?)] {
    let newest = catalogue.editions.last?.edition
    var all: [(SitePath, Edition?)] = [
      (Addresses.home, newest), (Addresses.calendar, newest), (Addresses.keywords, newest),
    ]
    if settings.pages.authors { all.append((Addresses.authors, newest)) }
    for page in plainPages { all.append((page.path, nil)) }
    let perPage = settings.pages.perArchive
    for keyword in catalogue.keywords {
      all.append((keyword.path, keyword.members.last?.joined))
      for page in 0..<keyword.archiveCount(perPage: perPage) {
        all.append((keyword.archivePath(page + 1), keyword.members[(page + 1) * perPage - 1].joined))
      }
    }
    if settings.pages.authors {
      for author in catalogue.authors {
        all.append((author.path, author.papers.last.map { catalogue.papers[Int($0)].firstSeen }))
      }
    }
    return all
  }

  private func monthAddressCount(_ index: Int) -> Int {
    let month = overview.months[index]
    return 1 + month.editions.count + (settings.pages.papers ? month.papers.count : 0)
  }

  /// The month's page, its days and the papers first seen in it.
  func monthAddresses(_ index: Int) -> [(SitePath, Edition?)] {
    let month = overview.months[index]
    var all: [(SitePath, Edition?)] = [(Addresses.month(month.month), catalogue.editions[month.editions.upperBound - 1].edition)]
    for edition in month.editions {
      if let day = catalogue.editions[edition].edition.day { all.append((Addresses.day(day), Edition(day))) }
    }
    for paper in month.papers {
      if let page = page(of: Int32(paper)) { all.append((page, catalogue.papers[paper].lastSeen)) }
    }
    return all
  }
}

extension PageMaker {
  func sitemapPage(_ part: SitemapPart) -> Value {
    let all = part.month.map { site.monthAddresses($0) } ?? site.generalAddresses()
    let from = part.number * SitemapPart.limit
    return entries(all[from..<min(all.count, from + SitemapPart.limit)].map { ($0.0, $0.1?.representativeDay) })
  }

  func sitemapIndexPage() -> Value {
    entries(
      site.sitemapParts().map { part in
        let changed =
          part.month.map { site.overview.months[$0].editions.upperBound - 1 }.map { catalogue.editions[$0].edition }
          ?? catalogue.editions.last?.edition
        return (part.path(site), changed?.representativeDay)
      })
  }

  private func entries(_ all: [(path: SitePath, day: Day?)]) -> Value {
    var values = Record(SitemapFields.self)
    values[.entries] = .list(
      all.map { entry in
        var value = Record(SitemapEntryFields.self)
        value[.href] = .text(orAbsent: site.absolute(entry.path))
        value[.lastModified] = .text(orAbsent: entry.day?.description)
        return .object(value)
      })
    return .object(values)
  }

  func robotsPage() -> Value {
    var values = Record(RobotsFields.self)
    values[.sitemapHref] = .text(orAbsent: site.absolute(SitePath(trusted: "sitemap.xml")))
    return .object(values)
  }
}
