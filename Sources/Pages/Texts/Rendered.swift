internal import Mustache
internal import TeX

/// Texts as values of templates: HTML in the store of a page, and languages where they differ from the page's.
enum Rendered {
  static func inlineTeX(_ text: String, in store: ValueStore) -> Value {
    store.text { RichText.appendInline(text, links: false, to: &$0) }
  }

  static func linkedTeX(_ text: String, in store: ValueStore) -> Value {
    store.text { RichText.appendInline(text, to: &$0) }
  }

  static func paragraphs(_ text: String, in store: ValueStore) -> Value {
    store.text { RichText.appendParagraphs(text, to: &$0) }
  }

  static func markdown(_ text: String, in store: ValueStore) -> Value {
    store.text { RichText.appendMarkdown(text, to: &$0) }
  }

  /// The language of a text for `lang`; absent when it is the page's.
  static func language(_ text: String, page: String) -> Value { language(TextLanguage(of: text), page: page) }

  static func language(_ language: TextLanguage, page: String) -> Value {
    language.tag == page ? .absent : .text(language.tag)
  }
}
