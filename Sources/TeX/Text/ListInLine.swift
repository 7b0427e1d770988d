internal import Vocabulary

/// The lists that models write in one line: `i) … ii) …`, `1. … 2. …`, `(1) … (2) …`.
///
/// A list needs its numbers in order from the first, each where a sentence or a clause has ended. Numbers that run through a sentence
/// (`it (i) finds, (ii) sorts and (iii) prints`) stay in it.
enum ListInLine {
  static func split(_ text: [UInt8]) -> (intro: [UInt8], MarkdownList)? {
    for style in Style.allCases where mayHold(text, style) {
      if let found = split(text, style) { return found }
    }
    return nil
  }

  private enum Style: CaseIterable {
    case romanParenthesis, romanParentheses, numberStop, numberParenthesis, numberParentheses

    var isRoman: Bool { self == .romanParenthesis || self == .romanParentheses }
  }

  /// Whether a second number of a style stands in the text: most texts with a first have none.
  private static func mayHold(_ text: [UInt8], _ style: Style) -> Bool {
    let digit = UInt8(ascii: style.isRoman ? "i" : "2")
    let sign = UInt8(ascii: style == .numberStop ? "." : ")")
    return (1..<max(1, text.count)).contains { text[$0] == sign && text[$0 - 1] == digit }
  }

  /// A marker: what it takes of the text, and the stars of bold text in front of it, which belong to the item.
  private struct Marker {
    var start: Int
    var stars: Int
    var end: Int
  }

  private static func split(_ text: [UInt8], _ style: Style) -> (intro: [UInt8], MarkdownList)? {
    var markers: [Marker] = []
    var at = 0
    while let marker = next(in: text, from: at, number: markers.count + 1, style) {
      guard standsAtBoundary(text, marker) else {
        // Numbers that run through a sentence: no list, or not yet.
        if markers.isEmpty {
          at = marker.end
          continue
        }
        return nil
      }
      markers.append(marker)
      at = marker.end
    }
    guard markers.count >= 2 else { return nil }
    var list = MarkdownList(kind: style.isRoman ? .roman : .numbered)
    for (index, marker) in markers.enumerated() {
      let end = index + 1 < markers.count ? markers[index + 1].start : text.count
      var item = [UInt8](repeating: UInt8(ascii: "*"), count: marker.stars)
      item += trimmed(text[marker.end..<end])
      if item.count == marker.stars { return nil }
      list.items.append(MarkdownList.Item(text: item))
    }
    return (Array(trimmed(text[..<markers[0].start])), list)
  }

  /// The next place where a number of this style stands as a marker, at a boundary or not.
  private static func next(in text: [UInt8], from start: Int, number: Int, _ style: Style) -> Marker? {
    guard let digits = digits(number, style) else { return nil }
    var at = start
    while at + digits.count < text.count {
      guard text[at] == digits[0], text[at..<at + digits.count].elementsEqual(digits) else {
        at += 1
        continue
      }
      let sign = at + digits.count
      var begin = at
      let after = sign + 1 < text.count ? text[sign + 1] : 0x20
      let closes = text[sign] == UInt8(ascii: ")")
      let isMarker: Bool
      switch style {
      case .numberStop:
        isMarker =
          text[sign] == UInt8(ascii: ".") && !after.isASCIIDigit && (after.isASCIISpace || after >= 0x80 || after == 0x2A)
      case .numberParenthesis, .romanParenthesis: isMarker = closes
      case .numberParentheses, .romanParentheses:
        isMarker = closes && at > 0 && text[at - 1] == UInt8(ascii: "(")
        begin -= 1
      }
      let before = begin > 0 ? text[begin - 1] : 0x20
      let isPart =
        before.isASCIILetter || before.isASCIIDigit || before == UInt8(ascii: "(") || before == UInt8(ascii: ".")
        || before == UInt8(ascii: "-")
      guard isMarker, !isPart else {
        at += 1
        continue
      }
      var stars = 0
      while stars < 2, begin - stars > 0, text[begin - stars - 1] == UInt8(ascii: "*") { stars += 1 }
      return Marker(start: begin - stars, stars: stars, end: sign + 1)
    }
    return nil
  }

  private static let roman: [StaticString] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]

  private static func digits(_ number: Int, _ style: Style) -> [UInt8]? {
    if !style.isRoman { return number < 100 ? Array(String(number).utf8) : nil }
    return number <= roman.count ? Array("\(roman[number - 1])".utf8) : nil
  }

  /// Whether the text has ended something in front of a marker: `.`, `:`, `;`, `?`, `!` or their wide forms.
  private static func standsAtBoundary(_ text: [UInt8], _ marker: Marker) -> Bool {
    var end = marker.start
    while end > 0, text[end - 1].isASCIISpace || text[end - 1] == UInt8(ascii: "*") { end -= 1 }
    if end == 0 { return true }
    let isSpaced = end < marker.start
    if isSpaced, ".:;?!".utf8.contains(text[end - 1]) { return true }
    // A closing quotation mark or parenthesis behind the end of a sentence.
    if isSpaced, end > 1, ")\"'".utf8.contains(text[end - 1]), ".:;?!".utf8.contains(text[end - 2]) { return true }
    guard end >= 3 else { return false }
    switch (text[end - 3], text[end - 2], text[end - 1]) {
    case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x9A), (0xEF, 0xBC, 0x9B), (0xEF, 0xBC, 0x9F), (0xEF, 0xBC, 0x81): return true
    default: return false
    }
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let first = text.firstIndex(where: { !$0.isASCIISpace }), let last = text.lastIndex(where: { !$0.isASCIISpace }) else {
      return []
    }
    return text[first...last]
  }
}
