import Encoding
import Testing

@Suite("Places of bytes")
struct PlacesTests {
  /// All places, in texts of every length, with and without a shorter question before.
  @Test(arguments: 0..<60)
  func areAllFound(count: Int) {
    for step in 1..<20 {
      for offset in 0..<min(step, max(1, count)) {
        var bytes = (0..<count).map { _ in UInt8(ascii: "a") }
        for at in stride(from: offset, to: count, by: step) { bytes[at] = UInt8(ascii: "-") }
        if count > 17 { bytes[17] = UInt8(ascii: ".") }
        let expected = bytes.indices.filter { bytes[$0] == UInt8(ascii: "-") }
        #expect(places(bytes, stoppingAt: count) == expected)
        if expected.count > 1 { #expect(places(bytes, stoppingAt: expected[1]) == Array(expected[...1])) }
      }
    }
  }

  @Test func lettersAreThoseOfASCII() {
    for byte in UInt8.min...UInt8.max {
      let bytes = [byte]
      let isLetter = (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      #expect(isFirstLetter(bytes) == isLetter)
    }
  }

  // Spans may not stand in an expectation.
  private func places(_ bytes: [UInt8], stoppingAt end: Int) -> [Int] {
    var found: [Int] = []
    let isWhole = bytes.span.forEachPlace {
      $0.equal(UInt8(ascii: "-"))
    } unless: {
      $0.areLetters
    } _: { at in
      found.append(at)
      return at != end
    }
    #expect(isWhole == !bytes.indices.contains(end))
    return found
  }

  private func isFirstLetter(_ bytes: [UInt8]) -> Bool { bytes.span.firstPlace(from: 0) { $0.areLetters } == 0 }
}
