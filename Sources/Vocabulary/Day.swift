/// A day of the proleptic Gregorian calendar, without a time or a zone.
public struct Day: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// `year * 10_000 + month * 100 + day`, which orders days.
  public let packed: Int32

  /// Nil when there is no such day; years 1 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard let month = Month(year: year, month: month), day >= 1, day <= month.dayCount else { return nil }
    packed = Int32(year * 10_000 + month.month * 100 + day)
  }

  /// The inverse of `packed`; nil when the number is no day.
  public init?(packed: Int32) {
    self.init(year: Int(packed) / 10_000, month: Int(packed) / 100 % 100, day: Int(packed) % 100)
  }

  /// Reads `YYYY-MM-DD`, and with the same widths `YYYY.MM.DD`, `YYYY/MM/DD` and `YYYYMMDD`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    let digits: [UInt8]
    switch bytes.count {
    case 8: digits = bytes
    case 10:
      guard bytes[4] == bytes[7], "-./".utf8.contains(bytes[4]) else { return nil }
      digits = Array(bytes[0..<4] + bytes[5..<7] + bytes[8..<10])
    default: return nil
    }
    var number: Int32 = 0
    for digit in digits {
      guard digit.isASCIIDigit else { return nil }
      number = number * 10 + Int32(digit - 0x30)
    }
    self.init(packed: number)
  }

  public var year: Int { Int(packed) / 10_000 }
  /// 1 to 12.
  public var monthOfYear: Int { Int(packed) / 100 % 100 }
  /// 1 to 31.
  public var dayOfMonth: Int { Int(packed) % 100 }
  public var month: Month { Month(validYear: year, month: monthOfYear) }

  /// Days since 1970-01-01. Formula: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  public var number: Int {
    let y = monthOfYear <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let shifted = (monthOfYear + 9) % 12
    let dayOfYear = (153 * shifted + 2) / 5 + dayOfMonth - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// ISO weekday: 1 is Monday, 7 is Sunday.
  public var weekday: Int { (number % 7 + 7 + 3) % 7 + 1 }

  /// `YYYY-MM-DD`.
  public var description: String {
    unsafe String(unsafeUninitializedCapacity: 10) { buffer in
      var rest = packed
      for at in (0..<10).reversed() {
        if at == 4 || at == 7 {
          unsafe buffer[at] = UInt8(ascii: "-")
        } else {
          unsafe buffer[at] = 0x30 + UInt8(rest % 10)
          rest /= 10
        }
      }
      return 10
    }
  }

  public static func < (left: Self, right: Self) -> Bool { left.packed < right.packed }
}

/// A month of a year.
public struct Month: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let year: Int
  /// 1 to 12.
  public let month: Int

  /// Nil when there is no such month; years 1 to 9999.
  public init?(year: Int, month: Int) {
    guard year >= 1, year <= 9999, month >= 1, month <= 12 else { return nil }
    self.init(validYear: year, month: month)
  }

  init(validYear year: Int, month: Int) {
    self.year = year
    self.month = month
  }

  /// Reads `YYYY-MM`.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"), let first = Day(text + "-01") else { return nil }
    self = first.month
  }

  /// Reads the `YYMM` that opens an arXiv identifier: 91 to 99 are of the last century.
  init?(arXivDigits digits: ArraySlice<UInt8>) {
    self.init(arXivNumber: digits.reduce(0) { $0 * 10 + Int($1) - 0x30 })
  }

  /// The same of the digits' number.
  init?(arXivNumber number: Int) {
    let year = number / 100
    self.init(year: year >= 91 ? 1900 + year : 2000 + year, month: number % 100)
  }

  public var dayCount: Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public var firstDay: Day { Day(year: year, month: month, day: 1)! }

  public var next: Month {
    month == 12 ? Month(validYear: year + 1, month: 1) : Month(validYear: year, month: month + 1)
  }

  /// Months since year 0, so that differences can be taken.
  public var number: Int { year * 12 + month - 1 }

  /// `YYYY-MM`.
  public var description: String { String(decoding: firstDay.description.utf8.prefix(7), as: UTF8.self) }

  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
