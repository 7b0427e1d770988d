internal import Catalogue
internal import Configuration
internal import Mustache
internal import Vocabulary

extension PageMaker {
  /// A feed's document.
  func feedPage(_ document: FeedDocument, _ recent: RecentFeedItems) throws(Diagnostic) -> Value {
    var values = Record(FeedFields.self)
    let owner = document.owner
    let settings = site.settings
    let current = FeedDocument(owner: owner, format: document.format).path(site)
    let page = owner.page(site)
    values[.id] = .text(site.absolute(current) ?? FeedNames.urn("\(settings.title)\u{0}\(current)"))
    values[.title] = .text(owner.title(site))
    values[.subtitle] = .text(subtitle(owner))
    values[.notice] = .text(words.phrase(.feedNotice))
    values[.language] = .text(words.language)
    values[.author] = .text(settings.author.isEmpty ? settings.title : settings.author)
    values[.pageHref] = absoluteHref(page)
    values[.selfHref] = .text(orAbsent: site.absolute(path))
    values[.stylesheetHref] = href(site.theme.path(of: .feedStylesheet))
    values[.iconHref] = .text(orAbsent: site.theme.path(of: .icon).flatMap { site.absolute($0) })
    let items: [FeedItem]
    if let archive = document.archive {
      // No link to the next document: it would change a full one when that comes.
      values[.isArchive] = true
      values[.currentHref] = absoluteHref(current)
      values[.previousArchiveHref] = archiveHref(owner, archive - 1)
      items = site.feedArchive(owner, archive).reversed()
    } else {
      if document.format == .atom { values[.previousArchiveHref] = archiveHref(owner, site.feedArchiveCount(owner)) }
      items = site.currentFeedItems(owner)
    }
    let isArchived = document.archive != nil
    if isArchived, let made = try archivedItems(items, of: owner) {
      values[.items] = made
    } else if isArchived {
      values[.items] = try feedItems(items, of: owner, isArchived: true)
    } else {
      values[.items] = try recent.items(owner) { () throws(Diagnostic) in
        try feedItems(items, of: owner, isArchived: false)
      }
    }
    if let newest = items.compactMap({ newsDay(of: $0, isArchived: isArchived) }).max() {
      values[.updatedRFC822] = .text(FeedDates.rfc822(newest))
      values[.updatedRFC3339] = .bytes(FeedDates.rfc3339(newest))
    } else {
      // Atom wants a date of a feed without items too.
      values[.updatedRFC3339] = .text("1970-01-01T00:00:00Z")
    }
    return .object(values)
  }

  /// Relative without `url`, which Atom allows.
  private func archiveHref(_ owner: FeedOwner, _ number: Int) -> Value {
    guard number > 0 else { return .absent }
    return absoluteHref(FeedDocument(owner: owner, format: .atom, archive: number).path(site))
  }

  private func subtitle(_ owner: FeedOwner) -> String {
    switch owner {
    case .site, .siteAtom: words.phrase(.siteFeedSubtitle, ["site": site.settings.title])
    case .days: words.phrase(.daysFeedSubtitle, ["site": site.settings.title])
    case .keyword(let index): words.phrase(.keywordDescription, ["keyword": catalogue.keywords[Int(index)].name])
    case .author(let index): words.phrase(.keywordDescription, ["keyword": catalogue.authors[Int(index)].name])
    }
  }

  /// The day on which an item changed last; an archived one never did.
  private func newsDay(of item: FeedItem, isArchived: Bool) -> Day? {
    switch item {
    case .paper(let index):
      return (isArchived ? catalogue.firstSeen(index) : catalogue.lastNews(index)).representativeDay
    case .day(let index): return catalogue.editions[index].edition.day
    }
  }
}
