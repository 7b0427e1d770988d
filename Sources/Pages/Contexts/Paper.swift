import Mustache

/// One paper: `paper.mustache`.
enum PaperFields: Int, Fields {
  /// What every page has.
  case frame
  /// The arXiv identifier: `2504.14945`; absent when there is none.
  case identifier
  /// The highest version that a digest stated: "v3"; absent when none did.
  case versionLabel
  /// The title, with formulas: inline HTML.
  case titleHTML
  /// The title, plain.
  case title
  /// The title's language, when it is not the page's.
  case titleLanguage
  /// The authors, in order; the first ones, when there are so many that they would push everything else down.
  case authors
  /// "and 76 more", and who they are; absent when `authors` has all.
  case authorsMore, moreAuthors
  /// The day first seen: its page and "22 April 2025". The link is absent (`href` empty) for undated papers.
  case firstSeen
  /// The same day as `2025-04-22`; for undated papers the month, `2025-04`.
  case firstSeenISO
  /// True when a later day brought a higher version.
  case isUpdated
  /// The arXiv categories, the main one first.
  case categories
  /// The topics, without categories.
  case keywords
  /// True when there is any category or topic.
  case hasKeywords
  /// The authors' abstract as blocks; absent when no digest gave it.
  case abstractHTML
  /// The abstract's language, when it is not the page's.
  case abstractLanguage
  /// Summaries that others wrote, best first; each differs from the others.
  case summaries
  /// The arXiv comment: inline HTML.
  case commentHTML
  /// arXiv, PDF, Hugging Face, … : everything but code and project, in this order.
  case links
  /// The first code repository.
  case codeHref
  /// The project's page.
  case projectHref
  /// Every time that a digest listed it, oldest first.
  case timeline
  /// The citation as BibTeX and as RIS, without the abstract.
  case bibtex, ris
  /// The citation as CSL-JSON without the abstract and without spaces, with only `&` and `<` escaped: quotation marks are half of it.
  case cslHTML
  /// Related papers, nearest first, at most eight.
  case related
  /// True when `related` has any.
  case hasRelated
  /// The paper before in the first-seen day's order.
  case previous
  /// The paper after in the first-seen day's order.
  case next
  /// Highwire's tags (`citation_author` …) but for `citation_title`, which the layout prints together with `og:title`.
  case metas
  /// schema.org's `ScholarlyArticle` as JSON, safe inside `<script type="application/ld+json">`: `<` is written `\u003c`.
  case jsonLDHTML
  /// The context object in a span, for Zotero; absent, because Highwire's tags say more.
  case coins
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .frame: .object(FrameFields.self)
    case .titleHTML, .abstractHTML, .commentHTML, .jsonLDHTML, .cslHTML: .html
    case .isUpdated, .hasRelated, .hasKeywords: .flag
    case .authors, .moreAuthors: .list(AuthorLinkFields.self)
    case .firstSeen: .object(LinkFields.self)
    case .categories: .list(CategoryLinkFields.self)
    case .keywords: .list(KeywordLinkFields.self)
    case .summaries: .list(SummaryFields.self)
    case .links: .list(LinkFields.self)
    case .timeline: .list(SightingFields.self)
    case .related: .list(RelatedPaperFields.self)
    case .previous, .next: .object(LinkFields.self)
    case .metas: .list(MetaFields.self)
    default: .text
    }
  }
}

/// An author of a paper.
enum AuthorLinkFields: Int, Fields {
  /// The name as the digest writes it.
  case name
  /// The author's page; absent below the minimum of papers.
  case href
  /// True for the last one of its list, which no comma follows.
  case isLast
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .isLast: .flag
    default: .text
    }
  }
}

/// An arXiv category of a paper.
enum CategoryLinkFields: Int, Fields {
  /// `cs.CV`.
  case name
  /// "Computer Vision and Pattern Recognition".
  case fullName
  /// Its page.
  case href
  static let shape = Shape(of: Self.self)

  var type: FieldType { .text }
}

/// A text that somebody else wrote about the paper.
enum SummaryFields: Int, Fields {
  /// Where it comes from: the digest's name.
  case sourceLabel
  /// The digest's day: "22 April 2025"; absent when undated.
  case dateLabel
  /// The language, when it is not the page's.
  case language
  /// The TL;DR or the summary, as blocks; absent when there are only sections.
  case html
  /// Motivation, method, result, conclusion, … in order.
  case sections
  /// True when `sections` has any.
  case hasSections
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .html: .html
    case .sections: .list(SummarySectionFields.self)
    case .hasSections: .flag
    default: .text
    }
  }
}

/// A labelled part of a summary.
enum SummarySectionFields: Int, Fields {
  /// "Motivation", in the interface's language when it knows the label.
  case label
  /// The text: inline HTML or blocks.
  case html
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .html: .html
    default: .text
    }
  }
}

/// A digest that listed the paper.
enum SightingFields: Int, Fields {
  /// "22 April 2025", or "undated"; absent when the sighting before has the same date.
  case dateLabel
  /// The day's page; absent when undated.
  case href
  /// "new", "updated" or "listed again"; stands with the date.
  case statusLabel
  /// "v2"; absent when the digest states none.
  case versionLabel
  /// The title in that digest, when it differs from the page's: inline HTML.
  case titleHTML
  /// The digest's path; several that told the same have a dot between them.
  case source
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .titleHTML: .html
    default: .text
    }
  }
}

/// A paper much like this one.
enum RelatedPaperFields: Int, Fields {
  /// Its page.
  case href
  /// Its title: inline HTML.
  case titleHTML
  /// The first author and "et al.", short, plain.
  case authors
  /// "Apr 2025".
  case dateLabel
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .titleHTML: .html
    default: .text
    }
  }
}

/// A name and a value for `<meta>`.
enum MetaFields: Int, Fields {
  /// `citation_author`.
  case name
  /// The value, plain.
  case content
  static let shape = Shape(of: Self.self)

  var type: FieldType { .text }
}
