internal import Encoding
internal import Mustache

/// An item of a feed, and how many bytes it takes at most in any of the formats.
struct SizedFeedItem {
  var values: Record<FeedItemFields>
  /// Of tags and addresses.
  var fixed: Int
  /// Those of days are short.
  var countsTitle: Bool

  /// What `bytes` cannot exceed, without a look at any text.
  var bound: Int {
    size {
      FeedBudget.worstEscape * $0.count
    } summary: {
      FeedBudget.worstSummary * $0.count
    }
  }

  var bytes: Int {
    size {
      FeedBudget.escaped($0)
    } summary: { summary in
      // RSS takes it as HTML, whatever the format at hand.
      FeedBudget.escapedTwice(summary)
    }
  }

  private func size(_ text: (Span<UInt8>) -> Int, summary: (Span<UInt8>) -> Int) -> Int {
    var size = fixed
    if countsTitle { size += Self.size(values[.title], text) }
    for list in [values[.authors], values[.categories]] {
      guard case .list(let names) = list else { continue }
      for case .object(let name) in names { size += Self.size(name[FeedNameFields.name], text) + FeedBudget.nameTags }
    }
    return size + Self.size(values[.summary], summary) + Self.size(values[.contentHTML], text)
  }

  private static func size(_ value: Value, _ size: (Span<UInt8>) -> Int) -> Int {
    switch value {
    case .text(let text): size(text.utf8.span)
    case .bytes(let bytes): size(bytes.span)
    default: 0
    }
  }
}
