import Mustache

/// The calendar of all days: `calendar.mustache`.
enum CalendarFields: Int, Fields {
  /// What every page has.
  case frame
  /// "1,757 papers on 9 days".
  case countLabel
  /// Years, newest first.
  case years
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .frame: .object(FrameFields.self)
    case .years: .list(CalendarYearFields.self)
    default: .text
    }
  }
}

/// A year as a heat map: a column a week, a row a weekday from Monday, 12 units apart, 10 units wide, to the right of 28 units of weekday
/// labels and under 14 of month labels.
enum CalendarYearFields: Int, Fields {
  /// "2025".
  case year
  /// "1,204 papers on 240 days".
  case countLabel
  /// The days of the year in order, up to the last one that the archive has.
  case cells
  /// The months' names above their first column.
  case monthLabels
  /// Names of Monday, Wednesday and Friday beside their rows.
  case weekdayLabels
  /// Links to the months that have papers, oldest first.
  case months
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .cells: .list(CalendarCellFields.self)
    case .monthLabels, .weekdayLabels: .list(CalendarLabelFields.self)
    case .months: .list(CountedLinkFields.self)
    default: .text
    }
  }
}

/// A day in the heat map.
enum CalendarCellFields: Int, Fields {
  /// The left edge: 28 + 12 × week.
  case x
  /// The upper edge: 14 + 12 × weekday, Monday 0.
  case y
  /// 0 for no new paper, 1 to 4 by quarters of the busiest day's count.
  case level
  /// The day's page; absent when it has none.
  case href
  /// "22 April 2025: 166 new papers", or the reason: "27 April 2025: weekend".
  case label
  static let shape = Shape(of: Self.self)

  var type: FieldType { .text }
}

/// A text at a place in the heat map.
enum CalendarLabelFields: Int, Fields {
  /// The left edge.
  case x
  /// The base line.
  case y
  /// "Apr", "Mon".
  case label
  static let shape = Shape(of: Self.self)

  var type: FieldType { .text }
}

/// A link with a count.
enum CountedLinkFields: Int, Fields {
  /// Where it leads.
  case href
  /// The text to show.
  case label
  /// How many papers, with the language's separators.
  case count
  /// True for the page that shows the link.
  case isCurrent
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .isCurrent: .flag
    default: .text
    }
  }
}

/// A month: `month.mustache`.
enum MonthFields: Int, Fields {
  /// What every page has.
  case frame
  /// "April 2025".
  case label
  /// "1,204 papers on 22 days".
  case countLabel
  /// The month's days in order, to the last one that the archive has; days without a page say why.
  case days
  /// Papers of this month that no dated digest lists.
  case undated
  /// True when `undated` has any.
  case hasUndated
  /// The month before that has a page.
  case previous
  /// The month after that has a page.
  case next
  /// The month's papers as data, `/data/papers-2025-04.jsonl`.
  case dataHref
  static let shape = Shape(of: Self.self)

  var type: FieldType {
    switch self {
    case .frame: .object(FrameFields.self)
    case .days: .list(MonthDayFields.self)
    case .undated: .list(PaperItemFields.self)
    case .previous, .next: .object(LinkFields.self)
    case .hasUndated: .flag
    default: .text
    }
  }
}

/// A day in a month's list.
enum MonthDayFields: Int, Fields {
  /// Its page; absent when it has none.
  case href
  /// The day of the month: "22".
  case number
  /// "Tuesday".
  case weekday
  /// "166 new papers"; absent for none.
  case newCount
  /// "12 updated"; absent for none.
  case updatedCount
  /// Why there is nothing: "weekend", "no digest", "all listed before"; absent when there is something.
  case emptyReason
  /// The bar's length from 0 to 100, against the month's busiest day.
  case length
  /// The first titles of the day, plain, joined by " · ", about 160 characters; absent for none.
  case highlights
  static let shape = Shape(of: Self.self)

  var type: FieldType { .text }
}
