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
}
