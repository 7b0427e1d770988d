import Mustache

/// One day's papers: `day.mustache`; on the home page, `latest`.
enum DayFields: Int, Fields {
  /// What every page has; absent in the home page's `latest`.
  case frame
  /// `2025-04-22`.
  case iso
  /// The day as a headline: "Tuesday, 22 April 2025".
  case longDate
  /// The day's own page, relative to this page.
  case href
  /// "166 new papers"; absent when there are none.
  case newCount
  /// "12 updated"; absent when there are none.
  case updatedCount
  /// "3 listed again"; absent when there are none.
  case againCount
  /// True when there are papers to show, new or updated.
  case hasPapers
  /// Why there is nothing to show: "All papers of this day were listed before."; absent when there are papers.
  case emptyReason
  /// The new papers as the digests group them; one group without a name when they do not.
  case newGroups
  /// The updated papers, likewise.
  case updatedGroups
  /// True when there is more than one group in all: a table of contents pays.
  case hasContents
  /// The day before that has a page.
  case previous
  /// The day after that has a page.
  case next
  /// The month's page.
  case month
  /// Citations of the day's papers as BibTeX, RIS and CSL-JSON, relative to this page.
  case bibHref, risHref, jsonHref
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .frame: .object(FrameFields.self)
    case .hasPapers, .hasContents: .flag
    case .newGroups, .updatedGroups: .list(PaperGroupFields.self)
    case .previous, .next, .month: .object(LinkFields.self)
    default: .text
    }
  }
}

/// Papers that stand together under a heading.
enum PaperGroupFields: Int, Fields {
  /// The heading; absent when the digest has none.
  case name
  /// What the heading means, when it is an arXiv category: "Computer Vision and Pattern Recognition".
  case fullName
  /// The heading's identifier in the page, unique: `new-cs.CV`, `updated-cs.CV`.
  case anchor
  /// The keyword's page; absent when the heading is none.
  case href
  /// How many papers, as digits.
  case count
  /// The papers in the digest's order.
  case papers
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .papers: .list(PaperItemFields.self)
    default: .text
    }
  }
}
