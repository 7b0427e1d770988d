import Mustache

/// All keywords: `keywords.mustache`.
enum KeywordIndexFields: Int, Fields {
  /// What every page has.
  case frame
  /// "212 keywords".
  case countLabel
  /// The site's own keywords, the digests' topics, arXiv's categories; a group that is empty is left out.
  case groups
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .frame: .object(FrameFields.self)
    case .groups: .list(KeywordGroupFields.self)
    default: .text
    }
  }
}

/// Keywords of one kind.
enum KeywordGroupFields: Int, Fields {
  /// "Topics", "arXiv categories".
  case name
  /// The heading's identifier in the page: `topics`, `categories`.
  case anchor
  /// The keywords, by name.
  case keywords
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .keywords: .list(KeywordTrendFields.self)
    default: .text
    }
  }
}

/// A keyword's newest papers: `keyword.mustache`.
enum KeywordFields: Int, Fields {
  /// What every page has.
  case frame
  /// The keyword as written.
  case name
  /// What it means, for arXiv categories.
  case fullName
  /// What it collects, in words; absent when there is nothing to say.
  case about
  /// Its other names, joined: "DDPM, score matching"; absent for none.
  case aliases
  /// "1,204 papers since April 2023".
  case countLabel
  /// Papers a month, oldest first, at most 24 months up to the keyword's own last; empty when there is only one month.
  case trend
  /// True when `trend` has any.
  case hasTrend
  /// The width of the trend's view box: 10 × months.
  case trendWidth
  /// The trend's first and last month: "Jul 2024", "Apr 2025".
  case trendStart, trendEnd
  /// The trend in words, for a screen reader: "Papers a month: April 2025 12, …".
  case trendLabel
  /// Keywords that share the most papers, at most eight.
  case related
  /// True when `related` has any.
  case hasRelated
  /// The papers that no archive page holds yet, newest first, by month.
  case months
  /// True when there is an archive.
  case hasArchive
  /// The archive's pages, newest (highest number) first.
  case archive
  /// Citations of the papers on this page.
  case bibHref, risHref, jsonHref
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .frame: .object(FrameFields.self)
    case .trend: .list(TrendBarFields.self)
    case .related: .list(RelatedKeywordFields.self)
    case .months: .list(PaperGroupFields.self)
    case .hasArchive, .hasTrend, .hasRelated: .flag
    case .archive: .list(ArchiveLinkFields.self)
    default: .text
    }
  }
}

/// A month's bar in a keyword's trend, in a view box of 10 × months by 40.
enum TrendBarFields: Int, Fields {
  /// The left edge: 10 × index.
  case x
  /// The upper edge: 40 − height.
  case y
  /// From 0 to 40, against the highest month; at least 1 when there is a paper.
  case height
  /// "April 2025: 12".
  case label
  static let shape = Shape(of: Self.self)

  var type: FieldType { .text }
}

/// A keyword that shares papers with this one.
enum RelatedKeywordFields: Int, Fields {
  /// Its name.
  case name
  /// Its page.
  case href
  /// How many papers they share, with the language's separators.
  case shared
  static let shape = Shape(of: Self.self)

  var type: FieldType { .text }
}

/// A link to a page of a keyword's archive.
enum ArchiveLinkFields: Int, Fields {
  /// The page.
  case href
  /// Its number; 1 is the oldest.
  case number
  /// The days that it covers: "12 Mar – 4 Apr 2025".
  case range
  static let shape = Shape(of: Self.self)

  var type: FieldType { .text }
}

/// A full page of a keyword's archive: `archive.mustache`.
enum ArchiveFields: Int, Fields {
  /// What every page has.
  case frame
  /// The keyword as written.
  case name
  /// The keyword's page.
  case keywordHref
  /// "Archive, page 3".
  case numberLabel
  /// The days that it covers.
  case range
  /// The papers, newest first, by month; without abstracts.
  case months
  /// The page before, with older papers; absent on page 1.
  case older
  /// The keyword's own page, which lists what no archive page holds yet. (A link to the next archive page would change a full page.)
  case newer
  /// Citations of the papers on this page.
  case bibHref, risHref, jsonHref
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .frame: .object(FrameFields.self)
    case .months: .list(PaperGroupFields.self)
    case .older, .newer: .object(LinkFields.self)
    default: .text
    }
  }
}
