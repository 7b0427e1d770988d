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

extension Site {
  /// The parts in order: general pages, then months. None without `url`, as a sitemap holds absolute addresses.
  func sitemapParts() -> [SitemapPart] {
    guard settings.url != nil else { return [] }
    var parts: [SitemapPart] = []
    parts += SitemapPart.all(month: nil, addresses: generalAddresses().count)
    for month in overview.months.indices { parts += SitemapPart.all(month: month, addresses: monthAddressCount(month)) }
    return parts
  }

  /// The pages that belong to no month, with the day of their last change.
  func generalAddresses() -> [(path: SitePath, day: Day?)] {
    let newest = overview.months.last.flatMap { lastDay(of: $0) }
    var all: [(path: SitePath, day: Day?)] = [
      (Addresses.home, newest), (Addresses.calendar, newest), (Addresses.keywords, newest),
    ]
    if settings.pages.authors { all.append((Addresses.authors, newest)) }
    for page in plainPages { all.append((page.path, nil)) }
    let perPage = settings.pages.perArchive
    for keyword in catalogue.keywords {
      all.append((keyword.path, keyword.members.last?.joined.representativeDay))
      for page in 0..<keyword.archiveCount(perPage: perPage) {
        all.append((keyword.archivePath(page + 1), keyword.members[(page + 1) * perPage - 1].joined.representativeDay))
      }
    }
    if settings.pages.authors {
      for author in catalogue.authors {
        all.append((author.path, author.papers.last.flatMap { catalogue.firstSeen($0).representativeDay }))
      }
    }
    for paper in overview.firstSeen[.unknown] ?? 0..<0 {
      if let page = page(of: Int32(paper)) { all.append((page, catalogue.papers[paper].lastSeen.representativeDay)) }
    }
    return all
  }

  private func monthAddressCount(_ index: Int) -> Int {
    let month = overview.months[index]
    return 1 + month.editions.count + (settings.pages.papers ? month.papers.count : 0)
  }

  /// The month's page, its days and the papers first seen in it.
  func monthAddresses(_ index: Int) -> [(path: SitePath, day: Day?)] {
    let month = overview.months[index]
    var all: [(path: SitePath, day: Day?)] = [(Addresses.month(month.month), lastDay(of: month))]
    for edition in month.editions {
      if let day = catalogue.editions[edition].edition.day { all.append((Addresses.day(day), day)) }
    }
    for paper in month.papers {
      if let page = page(of: Int32(paper)) { all.append((page, catalogue.papers[paper].lastSeen.representativeDay)) }
    }
    return all
  }

  func addresses(_ part: SitemapPart) -> [(path: SitePath, day: Day?)] {
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
        return (part.path(site), days[part.range(of: days.count)].lazy.compactMap(\.self).max())
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
