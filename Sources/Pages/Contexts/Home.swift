import Mustache

/// The front page: `home.mustache`.
enum HomeFields: Int, Fields {
  /// What every page has.
  case frame
  /// The latest day with all its papers; absent on a site without a dated digest.
  case latest
  /// The latest fourteen days that have a page, newest first.
  case recentDays
  /// True when `recentDays` has any.
  case hasRecentDays
  /// The keywords with the most papers in the last three months of the archive, at most 24.
  case keywords
  /// True when `keywords` has any.
  case hasKeywords
  /// "and 120 more keywords"; absent when all are shown.
  case keywordsMore
  /// True when no paper is there at all: the page then says how to begin.
  case isEmpty
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .frame: .object(FrameFields.self)
    case .latest: .object(DayFields.self)
    case .recentDays: .list(RecentDayFields.self)
    case .keywords: .list(KeywordTrendFields.self)
    case .isEmpty, .hasRecentDays, .hasKeywords: .flag
    default: .text
    }
  }
}

/// A day in the strip of recent days.
enum RecentDayFields: Int, Fields {
  /// Its page.
  case href
  /// "22 Apr".
  case label
  /// "Tue".
  case weekday
  /// How many papers are new, as digits.
  case count
  /// The same for a screen reader: "Tuesday, 22 April 2025: 166 new papers".
  case description
  /// The bar's height from 1 to 20, against the busiest of the days shown; 0 for none.
  case height
  /// 20 minus `height`: where the bar begins.
  case top
  static let shape = Shape(of: Self.self)

  var type: FieldType { .text }
}

/// A keyword with its count and its trend.
enum KeywordTrendFields: Int, Fields {
  /// The keyword as written.
  case name
  /// What it means, for arXiv categories.
  case fullName
  /// Its page.
  case href
  /// How many papers, with the language's separators: "1,204".
  case count
  /// The points of a polyline in a view box of 60 by 16: papers a month in at most twelve months up to the keyword's own last, zero at
  /// y = 15, the highest at y = 1, evenly from x = 0 to x = 60. Absent when there is only one month.
  case trendPoints
  static let shape = Shape(of: Self.self)

  var type: FieldType { .text }
}
