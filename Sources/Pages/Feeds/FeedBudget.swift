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
    let extras = extras.span
    var size = bytes.count
    // The table has an entry for every byte.
    for at in bytes.indices { size += unsafe Int(extras[unchecked: Int(bytes[unchecked: at])]) }
    return size
  }

  static func escaped(_ text: String) -> Int { escaped(text.utf8.span) }

  private static let extras = (0...255).map { UInt8(extra($0)) }

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
