internal import Catalogue
internal import Configuration
internal import Mustache
internal import Vocabulary

extension PageMaker {
  /// `feeds.opml`: all feeds by name.
  func feedListPage() -> Value {
    var values = Record(FeedListFields.self)
    let settings = site.settings
    values[.title] = .text(words.phrase(.feedListTitle, ["site": settings.title]))
    values[.author] = .text(orAbsent: settings.author.isEmpty ? nil : settings.author)
    values[.updatedRFC822] = .text(
      orAbsent: site.overview.days.last.flatMap { catalogue.editions[$0].edition.day }.map(FeedDates.rfc822))
    values[.siteFeeds] = .list([FeedOwner.site, .days].map(outline))
    values[.keywordsLabel] = .text(words.phrase(.feedListKeywords))
    values[.keywordFeeds] = .list(catalogue.keywords.indices.map { outline(.keyword(Int32($0))) })
    return .object(values)
  }

  private func outline(_ owner: FeedOwner) -> Value {
    var values = Record(OutlineFields.self)
    if case .keyword(let index) = owner {
      values[.title] = .text(catalogue.keywords[Int(index)].name)
    } else {
      values[.title] = .text(owner.title(site))
    }
    values[.feedHref] = absoluteHref(owner.path(.atom, site))
    values[.pageHref] = absoluteHref(owner.page(site))
    return .object(values)
  }
}
