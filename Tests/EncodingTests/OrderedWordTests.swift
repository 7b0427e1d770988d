import Encoding
import Testing

@Suite struct OrderedWordTests {
  @Test(arguments: 0..<21) func eightBytesAreANumberOfTheirOrder(_ count: Int) {
    let bytes = (0..<count).map { UInt8(0xF0 - $0 * 11) }
    for start in 0...(count + 9) {
      let expected = (start..<(start + 8)).reduce(UInt64(0)) { $0 << 8 | ($1 < count ? UInt64(bytes[$1]) : 0) }
      #expect(bytes.span.orderedWord(at: start) == expected)
    }
  }
}
