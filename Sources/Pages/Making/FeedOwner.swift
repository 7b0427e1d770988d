internal import Configuration
internal import Catalogue
internal import Vocabulary

/// What has a feed of its own.
enum FeedOwner: Hashable, Sendable {
  case site
  /// The site's Atom feed alone, which pages link that have none of their own.
  case siteAtom
  /// An item a day.
  case days
  case keyword(Int32)
  case author(Int32)

  /// The feed's address.
  func path(_ format: FeedFormat, _ site: Site) -> SitePath {
    switch self {
    case .site, .siteAtom: SitePath(trusted: format.fileName)
    case .days: SitePath(trusted: "days/\(format.fileName)")
    case .keyword(let index): SitePath(trusted: "keywords/\(site.catalogue.keywords[Int(index)].slug)/\(format.fileName)")
    case .author(let index): SitePath(trusted: "authors/\(site.catalogue.authors[Int(index)].slug)/\(format.fileName)")
    }
  }

  /// The page that the feed belongs to.
  func page(_ site: Site) -> SitePath {
    switch self {
    case .site, .siteAtom: Addresses.home
    case .days: Addresses.calendar
    case .keyword(let index): site.catalogue.keywords[Int(index)].path
    case .author(let index): site.catalogue.authors[Int(index)].path
    }
  }

  func title(_ site: Site) -> String {
    let words = site.words
    return switch self {
    case .site, .siteAtom: words.phrase(.siteFeed, ["site": site.settings.title])
    case .days: words.phrase(.daysFeed, ["site": site.settings.title])
    case .keyword(let index):
      words.phrase(.keywordFeed, ["site": site.settings.title, "keyword": site.catalogue.keywords[Int(index)].name])
    case .author(let index):
      words.phrase(.keywordFeed, ["site": site.settings.title, "keyword": site.catalogue.authors[Int(index)].name])
    }
  }
}

/// The formats of feeds.
enum FeedFormat: CaseIterable, Hashable, Sendable {
  case rss, atom, json

  var label: String {
    switch self {
    case .rss: "RSS"
    case .atom: "Atom"
    case .json: "JSON"
    }
  }

  var mediaType: String {
    switch self {
    case .rss: "application/rss+xml"
    case .atom: "application/atom+xml"
    case .json: "application/feed+json"
    }
  }

  var fileName: String {
    switch self {
    case .rss: "feed.xml"
    case .atom: "atom.xml"
    case .json: "feed.json"
    }
  }

  var kind: PageKind {
    switch self {
    case .rss: .rss
    case .atom: .atom
    case .json: .jsonFeed
    }
  }
}
