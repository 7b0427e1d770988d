import Mustache

/// What every HTML page has: `frame` in the page's own values. `layout.mustache` opens it around everything, so that a page's blocks find
/// these names and their own; no page's own names may be the same as one of these.
///
/// Nothing here is derived from the archive, but for the page's own titles and links: a new day must not change old pages.
enum FrameFields: Int, Fields {
  /// The site's title, from `site.yml`.
  case siteTitle
  /// The site's tagline; absent when there is none.
  case tagline
  /// Who runs the site; absent when nobody is named.
  case siteAuthor
  /// What the site is, in a sentence; absent when there is none.
  case siteDescription
  /// The language of the interface, as in `<html lang>`: `en`, `zh-Hans`.
  case language
  /// What leads from this page to the site's root: empty or `../` or `../../`; on the 404 page the absolute path that the site has.
  case root
  /// What stands in `<title>`: the page's title and the site's.
  case documentTitle
  /// The page's title alone, plain, for sharing (`og:title`).
  case shareTitle
  /// The page in a sentence, plain, at most 200 characters; absent when there is nothing to say.
  case description
  /// The page's absolute address; absent without `url` in `site.yml`.
  case canonical
  /// The absolute address of the picture for sharing; absent without `url` in `site.yml`.
  case shareImage
  /// True on pages that search engines should leave out (search, 404).
  case isUnlisted
  /// The feeds that belong to this page; on paper and author pages only the site's Atom feed, because there are many of them.
  case feeds
  /// The address of the page before this one in its sequence (`rel="prev"`), the older one; absent at the end.
  case previousHref
  /// The address of the page after this one in its sequence (`rel="next"`), the newer one; absent at the end.
  case nextHref
  /// True when the site has author pages (a setting).
  case hasAuthors
  /// True when the site has a search page (two settings: without paper pages there is none).
  case hasSearch
  /// The site's plain pages (About …), for the footer.
  case plainPages
  /// The interface's words, `{{t.search}}`.
  case t
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .isUnlisted, .hasAuthors, .hasSearch: .flag
    case .feeds: .list(FeedLinkFields.self)
    case .plainPages: .list(LinkFields.self)
    case .t: .object(StringsFields.self)
    default: .text
    }
  }
}

/// A link with its text.
enum LinkFields: Int, Fields {
  /// Where it leads, relative to the page.
  case href
  /// The text to show.
  case label
  static let shape = Shape(of: Self.self)

  var type: FieldType { .text }
}

/// A link to a feed.
enum FeedLinkFields: Int, Fields {
  /// The feed's name: "Diffusion models · Atom"; absent on pages that name one feed alone.
  case title
  /// `RSS`, `Atom` or `JSON`.
  case format
  /// The media type: `application/atom+xml`.
  case mediaType
  /// Where it is, relative to the page.
  case href
  static let shape = Shape(of: Self.self)

  var type: FieldType { .text }
}
