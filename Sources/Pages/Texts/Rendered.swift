internal import Mustache
internal import TeX

/// Texts as values of templates: HTML in bytes, and languages where they differ from the page's.
enum Rendered {
  static func inlineTeX(_ text: String) -> Value {
    var bytes: [UInt8] = []
    RichText.appendInline(text, links: false, to: &bytes)
    return .bytes(bytes)
  }

  static func linkedTeX(_ text: String) -> Value {
    var bytes: [UInt8] = []
    RichText.appendInline(text, to: &bytes)
    return .bytes(bytes)
  }

  static func paragraphs(_ text: String) -> Value {
    var bytes: [UInt8] = []
    RichText.appendParagraphs(text, to: &bytes)
    return .bytes(bytes)
  }

  static func markdown(_ text: String) -> Value {
    var bytes: [UInt8] = []
    RichText.appendMarkdown(text, to: &bytes)
    return .bytes(bytes)
  }

  /// Without links, because it is shown inside what one presses to open the abstract.
  static func inlineMarkdown(_ text: String) -> Value {
    var bytes: [UInt8] = []
    RichText.appendMarkdownInline(text, links: false, to: &bytes)
    return .bytes(bytes)
  }

  /// The language of a text for `lang`; absent when it is the page's.
  static func language(_ text: String, page: String) -> Value {
    let tag = TextLanguage(of: text).tag
    return tag == page ? .absent : .text(tag)
  }
}
