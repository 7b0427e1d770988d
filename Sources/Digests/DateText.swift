internal import Vocabulary

/// Finds a date in a text, in the spellings that bots and people use. No locale: English month names and Chinese characters.
enum DateText {
  /// Years that a digest may be of: arXiv began in 1991, and other numbers are mistakes.
  private static let years = 1990...2099

  /// The day that a text is, or else the first date in it.
  static func day(_ text: String) -> Day? {
    if let day = Day(text), years.contains(day.month.year) { return day }
    return first(in: text)
  }

  /// The first date in the text.
  static func first(in text: String) -> Day? { find(Array(text.utf8))?.day }

  /// The text with its first date cut out.
  static func removingDate(from text: String) -> String {
    let bytes = Array(text.utf8)
    guard let found = find(bytes) else { return text }
    return String(decoding: bytes[..<found.range.lowerBound] + bytes[found.range.upperBound...], as: UTF8.self)
  }

  /// The first numbers that are written like a year, a month and a day, and are none.
  static func impossible(in text: String) -> String? {
    let bytes = Array(text.utf8)
    for start in bytes.indices where bytes[start].isASCIIDigit && (start == 0 || !bytes[start - 1].isASCIIDigit) {
      if let written = yearMonthDay(bytes, start) { return String(decoding: bytes[start..<written.end], as: UTF8.self) }
    }
    return nil
  }

  private static func find(_ bytes: [UInt8]) -> (day: Day, range: Range<Int>)? {
    var at = 0
    while at < bytes.count {
      let startsNumber = bytes[at].isASCIIDigit && (at == 0 || !bytes[at - 1].isASCIIDigit)
      let startsWord = bytes[at].isASCIILetter && (at == 0 || !bytes[at - 1].isASCIILetter)
      if startsNumber || startsWord, let found = read(bytes, at) { return (found.day, at..<found.end) }
      at += 1
    }
    return nil
  }

  private static func read(_ bytes: [UInt8], _ start: Int) -> (day: Day, end: Int)? {
    let found = yearFirst(bytes, start) ?? compact(bytes, start) ?? dayFirst(bytes, start) ?? monthFirst(bytes, start)
    return found.flatMap { years.contains($0.day.month.year) ? $0 : nil }
  }

  /// `2025-04-22`, `2025.4.22`, `2025/04/22`, `2025_04_22`, `2025年4月22日`.
  private static func yearFirst(_ bytes: [UInt8], _ start: Int) -> (day: Day, end: Int)? {
    guard let written = yearMonthDay(bytes, start),
      let day = Day(year: written.year, month: written.month, day: written.day)
    else { return nil }
    return (day, bytes.hasPrefix("日".needle, at: written.end, before: bytes.count) ? written.end + 3 : written.end)
  }

  /// The same, whether or not there is such a day.
  private static func yearMonthDay(_ bytes: [UInt8], _ start: Int) -> (year: Int, month: Int, day: Int, end: Int)? {
    guard let year = number(bytes, start, digits: 4...4), let first = separator(bytes, year.end),
      let month = number(bytes, first.end, digits: 1...2), let second = separator(bytes, month.end),
      first.isChinese == second.isChinese, first.isChinese || bytes[year.end] == bytes[month.end],
      let day = number(bytes, second.end, digits: 1...2)
    else { return nil }
    return (year.value, month.value, day.value, day.end)
  }

  private static func separator(_ bytes: [UInt8], _ at: Int) -> (end: Int, isChinese: Bool)? {
    guard at < bytes.count else { return nil }
    if "-./_".utf8.contains(bytes[at]) { return (at + 1, false) }
    for character in ["年", "月"] where bytes.hasPrefix(character.needle, at: at, before: bytes.count) { return (at + 3, true) }
    return nil
  }

  /// `20250422`.
  private static func compact(_ bytes: [UInt8], _ start: Int) -> (day: Day, end: Int)? {
    guard let whole = number(bytes, start, digits: 8...8), let day = Day(packed: Int32(whole.value))
    else { return nil }
    return (day, whole.end)
  }

  /// `5-Mar-2025`, `5 March 2025`.
  private static func dayFirst(_ bytes: [UInt8], _ start: Int) -> (day: Day, end: Int)? {
    guard let day = number(bytes, start, digits: 1...2), day.end < bytes.count, "- _".utf8.contains(bytes[day.end]),
      let month = monthName(bytes, day.end + 1), month.end < bytes.count, "- _,".utf8.contains(bytes[month.end]),
      let year = number(bytes, bytes.skippingSpaces(month.end + 1, before: bytes.count), digits: 4...4),
      let value = Day(year: year.value, month: month.value, day: day.value)
    else { return nil }
    return (value, year.end)
  }

  /// `March 5, 2025`, `Mar 5 2025`.
  private static func monthFirst(_ bytes: [UInt8], _ start: Int) -> (day: Day, end: Int)? {
    guard let month = monthName(bytes, start), month.end < bytes.count, " .".utf8.contains(bytes[month.end]),
      let day = number(bytes, bytes.skippingSpaces(month.end + 1, before: bytes.count), digits: 1...2)
    else { return nil }
    var at = day.end
    while at < bytes.count, " ,".utf8.contains(bytes[at]) { at += 1 }
    guard at > day.end, let year = number(bytes, at, digits: 4...4),
      let value = Day(year: year.value, month: month.value, day: day.value)
    else { return nil }
    return (value, year.end)
  }

  private static func number(_ bytes: [UInt8], _ start: Int, digits: ClosedRange<Int>) -> (value: Int, end: Int)? {
    var value = 0
    var at = start
    while at < bytes.count, bytes[at].isASCIIDigit, at - start <= digits.upperBound {
      value = value * 10 + Int(bytes[at] - 0x30)
      at += 1
    }
    return digits.contains(at - start) ? (value, at) : nil
  }

  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  /// A word that begins with a month's three letters and is a prefix of its name.
  private static func monthName(_ bytes: [UInt8], _ start: Int) -> (value: Int, end: Int)? {
    var end = start
    while end < bytes.count, bytes[end].isASCIILetter { end += 1 }
    guard end - start >= 3, end - start <= 9 else { return nil }
    let word = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ]
    guard let index = months.firstIndex(where: { word.hasPrefix($0) }), names[index].hasPrefix(word) || word == "sept" else {
      return nil
    }
    return (index + 1, end)
  }
}
