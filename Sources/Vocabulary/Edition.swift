/// When a paper stood in a digest: on a day, or, in a digest without a date, in the month of its identifier.
///
/// Editions are ordered by time; what is undated stands after its month's days, and what has not even a month before everything.
public struct Edition: Hashable, Sendable, Comparable {
  /// A packed day, or `YYYYMM99` for a month, or 0.
  public let packed: Int32

  public static let unknown = Edition(packed: 0)

  public init(_ day: Day) { packed = day.packed }

  public init(undatedIn month: Month) { packed = Int32(month.year * 10_000 + month.month * 100 + 99) }

  /// For numbers that came out of `packed`.
  public init(packed: Int32) { self.packed = packed }

  /// Nil when only the month is known, or nothing.
  public var day: Day? { Day(packed: packed) }

  public var month: Month? { Month(year: Int(packed) / 10_000, month: Int(packed) / 100 % 100) }

  /// The day that stands for it where a format wants one: of an undated month the first.
  public var representativeDay: Day? { day ?? month?.firstDay }

  public static func < (left: Self, right: Self) -> Bool { left.packed < right.packed }
}
