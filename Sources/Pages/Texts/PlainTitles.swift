internal import TeX
internal import Vocabulary

/// Titles without markup, for `<title>`, feeds and links.
enum PlainTitles {
  static func of(_ title: String) -> String { RichText.plain(title) }
}
