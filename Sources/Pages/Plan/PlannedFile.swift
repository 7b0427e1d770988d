internal import Vocabulary

/// A file that the site shall have, and what it is.
struct PlannedFile: Sendable {
  var path: SitePath
  var content: Content
  /// Of everything that the file is made of.
  var fingerprint: Fingerprint

  enum Content: Hashable, Sendable {
    case asset(Int)
    case staticFile(Int)
    case home, calendar, keywordIndex, authorIndex, search, notFound, feedList, sitemapIndex, robots, dataIndex, searchCatalog
    case day(Int)
    case month(Int)
    case keyword(Int)
    /// The page counts from 0.
    case archive(Int, page: Int)
    case paper(Int)
    case author(Int)
    case authorInitial(Int)
    case plain(Int)
    case feed(FeedDocument)
    case sitemap(SitemapPart)
    case dayCitations(Int, CitationFormat)
    /// The newest page has none.
    case keywordCitations(Int, page: Int?, CitationFormat)
    case data(Int)
    case searchPart(month: Int, file: Int)
  }
}
