internal import Vocabulary

/// What a `Range` header asks for (RFC 9110, 14.2), given the length of the content.
enum ByteRange: Hashable, Sendable {
  /// No range, one that is not understood, or several: the whole content.
  case whole
  case part(Range<Int>)
  case unsatisfiable

  init(_ header: String?, length: Int) {
    self = .whole
    guard let header, header.utf8.starts(with: "bytes=".utf8) else { return }
    let ends = header.utf8.dropFirst(6).split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard ends.count == 2, let first = Self.number(ends[0]), let last = Self.number(ends[1]) else { return }
    switch (first, last) {
    case (nil, nil): return
    case (nil, let count?): self = count == 0 || length == 0 ? .unsatisfiable : .part(max(0, length - count)..<length)
    case (let start?, let end):
      if let end, end < start { return }
      self = start >= length ? .unsatisfiable : .part(start..<min(end ?? length - 1, length - 1) + 1)
    }
  }

  /// Nil inside when there are no digits, nil outside when it is no number. Numbers too large count as the largest.
  private static func number(_ digits: Substring.UTF8View) -> Int?? {
    if digits.isEmpty { return .some(nil) }
    guard digits.allSatisfy(\.isASCIIDigit) else { return nil }
    // One less than the largest, so that a byte after it can be counted.
    return .some(Int(String(decoding: digits, as: UTF8.self)).map { min($0, .max - 1) } ?? .max - 1)
  }
}
