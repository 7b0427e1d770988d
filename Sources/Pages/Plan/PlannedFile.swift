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

/// The files of a site as its parts were listed: putting a hundred thousand into one list would take longer than finding each in its own.
struct PlannedFiles: Sendable {
  private let parts: [[PlannedFile]]
  /// Where each part begins, and where the last one ends.
  private let starts: [Int]

  init(_ parts: [[PlannedFile]]) {
    self.parts = parts
    var starts = [0]
    for part in parts { starts.append(starts[starts.count - 1] + part.count) }
    self.starts = starts
  }

  var count: Int { starts[parts.count] }

  var indices: Range<Int> { 0..<count }

  /// The part that a file is in, and its place there.
  @inline(__always)
  private func place(of index: Int) -> (part: Int, at: Int) {
    var part = 0
    while index >= starts[part + 1] { part += 1 }
    return (part, index - starts[part])
  }

  subscript(_ index: Int) -> PlannedFile {
    let (part, at) = place(of: index)
    return parts[part][at]
  }

  // By themselves, because a whole file is handed on with counts for what is in it.

  func path(_ index: Int) -> SitePath {
    let (part, at) = place(of: index)
    return parts[part][at].path
  }

  func content(_ index: Int) -> PlannedFile.Content {
    let (part, at) = place(of: index)
    return parts[part][at].content
  }

  func fingerprint(_ index: Int) -> Fingerprint {
    let (part, at) = place(of: index)
    return parts[part][at].fingerprint
  }
}
