/// A text with places to fill in, `{count} papers`, taken apart once.
struct WordPattern<Place: Sendable>: Sendable {
  private enum Piece: Sendable {
    case text(String)
    case place(Place)
  }

  private let pieces: [Piece]

  /// A brace that is not closed is left out, and so is a place of no known name.
  init(_ source: String, place: (_ name: String) -> Place?) {
    var pieces: [Piece] = []
    var rest = source.utf8[...]
    func add(_ text: Substring.UTF8View) { if !text.isEmpty { pieces.append(.text(String(Substring(text)))) } }
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      add(rest[..<open])
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: UInt8(ascii: "}")) else { break }
      if let place = place(String(Substring(rest[..<close]))) { pieces.append(.place(place)) }
      rest = rest[rest.index(after: close)...]
    }
    add(rest)
    self.pieces = pieces
  }

  /// The text with its places filled in; one for which there is no value stays empty.
  func filled(_ value: (Place) -> String?) -> String {
    var out = ""
    for piece in pieces {
      switch piece {
      case .text(let text): out += text
      case .place(let place): if let value = value(place) { out += value }
      }
    }
    return out
  }
}

/// The places of patterns of dates.
enum DatePart: String, Sendable {
  case weekday, weekdayShort, day, month, monthShort, monthNumber, year
  /// Of ranges.
  case first, last
}
