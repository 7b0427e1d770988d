import Encoding
import Testing

/// Fast scans against the obvious ones, at every place and length.
@Suite struct ScanningTests {
  @Test func tellsASCII() {
    for count in 0..<40 {
      var bytes = [UInt8](repeating: 0x7F, count: count)
      #expect(isASCII(bytes))
      for at in 0..<count {
        bytes[at] = 0x80
        #expect(!isASCII(bytes))
        bytes[at] = 0x7F
      }
    }
  }

  @Test func findsAByte() {
    let colon = UInt8(ascii: ":")
    let bytes = Array("a:b::c".utf8)
    for start in 0...bytes.count { #expect(first(colon, in: bytes, from: start) == bytes[start...].firstIndex(of: colon)) }
    #expect(first(0xFF, in: bytes, from: 0) == nil)
    #expect(first(0, in: [], from: 0) == nil)
  }

  /// The first of two marks from every place on, in texts of every length.
  @Test func findsTheFirstPlace() {
    for count in 0..<50 {
      for mark in 0..<max(1, count) {
        var bytes = [UInt8](repeating: 0x61, count: count)
        if mark < count { bytes[mark] = 0x62 }
        if mark > 3 { bytes[mark - 3] = 0x62 }
        for start in 0...count {
          #expect(firstB(bytes, from: start) == bytes[start...].firstIndex(of: 0x62) ?? count)
        }
      }
    }
  }

  @Test(arguments: [0, 7, 9, 10, 99, 100, 1204, 65_537, Int.max, -1, -10, -987, Int.min])
  func writesDigits(number: Int) {
    var bytes = Array("n".utf8)
    bytes.append(decimal: number)
    #expect(String(decoding: bytes, as: UTF8.self) == "n\(number)")
  }

  @Test func findsPairs() {
    for count in 0..<50 {
      var bytes = (0..<count).map { $0 % 2 == 0 ? UInt8(0x20) : 0x61 }
      #expect(!hasPair(of: 0x20, in: bytes))
      for at in 1..<max(1, count) where bytes[at] != 0x20 {
        bytes[at] = 0x20
        #expect(hasPair(of: 0x20, in: bytes))
        #expect(!hasPair(of: 0x61, in: bytes))
        bytes[at] = 0x61
      }
    }
  }

  // Spans may not stand in an expectation.
  private func firstB(_ bytes: [UInt8], from start: Int) -> Int { bytes.span.firstPlace(from: start) { $0.equal(0x62) } }
  private func isASCII(_ bytes: [UInt8]) -> Bool { bytes.span.isASCII }
  private func hasPair(of byte: UInt8, in bytes: [UInt8]) -> Bool { bytes.span.hasPair(of: byte) }
  private func first(_ byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? { bytes.span.firstIndex(of: byte, from: start) }
}
