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

  /// What the current document holds, the newest first: all members that are not archived yet, and of the others as many as there is
  /// room for.
  func currentFeedItems(_ owner: FeedOwner) -> [FeedItem] {
    let size = feedDocumentSize(owner)
    let members = feedMembers(owner)
    let archived = feedArchiveCount(owner) * feedArchiveSize(owner)
    let newest: [Int32]
    switch members {
    case .days(let days):
      // Days have no news but their own, so those that are not archived are the newest ones.
      return days.suffix(size).reversed().map { .day($0) }
    case .range(let range): newest = newestPapers(of: range, archived: archived, size)
    case .members(let members): newest = newestPapers(of: members.lazy.map(\.paper), archived: archived, size)
    case .papers(let papers): newest = newestPapers(of: papers, archived: archived, size)
    }
    return newest.map { .paper($0) }
  }

  private func newestPapers<Papers: RandomAccessCollection<Int32>>(of papers: Papers, archived: Int, _ size: Int) -> [Int32] {
    var newest = NewestPapers(atMost: size)
    for paper in papers.dropFirst(archived).reversed() { newest.add(paper, catalogue.lastNews(paper)) }
    newest.keepAll()
    // The newest ones come first, because then most of the others are dismissed at once.
    for paper in papers.prefix(archived).reversed() { newest.add(paper, catalogue.lastNews(paper)) }
    return newest.papers
  }

  /// The members of an owner in the order in which they joined, oldest first; without papers of no known month, as a feed wants dates.
  private func feedMembers(_ owner: FeedOwner) -> FeedMembers {
    // Papers are in the order of their first editions, those of no known month before all others.
    let dated = Int32(overview.firstSeen[.unknown]?.upperBound ?? 0)
    switch owner {
    case .site, .siteAtom: return .range(dated..<Int32(catalogue.papers.count))
    case .days:
      // That a digest was empty is worth no message.
      return .days(overview.days.filter { !catalogue.editions[$0].listings.isEmpty || catalogue.editions[$0].listedAgain > 0 })
    case .keyword(let index):
      let members = catalogue.keywords[Int(index)].members
      return dated == 0 ? .members(members) : .papers(members.lazy.map(\.paper).filter { $0 >= dated })
    case .author(let index):
      let papers = catalogue.authors[Int(index)].papers
      return .papers(dated == 0 ? papers : papers.filter { $0 >= dated })
    }
  }
}

/// Members of a feed, in the form in which they are there already: each document asks for a few of them.
private enum FeedMembers {
  case range(Range<Int32>)
  case members([Keyword.Member])
  case papers([Int32])
  case days([Int])

  var count: Int {
    switch self {
    case .range(let range): range.count
    case .members(let members): members.count
    case .papers(let papers): papers.count
    case .days(let days): days.count
    }
  }

  func items(_ places: Range<Int>) -> [FeedItem] {
    let places = places.clamped(to: 0..<count)
    return switch self {
    case .range(let range): places.map { .paper(range.lowerBound + Int32($0)) }
    case .members(let members): members[places].map { .paper($0.paper) }
    case .papers(let papers): papers[places].map { .paper($0) }
    case .days(let days): days[places].map { .day($0) }
    }
  }
}
