import Mustache

/// The kinds of files that a template makes, each with the names that its template may use.
enum PageKind: CaseIterable, Sendable {
  case home, day, month, calendar, keywords, keyword, archive, paper, authors, authorsInitial, author, search, notFound, page
  case rss, atom, jsonFeed, feedList, sitemap, sitemapIndex, robots, asset

  /// The template's file under `Templates/`, without `.mustache`; nil for assets, which are many.
  var templateName: String? {
    switch self {
    case .home: "home"
    case .day: "day"
    case .month: "month"
    case .calendar: "calendar"
    case .keywords: "keywords"
    case .keyword: "keyword"
    case .archive: "archive"
    case .paper: "paper"
    case .authors: "authors"
    case .authorsInitial: "authors-initial"
    case .author: "author"
    case .search: "search"
    case .notFound: "404"
    case .page: "page"
    case .rss: "feed.xml"
    case .atom: "atom.xml"
    case .jsonFeed: "feed.json"
    case .feedList: "feeds.opml"
    case .sitemap: "sitemap.xml"
    case .sitemapIndex: "sitemap-index.xml"
    case .robots: "robots.txt"
    case .asset: nil
    }
  }

  /// The names that the template may use; those of HTML pages hold the frame.
  var fields: any Fields.Type {
    switch self {
    case .home: HomeFields.self
    case .day: DayFields.self
    case .month: MonthFields.self
    case .calendar: CalendarFields.self
    case .keywords: KeywordIndexFields.self
    case .keyword: KeywordFields.self
    case .archive: ArchiveFields.self
    case .paper: PaperFields.self
    case .authors: AuthorIndexFields.self
    case .authorsInitial: AuthorInitialFields.self
    case .author: AuthorFields.self
    case .search, .notFound: EmptyFields.self
    case .page: PlainFields.self
    case .rss, .atom, .jsonFeed: FeedFields.self
    case .feedList: FeedListFields.self
    case .sitemap, .sitemapIndex: SitemapFields.self
    case .robots: RobotsFields.self
    case .asset: AssetFields.self
    }
  }

  /// The assets whose addresses the values hold.
  var assets: [Theme.KnownAsset] {
    switch self {
    case .rss, .atom, .jsonFeed: [.feedStylesheet, .icon]
    default: hasFrame ? [.shareImage] : []
    }
  }

  /// True for HTML pages, whose values hold a `frame`.
  var hasFrame: Bool {
    switch self {
    case .home, .day, .month, .calendar, .keywords, .keyword, .archive, .paper, .authors, .authorsInitial, .author, .search,
      .notFound, .page:
      true
    default: false
    }
  }
}
