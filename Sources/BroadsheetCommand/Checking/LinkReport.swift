internal import Vocabulary

/// A link that leads nowhere.
struct BrokenLink: Hashable, Sendable {
  /// The page that it stands on, below the site's root.
  var page: String
  var link: String
  /// The page that it leads to, when that has no such place; nil when there is no such page.
  var target: String?
}

/// Says where broken links are made: a template repeats one on every page, and one line about it is enough.
struct LinkReport {
  /// A file of the owner's.
  struct Source: Sendable {
    var file: String
    var bytes: [UInt8]
  }

  /// What pages are made from by hand, by their addresses: plain pages and files that are copied.
  var pages: [String: Source] = [:]
  /// The owner's templates.
  var templates: [Source] = []

  private struct Cause: Hashable {
    var file: String?
    var link: String
    var target: String?
  }

  /// One diagnostic for each cause, in the order of the links.
  func diagnostics(_ links: [BrokenLink]) -> [Diagnostic] {
    var order: [Cause] = []
    var found: [Cause: [String]] = [:]
    for link in links {
      // What does not stand in a page's own text comes from its template.
      let own = pages[link.page].flatMap { Self.place(of: link.link, in: $0.bytes) == nil ? nil : $0.file }
      let cause = Cause(file: own, link: link.link, target: link.target)
      if found[cause] == nil { order.append(cause) }
      found[cause, default: []].append(link.page)
    }
    return order.map { diagnostic($0, on: (found[$0] ?? []).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }) }
  }

  private func diagnostic(_ cause: Cause, on addresses: [String]) -> Diagnostic {
    let first = addresses.first ?? ""
    let source =
      cause.file == nil ? templates.first { Self.place(of: cause.link, in: $0.bytes) != nil } : pages[first]
    var location = SourceLocation(file: first)
    if let source, let place = Self.place(of: cause.link, in: source.bytes) {
      location = SourceLocation(file: source.file, line: place.line, column: place.column)
    }
    var places: [String] = []
    if cause.file == nil, source != nil { places.append("on \(first)") }
    let more = addresses.count - 1
    if more > 0 { places.append("\(source == nil ? "here and " : "")on \(Figures.counted(more, "more page"))") }
    var text = "the link '\(cause.link)'"
    if !places.isEmpty { text += " " + places.joined(separator: " and ") }
    text += " leads to " + (cause.target.map { "a place that \($0) does not have" } ?? "no page of the site")
    return .error(text + "; correct it where it is made", at: location)
  }

  /// The line and column, from 1, of a link's first character.
  private static func place(of link: String, in bytes: [UInt8]) -> (line: Int, column: Int)? {
    let wanted = Array(link.utf8)
    guard !wanted.isEmpty, let range = bytes.firstRange(of: wanted) else { return nil }
    let before = bytes[..<range.lowerBound]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return (before.count { $0 == 0x0A } + 1, range.lowerBound - start + 1)
  }
}
