internal import Mustache
internal import TeX

/// Texts as values of templates: HTML in bytes, and languages where they differ from the page's.
enum Rendered {
  /// Room for the tags and references of a plain text.
  private static let spare = 48

  static func inlineTeX(_ text: String) -> Value {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + spare)
    RichText.appendInline(text, links: false, to: &bytes)
    return .bytes(bytes)
  }

  static func linkedTeX(_ text: String) -> Value {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + spare)
    RichText.appendInline(text, to: &bytes)
    return .bytes(bytes)
  }

  static func paragraphs(_ text: String) -> Value {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + spare)
    RichText.appendParagraphs(text, to: &bytes)
    return .bytes(bytes)
  }

  static func markdown(_ text: String) -> Value {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + spare)
    RichText.appendMarkdown(text, to: &bytes)
    return .bytes(bytes)
  }

  /// The language of a text for `lang`; absent when it is the page's.
  static func language(_ text: String, page: String) -> Value { language(TextLanguage(of: text), page: page) }

  static func language(_ language: TextLanguage, page: String) -> Value {
    language.tag == page ? .absent : .text(language.tag)
  }
}
