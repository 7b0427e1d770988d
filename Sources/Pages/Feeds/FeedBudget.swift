internal import Encoding
internal import Vocabulary

/// How many bytes items take in a file of a feed, whatever its format: upper bounds, as one list of items serves all of them.
enum FeedBudget {
  /// What stands before the items.
  static let head = 4096

  /// What an item takes at most in its short form, which is cut to fit.
  static func shortItem(_ owner: FeedOwner) -> Int { owner == .days ? 1500 : 4000 }

  /// Tags around an item and its dates, without what they hold.
  static let itemTags = 800

  /// Tags around a name.
  static let nameTags = 40

  /// What escaping makes of a byte at most.
  static let worstEscape = 6

  /// What becomes of a byte at most that is made HTML before: `"`, `&quot;`, `&amp;quot;`.
  static let worstSummary = 10

  /// The length of a text after escaping, in XML or JSON.
  static func escaped(_ bytes: Span<UInt8>) -> Int {
    var size = bytes.count
    _ = bytes.forEachPlace {
      mayTakeMore($0)
    } unless: {
      $0.areLetters .| $0.equal(0x20)
    } _: { at in
      size += extra(bytes[at])
      return true
    }
    return size
  }

  static func escaped(_ text: String) -> Int { escaped(text.utf8.span) }

  /// The same of a text that is made HTML before.
  static func escapedTwice(_ text: Span<UInt8>) -> Int {
    if text.firstPlace(from: 0, where: { mayTakeMore($0) .| $0.mayBeginForbidden }) == text.count { return text.count }
    var html: [UInt8] = []
    html.append(text, escaping: .markup)
    return escaped(html.span)
  }

  /// All bytes that become longer, and a few beside.
  @inline(__always)
  private static func mayTakeMore(_ bytes: SixteenBytes) -> SixteenBytes.Answer {
    let pairs = bytes.equal(UInt8(ascii: "&"), ignoring: 1) .| bytes.equal(UInt8(ascii: "<"), ignoring: 2)
    return pairs .| bytes.equal(UInt8(ascii: "\"")) .| bytes.equal(UInt8(ascii: "\\")) .| bytes.below(0x20)
  }

  private static func extra(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): 5
    case UInt8(ascii: "&"): 4
    case UInt8(ascii: "<"), UInt8(ascii: ">"): 3
    case UInt8(ascii: "\\"): 1
    case 0..<0x20: 5
    default: 0
    }
  }

  /// The beginning of a text that takes at most so many bytes after escaping, and an ellipsis where it was cut.
  static func cut(_ text: String, to limit: Int) -> String {
    if escaped(text) <= limit { return text }
    var size = "…".utf8.count
    for index in text.unicodeScalars.indices {
      for byte in UTF8.encode(text.unicodeScalars[index]) ?? UTF8.encodedReplacementCharacter { size += 1 + extra(byte) }
      if size > limit { return String(text[..<index]) + "…" }
    }
    return text
  }
}
