import Mustache

/// A paper in a list. The reader's layer knows it by its address, so there is no other identifier in the page.
///
/// A site of 63,000 papers prints about half a million of these: what a list does not need is left out by whoever fills it in.
enum PaperItemFields: Int, Fields {
  /// The paper's page, relative to this page; without paper pages (a setting) the paper at arXiv.
  case href
  /// The title, with formulas: inline HTML without links.
  case titleHTML
  /// The title's language, when it is not the page's.
  case titleLanguage
  /// The first authors, ready to print: "Ada Lovelace, Alan Turing, Emmy Noether".
  case authors
  /// How many more there are: "and 5 more"; absent when all are shown.
  case authorsMore
  /// The TL;DR, else the summary's or the abstract's first sentences: inline HTML without links (it
  /// is what one presses to open the abstract), about 300 characters. Absent when nothing is known.
  case summaryHTML
  /// The summary's language, when it is not the page's.
  case summaryLanguage
  /// The abstract, else the whole summary, as blocks (`<p>…</p>`), to be opened in place. Absent on archive and author pages, and when
  /// `summaryHTML` says it all.
  case abstractHTML
  /// The abstract's language, when it is not the page's.
  case abstractLanguage
  /// The paper's keywords but for the page's own and the group's, at most five.
  case keywords
  /// The addresses' names of the keywords beyond those, with spaces between them, for the reader's layer: "cs.CV diffusion-models".
  case furtherKeywords
  /// The first code repository.
  case codeHref
  /// The project's page.
  case projectHref
  /// The paper at arXiv; absent without an identifier.
  case arxivHref
  /// The paper's PDF.
  case pdfHref
  /// True in lists of many days when the paper was first seen on the list's newest day. A day's list says it in its headings.
  case isNew
  /// True when a higher version than before was listed.
  case isUpdated
  /// The version that an update brought: "v3".
  case versionLabel
  /// The day first seen, short: "22 Apr 2025", or "22 Apr" under the year. Absent where the page itself is that day.
  case dayLabel
  /// The same day, as `2025-04-22`.
  case dayISO
  /// That day's page; absent for undated papers.
  case dayHref
  /// The context object in a span (OpenURL), for Zotero: the unescaped value of `title`. Short, the DOI and little else, because a day of 166
  /// papers with all abstracts must stay under 120 KB compressed, and 116 of these are the texts. Absent on author pages.
  case coins
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .titleHTML, .summaryHTML, .abstractHTML: .html
    case .keywords: .list(KeywordLinkFields.self)
    case .isNew, .isUpdated: .flag
    default: .text
    }
  }
}

/// A link to a keyword's page.
enum KeywordLinkFields: Int, Fields {
  /// The keyword as written: "Diffusion models", `cs.CV`.
  case name
  /// Its page, relative to this page.
  case href
  static let shape = Shape(of: Self.self)

  var type: FieldType { .text }
}
