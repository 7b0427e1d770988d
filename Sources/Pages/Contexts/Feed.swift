import Mustache

/// A feed: `feed.xml.mustache` (RSS 2.0), `atom.xml.mustache` (Atom 1.0, RFC 4287 and 5005), `feed.json.mustache` (JSON Feed 1.1).
/// The three get the same values but for `selfHref`; XML templates escape as markup, JSON templates as JSON strings. All addresses are
/// absolute, but for those that say otherwise when there is no `url` in `site.yml`.
enum FeedFields: Int, Fields {
  /// The feed's identifier, which never changes.
  case id
  /// The feed's title: the site's, or "Diffusion models · Site".
  case title
  /// What is in it: "The newest papers on Diffusion models."
  case subtitle
  /// What a feed is, for somebody who opens it in a browser; a whole sentence.
  case notice
  /// `en`, `zh-Hans`.
  case language
  /// Who makes the site; the site's title when nobody is named (Atom asks for an author).
  case author
  /// The page that the feed belongs to; without `url` relative, as RSS asks for one.
  case pageHref
  /// The feed itself, in this format; absent without `url`.
  case selfHref
  /// The stylesheet, relative to the feed.
  case stylesheetHref
  /// The site's icon.
  case iconHref
  /// When the newest item changed, by the digests.
  case updatedRFC822, updatedRFC3339
  /// True for an archive document (RFC 5005), which does not change.
  case isArchive
  /// The current document; in archive documents only; without `url` relative.
  case currentHref
  /// The archive document with the next older items; without `url` relative.
  case previousArchiveHref
  /// The items, newest first.
  case items
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .isArchive: .flag
    case .items: .list(FeedItemFields.self)
    default: .text
    }
  }
}

/// An item of a feed: a paper, or a day.
enum FeedItemFields: Int, Fields {
  /// The item's identifier, which never changes.
  case id
  /// True when `id` is the address of the item's page.
  case isPermalink
  /// The item's page; without `url` that at arXiv.
  case href
  /// The title, plain.
  case title
  /// The authors' names.
  case authors
  /// Keywords and categories.
  case categories
  /// The day first seen, 00:00 UTC; absent in archive documents, whose items never changed.
  case publishedRFC822, publishedRFC3339
  /// The day of the last update, 00:00 UTC; the first day when there was none.
  case updatedRFC3339
  /// The abstract or summary with links to arXiv and PDF, as HTML without MathML, all elements closed; print it escaped. Absent in archive
  /// documents.
  case contentHTML
  /// The content's language, when it is not the feed's.
  case contentLanguage
  /// The beginning of the same, plain, for the readable page and for readers that want little.
  case summary
  /// The same as HTML, for formats that have no plain texts; print it escaped. Absent in archive documents.
  case summaryHTML
  /// The paper at arXiv.
  case arxivHref
  /// The PDF.
  case pdfHref
  /// True for the last item, which no comma follows in JSON.
  case isLast
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .isPermalink, .isLast: .flag
    case .authors, .categories: .list(FeedNameFields.self)
    case .contentHTML, .summaryHTML: .html
    default: .text
    }
  }
}

/// A name in a list of names.
enum FeedNameFields: Int, Fields {
  /// The name.
  case name
  /// True for the last one.
  case isLast
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .isLast: .flag
    default: .text
    }
  }
}

/// The list of all feeds: `feeds.opml.mustache` (OPML 2.0).
enum FeedListFields: Int, Fields {
  /// "Feeds of <site>".
  case title
  /// Who makes the site; absent when nobody is named.
  case author
  /// The newest day, RFC 822; absent on an empty site.
  case updatedRFC822
  /// The site's own feeds.
  case siteFeeds
  /// The heading of the keywords' feeds.
  case keywordsLabel
  /// A feed for each keyword.
  case keywordFeeds
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .siteFeeds, .keywordFeeds: .list(OutlineFields.self)
    default: .text
    }
  }
}

/// A feed in the list of all feeds.
enum OutlineFields: Int, Fields {
  /// Its name.
  case title
  /// The feed's address: absolute, or without `url` relative to the list.
  case feedHref
  /// The page that it belongs to, likewise.
  case pageHref
  static let shape = Shape(of: Self.self)

  var type: FieldType { .text }
}
