public import Encoding

/// A template as its author wrote it.
public struct TemplateSource: Sendable {
  /// What other templates call it: `day`, `partials/paper`.
  public var name: String
  /// What messages call it: `Templates/day.mustache`.
  public var file: String
  /// UTF-8.
  public var text: [UInt8]
  /// How `{{name}}` makes a text safe.
  public var escaping: Escaping

  public init(name: String, file: String, text: [UInt8], escaping: Escaping = .markup) {
    self.name = name
    self.file = file
    self.text = text
    self.escaping = escaping
  }

  public init(name: String, file: String, text: String, escaping: Escaping = .markup) {
    self.init(name: name, file: file, text: Array(text.utf8), escaping: escaping)
  }

  /// The partials and parents that it names, whatever its delimiters; `*` for one whose name is dynamic.
  public var references: [String] {
    Scanner(text).pieces.compactMap { piece in
      guard case .tag(let tag) = piece, tag.kind == .partial || tag.kind == .parent else { return nil }
      return tag.content.hasPrefix("*") ? "*" : tag.content
    }
  }

  /// Where text stands right behind a tag that prints a value.
  public var placesBehindValues: [Int] {
    var places: [Int] = []
    var isBehindValue = false
    for piece in Scanner(text).pieces {
      if case .text(let range) = piece, isBehindValue { places.append(range.lowerBound) }
      if case .tag(let tag) = piece {
        isBehindValue = tag.kind == .variable || tag.kind == .unescaped
      } else {
        isBehindValue = false
      }
    }
    return places
  }
}
