internal import Configuration
internal import Catalogue
internal import Encoding
internal import Mustache
internal import TeX
internal import Vocabulary

/// One document of a feed: the current one, or for Atom an archive document (RFC 5005) with older items.
struct FeedDocument: Hashable, Sendable {
  var owner: FeedOwner
  var format: FeedFormat
  /// Nil for the current document; archive documents count from 1, the oldest.
  var archive: Int?

  func path(_ site: Site) -> SitePath {
    let current = owner.path(format, site)
    guard let archive else { return current }
    return SitePath(trusted: String(current.description.dropLast("atom.xml".count)) + "atom-\(archive).xml")
  }
}

/// An item of a feed before it is put into words.
enum FeedItem: Sendable {
  case paper(Int32)
  case day(Int)
}

extension Site {
  /// What a feed is about, the newest first, and how many of these lie in full archive documents.
  func feedItems(_ owner: FeedOwner) -> [FeedItem] {
    switch owner {
    case .site, .siteAtom: newestFirst(Array(0..<Int32(catalogue.papers.count)))
    case .days: overview.days.reversed().map(FeedItem.day)
    case .keyword(let index): newestFirst(catalogue.keywords[Int(index)].members.map(\.paper))
    case .author(let index): newestFirst(catalogue.authors[Int(index)].papers)
    }
  }

  /// Papers by their last news (first seen, or updated), the newest first; papers of no known month are left out, as a feed wants
  /// dates.
  private func newestFirst(_ papers: [Int32]) -> [FeedItem] {
    let dated = papers.filter { catalogue.papers[Int($0)].firstSeen.representativeDay != nil }
    let news = dated.map { paper -> (edition: Edition, paper: Int32) in
      let found = catalogue.papers[Int(paper)]
      return (found.updated ?? found.firstSeen, paper)
    }
    return news.sorted { $0.edition == $1.edition ? $0.paper < $1.paper : $0.edition > $1.edition }.map { .paper($0.paper) }
  }

  /// The members of an owner in the order in which they joined, oldest first: what archive documents hold.
  func feedMembers(_ owner: FeedOwner) -> [FeedItem] {
    switch owner {
    case .site, .siteAtom: (0..<Int32(catalogue.papers.count)).map(FeedItem.paper)
    case .days: overview.days.map(FeedItem.day)
    case .keyword(let index): catalogue.keywords[Int(index)].members.map { .paper($0.paper) }
    case .author(let index): catalogue.authors[Int(index)].papers.map(FeedItem.paper)
    }
  }

  /// How many full archive documents a feed's Atom form has.
  func feedArchiveCount(_ owner: FeedOwner) -> Int {
    let members: Int
    switch owner {
    case .site, .siteAtom: members = catalogue.papers.count
    case .days: members = overview.days.count
    case .keyword(let index): members = catalogue.keywords[Int(index)].members.count
    case .author: return 0
    }
    return max(0, (members - 1) / settings.feeds.items)
  }
}

extension PageMaker {
  /// A feed's document. The newest items are taken as long as they fit into the size that the settings allow.
  func feedPage(_ document: FeedDocument, _ recent: RecentFeedItems) throws(Diagnostic) -> Value {
    var values = Record(FeedFields.self)
    let owner = document.owner
    let settings = site.settings
    let current = FeedDocument(owner: owner, format: document.format).path(site)
    let page = owner.page(site)
    values[.id] = .text(site.absolute(current) ?? FeedNames.urn(settings.title, current.description))
    values[.title] = .text(owner.title(site))
    values[.subtitle] = .text(subtitle(owner))
    values[.notice] = .text(words.phrase(.feedNotice))
    values[.language] = .text(words.language)
    values[.author] = .text(settings.author.isEmpty ? settings.title : settings.author)
    values[.pageHref] = .text(site.absolute(page) ?? href(page))
    values[.selfHref] = .text(orAbsent: site.absolute(path))
    values[.stylesheetHref] = .text(orAbsent: site.theme.assets.first { $0.name == "feed.css" }.map { href($0.path) })
    values[.iconHref] = .text(orAbsent: site.theme.assets.first { $0.name == "icon.svg" }.flatMap { site.absolute($0.path) })
    let archives = document.format == .atom ? site.feedArchiveCount(owner) : 0
    let items: [FeedItem]
    let perDocument = settings.feeds.items
    if let archive = document.archive {
      values[.isArchive] = true
      values[.currentHref] = .text(orAbsent: site.absolute(current))
      let members = site.feedMembers(owner)
      items = Array(members[(archive - 1) * perDocument..<min(members.count, archive * perDocument)].reversed())
      values[.previousArchiveHref] = archiveHref(owner, archive - 1)
      // No link to the next document: it would change a full one when that comes.
    } else {
      items = Array(site.feedItems(owner).prefix(perDocument))
      if archives > 0 { values[.previousArchiveHref] = archiveHref(owner, archives) }
    }
    let made = try recent.items(owner, document.archive) { () throws(Diagnostic) in
      try feedItems(items, isArchived: document.archive != nil)
    }
    if let newest = items.compactMap({ updatedDay($0) }).max() {
      values[.updatedRFC822] = .text(FeedDates.rfc822(newest))
      values[.updatedRFC3339] = .text(FeedDates.rfc3339(newest))
    } else {
      values[.updatedRFC3339] = .text("1970-01-01T00:00:00Z")
    }
    values[.items] = made
    return .object(values)
  }

  /// Items as long as they fit into the size that the settings allow.
  private func feedItems(_ items: [FeedItem], isArchived: Bool) throws(Diagnostic) -> Value {
    var made: [Record<FeedItemFields>] = []
    var size = 4096
    let limit = site.settings.feeds.kilobytes * 1000
    for feedItem in items {
      let (item, bytes) = try self.item(feedItem, isArchived: isArchived)
      // Markup in the content is escaped, which makes it longer.
      size += bytes * 5 / 4 + 900
      if size > limit && !made.isEmpty { break }
      made.append(item)
    }
    if !made.isEmpty { made[made.count - 1][.isLast] = true }
    return .list(made.map { .object($0) })
  }

  private func archiveHref(_ owner: FeedOwner, _ number: Int) -> Value {
    guard number > 0 else { return .absent }
    return .text(orAbsent: site.absolute(FeedDocument(owner: owner, format: .atom, archive: number).path(site)))
  }

  private func subtitle(_ owner: FeedOwner) -> String {
    switch owner {
    case .site, .siteAtom: words.phrase(.siteFeedSubtitle, ["site": site.settings.title])
    case .days: words.phrase(.daysFeedSubtitle, ["site": site.settings.title])
    case .keyword(let index): words.phrase(.keywordDescription, ["keyword": catalogue.keywords[Int(index)].name])
    case .author(let index): words.phrase(.keywordDescription, ["keyword": catalogue.authors[Int(index)].name])
    }
  }

  private func updatedDay(_ item: FeedItem) -> Day? {
    switch item {
    case .paper(let index):
      (catalogue.papers[Int(index)].updated ?? catalogue.papers[Int(index)].firstSeen).representativeDay
    case .day(let index): catalogue.editions[index].edition.day
    }
  }

  private func item(_ item: FeedItem, isArchived: Bool) throws(Diagnostic) -> (Record<FeedItemFields>, bytes: Int) {
    switch item {
    case .paper(let index): isArchived ? try archivedPaperItem(index) : try paperItem(index)
    case .day(let index): dayItem(index)
    }
  }

  /// A paper as its first day told it, which no later day changes; without the abstract, as archive documents hold every paper of
  /// the site once more.
  private func archivedPaperItem(_ index: Int32) throws(Diagnostic) -> (Record<FeedItemFields>, bytes: Int) {
    let paper = catalogue.papers[Int(index)]
    let texts = try site.texts(of: paper, in: paper.appearances[0])
    var values = Record(FeedItemFields.self)
    fillAddress(&values, site.page(of: index), name: paper.key.name, fallback: paper.key.id.map { "https://arxiv.org/abs/\($0)" })
    values[.title] = .text(RichText.plain(texts.title))
    values[.authors] = names(texts.authors.map { RichText.plain($0) })
    fillDates(&values, first: paper.firstSeen.representativeDay, updated: nil)
    let summary = summary(texts)
    values[.summary] = .text(orAbsent: summary)
    return (values, (summary?.utf8.count ?? 0) + texts.title.utf8.count + texts.authors.reduce(0) { $0 + $1.utf8.count + 60 })
  }

  private func summary(_ texts: PaperTexts) -> String? {
    if let short = texts.short { return RichText.plainMarkdown(Excerpt.of(short, limit: 400)) }
    return texts.abstract.map { RichText.plain(Excerpt.of($0, limit: 400)) }
  }

  private func paperItem(_ index: Int32) throws(Diagnostic) -> (Record<FeedItemFields>, bytes: Int) {
    let paper = catalogue.papers[Int(index)]
    let texts = try site.texts(of: paper)
    var values = Record(FeedItemFields.self)
    let page = site.page(of: index)
    fillAddress(&values, page, name: paper.key.name, fallback: paper.key.id.map { "https://arxiv.org/abs/\($0)" })
    values[.title] = .text(RichText.plain(texts.title))
    values[.authors] = names(texts.authors.map { RichText.plain($0) })
    values[.categories] = names(paper.keywords.map { catalogue.keywords[Int($0)].name })
    fillDates(&values, first: paper.firstSeen.representativeDay, updated: paper.updated?.representativeDay)
    var html: [UInt8] = []
    if let abstract = texts.abstract {
      RichText.appendForFeed(abstract, .tex, to: &html)
    } else if let short = texts.summary ?? texts.short {
      RichText.appendForFeed(short, .markdown, to: &html)
    }
    if let id = paper.key.id {
      values[.arxivHref] = .text("https://arxiv.org/abs/\(id)")
      values[.pdfHref] = .text("https://arxiv.org/pdf/\(id)")
      html.append(
        "<p><a href=\"https://arxiv.org/abs/\(id)\">arXiv:\(id)</a> · <a href=\"https://arxiv.org/pdf/\(id)\">PDF</a></p>")
    }
    let text = texts.abstract ?? texts.short ?? ""
    let language = TextLanguage(of: text).tag
    if language != words.language && !text.isEmpty { values[.contentLanguage] = .text(language) }
    let summary = summary(texts)
    values[.summary] = .text(orAbsent: summary)
    let bytes =
      html.count + (summary?.utf8.count ?? 0) + texts.title.utf8.count
      + texts.authors.reduce(0) { $0 + $1.utf8.count + 60 }
    values[.contentHTML] = .bytes(html)
    return (values, bytes)
  }

  /// A day's titles, under the headings of its digests, with counts.
  private func dayItem(_ index: Int) -> (Record<FeedItemFields>, bytes: Int) {
    let edition = catalogue.editions[index]
    var values = Record(FeedItemFields.self)
    guard let day = edition.edition.day else { return (values, 0) }
    fillAddress(&values, Addresses.day(day), name: "days/\(day)", fallback: nil)
    let count = words.counted(.newPapers, newCount(index))
    values[.title] = .text("\(words.date(day, .long)): \(count)")
    fillDates(&values, first: day, updated: nil)
    var html: [UInt8] = []
    var order: [String] = []
    var members: [String: [DayEdition.Listing]] = [:]
    for listing in edition.listings {
      let entry = catalogue.facts(appearance(listing).first)
      let heading = entry.keywords.last ?? entry.categories.first?.description ?? ""
      if members[heading] == nil { order.append(heading) }
      members[heading, default: []].append(listing)
    }
    for heading in order {
      let listings = members[heading] ?? []
      if !heading.isEmpty {
        html.append("<h3>")
        html.append(heading, escaping: .markup)
        html.append(" (\(listings.count))</h3>")
      }
      html.append("<ul>")
      for listing in listings {
        let title = RichText.plain(catalogue.facts(appearance(listing).shown).title)
        html.append("<li>")
        if let address = site.page(of: listing.paper).flatMap({ site.absolute($0) })
          ?? catalogue.papers[Int(listing.paper)].key.id.map({ "https://arxiv.org/abs/\($0)" })
        {
          html.append("<a href=\"")
          html.append(address, escaping: .markup)
          html.append("\">")
          html.append(title, escaping: .markup)
          html.append("</a>")
        } else {
          html.append(title, escaping: .markup)
        }
        if appearance(listing).status == .updated { html.append(" (v\(appearance(listing).version))") }
        html.append("</li>")
      }
      html.append("</ul>")
    }
    values[.summary] = .text(count)
    let bytes = html.count
    values[.contentHTML] = .bytes(html)
    return (values, bytes)
  }

  private func fillAddress(_ values: inout Record<FeedItemFields>, _ page: SitePath?, name: String, fallback: String?) {
    let address = page.flatMap { site.absolute($0) }
    values[.href] = .text(orAbsent: address ?? fallback)
    values[.id] = .text(address ?? FeedNames.urn(site.settings.title, name))
    values[.isPermalink] = .flag(address != nil)
  }

  private func fillDates(_ values: inout Record<FeedItemFields>, first: Day?, updated: Day?) {
    guard let first else { return }
    values[.publishedRFC822] = .text(FeedDates.rfc822(first))
    values[.publishedRFC3339] = .text(FeedDates.rfc3339(first))
    values[.updatedRFC3339] = .text(FeedDates.rfc3339(updated ?? first))
  }

  private func names(_ names: [String]) -> Value {
    .list(
      names.enumerated().map { at, name in
        var value = Record(FeedNameFields.self)
        value[.name] = .text(name)
        value[.isLast] = .flag(at == names.count - 1)
        return .object(value)
      })
  }
}

/// Identifiers for things that have no address, because the site does not know its own.
enum FeedNames {
  /// A UUID out of a fingerprint (RFC 9562, version 8), stable for the same site and name.
  static func urn(_ site: String, _ name: String) -> String {
    var builder = FingerprintBuilder()
    builder.add(site)
    builder.add(name)
    var digits = Array(builder.finish().description.utf8)
    digits[12] = UInt8(ascii: "8")
    digits[16] = UInt8(ascii: "8")
    let text = String(decoding: digits, as: UTF8.self)
    func part(_ from: Int, _ to: Int) -> String { String(Array(text)[from..<to]) }
    return "urn:uuid:\(part(0, 8))-\(part(8, 12))-\(part(12, 16))-\(part(16, 20))-\(part(20, 32))"
  }
}

/// Dates as feeds write them: midnight UTC.
enum FeedDates {
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// RFC 822 with the four-digit year of RFC 1123: `Tue, 22 Apr 2025 00:00:00 GMT`.
  static func rfc822(_ day: Day) -> String {
    let date = day.dayOfMonth < 10 ? "0\(day.dayOfMonth)" : "\(day.dayOfMonth)"
    return "\(weekdays[day.weekday - 1]), \(date) \(months[day.monthOfYear - 1]) \(day.description.prefix(4)) 00:00:00 GMT"
  }

  /// RFC 3339: `2025-04-22T00:00:00Z`.
  static func rfc3339(_ day: Day) -> String { "\(day)T00:00:00Z" }
}
