internal import Mustache
internal import Synchronization
internal import Vocabulary

/// The items of the feeds that were made last: RSS, Atom and JSON of one feed hold the same, and are made one after the other.
final class RecentFeedItems: Sendable {
  private struct Entry: Sendable {
    var owner: FeedOwner
    var items: Value
  }

  private static let kept = 8
  private let entries = Mutex<[Entry]>([])

  func items(_ owner: FeedOwner, make: () throws(Diagnostic) -> Value) throws(Diagnostic) -> Value {
    let known = entries.withLock { entries in entries.first { $0.owner == owner }?.items }
    if let known { return known }
    let items = try make()
    entries.withLock { entries in
      if entries.count == Self.kept { entries.removeFirst() }
      entries.append(Entry(owner: owner, items: items))
    }
    return items
  }
}
