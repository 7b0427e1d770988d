internal import Encoding
internal import Vocabulary

/// Dates as feeds write them: midnight UTC.
enum FeedDates {
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// RFC 822 with the four-digit year of RFC 1123: `Tue, 22 Apr 2025 00:00:00 GMT`.
  static func rfc822(_ day: Day) -> String {
    let date = day.dayOfMonth < 10 ? "0\(day.dayOfMonth)" : "\(day.dayOfMonth)"
    return "\(weekdays[day.weekday - 1]), \(date) \(months[day.monthOfYear - 1]) \(day.description.prefix(4)) 00:00:00 GMT"
  }

  /// RFC 3339: `2025-04-22T00:00:00Z`.
  static func rfc3339(_ day: Day) -> [UInt8] {
    var date: [UInt8] = []
    date.reserveCapacity(20)
    append(rfc3339: day, to: &date)
    return date
  }

  /// Appends the same.
  static func append(rfc3339 day: Day, to out: inout [UInt8]) {
    out.append(day.description)
    out.append("T00:00:00Z")
  }
}
