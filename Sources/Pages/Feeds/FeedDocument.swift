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
enum FeedItem: Hashable, Sendable {
  case paper(Int32)
  case day(Int)
}
