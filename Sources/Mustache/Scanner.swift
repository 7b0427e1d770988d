internal import Vocabulary

/// A stretch of a template: text without a line end, one line end, or one tag.
enum Piece {
  case text(Range<Int>)
  case lineEnd(Range<Int>)
  case tag(Tag)
}

struct Tag {
  enum Kind {
    case variable, unescaped, section, inverted, close, comment, delimiters, partial, parent, block
  }

  var kind: Kind
  /// What stands between the sign and the closing delimiter, white space cut off.
  var content: String
  /// Of the opening delimiter.
  var offset: Int
}

/// A mistake in one source, before it has a file and a line.
struct Mistake {
  var offset: Int
  var message: String
}

/// Cuts a source into pieces. Mistakes are gathered; the text around them is scanned on.
struct Scanner {
  private let text: [UInt8]
  private var opening = Array("{{".utf8)
  private var closing = Array("}}".utf8)
  private var at = 0
  private(set) var pieces: [Piece] = []
  private(set) var mistakes: [Mistake] = []

  init(_ text: [UInt8]) {
    self.text = text
    var start = 0
    while mistakes.count < Self.mostMistakes, let open = Self.find(opening, in: text, from: at) {
      addText(start..<open)
      start = scanTag(at: open) ?? open
      at = max(start, open + 1)
    }
    addText(start..<text.count)
  }

  /// Each may cost a look through the whole text, so scanning ends here.
  static let mostMistakes = 50

  static func find(_ needle: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard let first = needle.first, text.count >= needle.count else { return nil }
    var at = start
    while at <= text.count - needle.count {
      if text[at] == first, text[at..<(at + needle.count)].elementsEqual(needle) { return at }
      at += 1
    }
    return nil
  }

  private mutating func addText(_ range: Range<Int>) {
    var start = range.lowerBound
    var at = start
    while at < range.upperBound {
      if text[at] == 0x0A {
        let end = at > start && text[at - 1] == 0x0D ? at - 1 : at
        if end > start { pieces.append(.text(start..<end)) }
        pieces.append(.lineEnd(end..<(at + 1)))
        start = at + 1
      }
      at += 1
    }
    if start < range.upperBound { pieces.append(.text(start..<range.upperBound)) }
  }

  /// Scans the tag that opens here; returns where it ends, or nil when what opens is no tag.
  private mutating func scanTag(at open: Int) -> Int? {
    var start = open + opening.count
    while start < text.count, text[start].isASCIISpace, !text[start].isLineEnd { start += 1 }
    let sign = start < text.count ? text[start] : 0
    let kind = Self.kind(of: sign)
    if kind != .variable { start += 1 }
    let end: [UInt8] =
      switch kind {
      case .unescaped where sign == UInt8(ascii: "{"): [UInt8(ascii: "}")] + closing
      case .delimiters: [UInt8(ascii: "=")] + closing
      default: closing
      }
    let spelled = String(decoding: opening, as: UTF8.self)
    guard let close = Self.find(end, in: text, from: start), kind == .comment || isOneTag(start..<close) else {
      let missing = String(decoding: end, as: UTF8.self)
      mistakes.append(
        Mistake(offset: open, message: "the tag that '\(spelled)' opens is not closed: write '\(missing)' at its end"))
      return nil
    }
    let content = text[start..<close].trimmed
    if let message = accept(Tag(kind: kind, content: String(decoding: content, as: UTF8.self), offset: open)) {
      mistakes.append(Mistake(offset: open, message: message))
    }
    return close + end.count
  }

  private static func kind(of sign: UInt8) -> Tag.Kind {
    switch sign {
    case UInt8(ascii: "{"), UInt8(ascii: "&"): .unescaped
    case UInt8(ascii: "#"): .section
    case UInt8(ascii: "^"): .inverted
    case UInt8(ascii: "/"): .close
    case UInt8(ascii: "!"): .comment
    case UInt8(ascii: "="): .delimiters
    case UInt8(ascii: ">"): .partial
    case UInt8(ascii: "<"): .parent
    case UInt8(ascii: "$"): .block
    default: .variable
    }
  }

  /// A tag other than a comment that runs into the next tag was not closed.
  private func isOneTag(_ range: Range<Int>) -> Bool {
    guard let next = Self.find(opening, in: text, from: range.lowerBound) else { return true }
    return next >= range.upperBound || opening == closing
  }

  /// Keeps a well-formed tag; returns what is wrong with any other.
  private mutating func accept(_ tag: Tag) -> String? {
    switch tag.kind {
    case .comment: break
    case .delimiters:
      let words = tag.content.utf8.split(whereSeparator: \.isASCIISpace)
      guard words.count == 2, !tag.content.utf8.contains(UInt8(ascii: "=")) else {
        return "these are no delimiters: write two, without '=', with a space between them, as in {{=<% %>=}}"
      }
      (opening, closing) = (Array(words[0]), Array(words[1]))
    default:
      guard !tag.content.isEmpty else { return "the tag has no name: write one, or remove the tag" }
      let name = tag.content.utf8.first == UInt8(ascii: "*") ? tag.content.utf8.dropFirst().trimmed : tag.content.utf8[...]
      guard !name.contains(where: \.isASCIISpace) else {
        return "'\(tag.content)' has white space in it: a tag holds one name"
      }
    }
    pieces.append(.tag(tag))
    return nil
  }
}

extension BidirectionalCollection<UInt8> {
  /// Without the white space at both ends.
  var trimmed: SubSequence {
    guard let first = firstIndex(where: { !$0.isASCIISpace }), let last = lastIndex(where: { !$0.isASCIISpace }) else {
      return self[startIndex..<startIndex]
    }
    return self[first...last]
  }
}
