import Mustache

/// Where the authors are: `authors.mustache`.
enum AuthorIndexFields: Int, Fields {
  /// What every page has.
  case frame
  /// "32,688 authors with at least 3 papers".
  case countLabel
  /// A page for each initial that names begin with.
  case initials
  /// The authors with the most papers, at most 30.
  case authors
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .frame: .object(FrameFields.self)
    case .initials, .authors: .list(CountedLinkFields.self)
    default: .text
    }
  }
}

/// The authors of one initial: `authors-initial.mustache`.
enum AuthorInitialFields: Int, Fields {
  /// What every page has.
  case frame
  /// "L", or "Other" for what is no letter.
  case label
  /// "1,204 authors".
  case countLabel
  /// All initials, this one marked as current.
  case initials
  /// The authors by name.
  case authors
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .frame: .object(FrameFields.self)
    case .initials, .authors: .list(CountedLinkFields.self)
    default: .text
    }
  }
}

/// An author: `author.mustache`.
enum AuthorFields: Int, Fields {
  /// What every page has.
  case frame
  /// The name as most digests write it.
  case name
  /// "17 papers".
  case countLabel
  /// The papers, newest first, by year: of each its title, first author, and day without the year.
  case years
  /// Who they wrote with, most papers first, at most twelve, of those with a single paper only the first three places;
  /// without a link below the minimum of papers, without a number for one.
  case coauthors
  /// True when `coauthors` has any.
  case hasCoauthors
  /// What they write about, most papers first, at most eight; without a number for one.
  case keywords
  /// True when `keywords` has any.
  case hasKeywords
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .frame: .object(FrameFields.self)
    case .years: .list(PaperGroupFields.self)
    case .coauthors, .keywords: .list(CountedLinkFields.self)
    case .hasCoauthors, .hasKeywords: .flag
    default: .text
    }
  }
}
