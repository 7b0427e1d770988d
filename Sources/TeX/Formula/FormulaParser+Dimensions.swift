internal import Vocabulary

extension FormulaParser {
  /// Moves past `-2mu`, `1.2em`, with or without braces; the result is in thousandths of an em.
  @discardableResult
  mutating func readDimension() -> Int32 {
    skipSpaces()
    let braced = at < source.count && source[at] == UInt8(ascii: "{")
    if braced { at += 1 }
    skipSpaces()
    var isNegative = false
    while at < source.count, source[at] == UInt8(ascii: "-") || source[at] == UInt8(ascii: "+") {
      if source[at] == UInt8(ascii: "-") { isNegative.toggle() }
      at += 1
    }
    // Thousandths; a number beyond any sense stops growing, and what is less counts for nothing.
    var number: Int64 = 0
    var scale: Int64 = 100
    var hasPoint = false
    while at < source.count {
      if source[at].isASCIIDigit {
        let digit = Int64(source[at] - 0x30)
        if hasPoint {
          number += digit * scale
          scale /= 10
        } else {
          number = min(number * 10 + digit * 1000, 100_000)
        }
      } else if source[at] == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else {
        break
      }
      at += 1
    }
    skipSpaces()
    let start = at
    if at < source.count, source[at] == UInt8(ascii: "\\") {
      at = commandEnd(at + 1)
    } else {
      while at < source.count, at < start + 2, source[at].isASCIILower { at += 1 }
    }
    let size = unit(start..<at)
    if braced {
      while at < source.count, source[at] != UInt8(ascii: "}") { at += 1 }
      if at < source.count { at += 1 }
    }
    let width = min(number * size / 1000, 40_000)
    return Int32(isNegative ? -width : width)
  }

  /// A unit of length in thousandths of an em of ten points.
  private func unit(_ range: Range<Int>) -> Int64 {
    guard range.count == 2 else { return 1000 }
    switch (source[range.lowerBound], source[range.lowerBound + 1]) {
    case (UInt8(ascii: "m"), UInt8(ascii: "u")): return 56
    case (UInt8(ascii: "e"), UInt8(ascii: "x")): return 431
    case (UInt8(ascii: "p"), UInt8(ascii: "t")), (UInt8(ascii: "b"), UInt8(ascii: "p")): return 100
    case (UInt8(ascii: "p"), UInt8(ascii: "x")): return 75
    case (UInt8(ascii: "p"), UInt8(ascii: "c")): return 1200
    case (UInt8(ascii: "m"), UInt8(ascii: "m")): return 285
    case (UInt8(ascii: "c"), UInt8(ascii: "m")): return 2845
    case (UInt8(ascii: "i"), UInt8(ascii: "n")): return 7227
    default: return 1000
    }
  }
}
