internal import Encoding

/// A text with places to fill in, `{count} papers`, taken apart once.
struct WordPattern<Place: Sendable>: Sendable {
  private enum Piece: Sendable {
    /// A part of the texts.
    case text(Range<Int>)
    case place(Place)
  }

  private let pieces: [Piece]
  /// What stands between the places, one behind the other.
  private let texts: [UInt8]

  /// A brace that is not closed is left out, and so is a place of no known name.
  init(_ source: String, place: (_ name: String) -> Place?) {
    var pieces: [Piece] = []
    var texts: [UInt8] = []
    var rest = source.utf8[...]
    func add(_ text: Substring.UTF8View) {
      if text.isEmpty { return }
      let start = texts.count
      texts += text
      pieces.append(.text(start..<texts.count))
    }
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      add(rest[..<open])
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: UInt8(ascii: "}")) else { break }
      if let place = place(String(Substring(rest[..<close]))) { pieces.append(.place(place)) }
      rest = rest[rest.index(after: close)...]
    }
    add(rest)
    self.pieces = pieces
    self.texts = texts
  }

  /// Appends the text; whoever calls appends what stands in a place.
  func append(to out: inout [UInt8], _ appendValue: (Place, inout [UInt8]) -> Void) {
    for at in pieces.indices {
      switch pieces[at] {
      case .text(let range): out.append(texts.span.extracting(range))
      case .place(let place): appendValue(place, &out)
      }
    }
  }

  /// The text with its places filled in; one for which there is no value stays empty.
  func filled(_ value: (Place) -> String?) -> String {
    var out: [UInt8] = []
    append(to: &out) { place, out in
      if let value = value(place) { out.append(value) }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

/// The places of patterns of dates.
enum DatePart: String, Sendable {
  case weekday, weekdayShort, day, month, monthShort, monthNumber, year
  /// Of ranges.
  case first, last
}
