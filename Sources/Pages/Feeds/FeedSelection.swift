internal import Catalogue
internal import Configuration
internal import Vocabulary

/// Which items stand in which document of a feed.
///
/// Archive documents hold the members of a feed in the order in which they joined, and exist only when they are full, so that no later
/// day changes them. The current document holds all members that are not archived yet, and the latest news beside them. An
/// archive document is half as long as a document may be, so that there is always room for news.
extension Site {
  /// How many items a document may hold: what the settings say, unless even short ones would not fit into the file.
  private func feedDocumentSize(_ owner: FeedOwner) -> Int {
    min(settings.feeds.items, max(1, (settings.feeds.kilobytes * 1000 - FeedBudget.head) / FeedBudget.shortItem(owner)))
  }

  private func feedArchiveSize(_ owner: FeedOwner) -> Int { max(1, feedDocumentSize(owner) / 2) }

  /// How many archive documents a feed's Atom form has.
  func feedArchiveCount(_ owner: FeedOwner) -> Int {
    if case .author = owner { return 0 }
    let count = feedMembers(owner).count
    return count > feedDocumentSize(owner) ? (count - 1) / feedArchiveSize(owner) : 0
  }

  /// What an archive document holds, oldest first.
  ///
  /// - Parameter number: from 1.
  func feedArchive(_ owner: FeedOwner, _ number: Int) -> [FeedItem] {
    let size = feedArchiveSize(owner)
    return feedMembers(owner).items((number - 1) * size..<number * size)
  }

  /// What the current document holds, the newest first.
  func currentFeedItems(_ owner: FeedOwner) -> [FeedItem] {
    let size = feedDocumentSize(owner)
    let members = feedMembers(owner)
    let newest = newestFirst(members)
    let archives = feedArchiveCount(owner)
    guard archives > 0 else { return Array(newest.prefix(size)) }
    let unarchived = Set(members.items(archives * feedArchiveSize(owner)..<members.count))
    var places = size - unarchived.count
    var left = size
    var chosen: [FeedItem] = []
    for item in newest where left > 0 {
      if !unarchived.contains(item) {
        guard places > 0 else { continue }
        places -= 1
      }
      chosen.append(item)
      left -= 1
    }
    return chosen
  }

  /// Papers by their last news (first seen, or updated), days by date; the newest first.
  private func newestFirst(_ members: FeedMembers) -> [FeedItem] {
    if case .days(let days) = members { return days.reversed().map(FeedItem.day) }
    let news = members.papers.map { paper -> (edition: Edition, paper: Int32) in
      let found = catalogue.papers[Int(paper)]
      return (found.updated ?? found.firstSeen, paper)
    }
    return news.sorted { $0.edition == $1.edition ? $0.paper < $1.paper : $0.edition > $1.edition }.map { .paper($0.paper) }
  }

  /// The members of an owner in the order in which they joined, oldest first; without papers of no known month, as a feed wants dates.
  private func feedMembers(_ owner: FeedOwner) -> FeedMembers {
    func isDated(_ paper: Int32) -> Bool { catalogue.papers[Int(paper)].firstSeen.representativeDay != nil }
    switch owner {
    case .site, .siteAtom:
      // Papers are in the order of their first editions, those of no known month before all others.
      return .range(Int32(overview.firstSeen[.unknown]?.upperBound ?? 0)..<Int32(catalogue.papers.count))
    case .days: return .days(overview.days)
    case .keyword(let index): return .papers(catalogue.keywords[Int(index)].members.lazy.map(\.paper).filter(isDated))
    case .author(let index): return .papers(catalogue.authors[Int(index)].papers.filter(isDated))
    }
  }
}

/// Members of a feed; those of the site's own are a range, so that asking for some of them does not list them all.
private enum FeedMembers {
  case range(Range<Int32>)
  case papers([Int32])
  case days([Int])

  var count: Int {
    switch self {
    case .range(let range): range.count
    case .papers(let papers): papers.count
    case .days(let days): days.count
    }
  }

  var papers: [Int32] {
    switch self {
    case .range(let range): Array(range)
    case .papers(let papers): papers
    case .days: []
    }
  }

  func items(_ places: Range<Int>) -> [FeedItem] {
    let places = places.clamped(to: 0..<count)
    return switch self {
    case .range(let range): places.map { .paper(range.lowerBound + Int32($0)) }
    case .papers(let papers): papers[places].map { .paper($0) }
    case .days(let days): days[places].map { .day($0) }
    }
  }
}
