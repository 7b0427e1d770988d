import Encoding
import Testing

/// Fast scans against the obvious ones, at every place and length.
@Suite struct ScanningTests {
  @Test func tellsASCII() {
    for count in 0..<40 {
      var bytes = [UInt8](repeating: 0x7F, count: count)
      #expect(bytes.span.isASCII)
      for at in 0..<count {
        bytes[at] = 0x80
        #expect(!bytes.span.isASCII)
        bytes[at] = 0x7F
      }
    }
  }

  @Test func findsAByte() {
    let bytes = Array("a:b::c".utf8)
    for start in 0...bytes.count {
      #expect(bytes.span.firstIndex(of: UInt8(ascii: ":"), from: start) == bytes[start...].firstIndex(of: UInt8(ascii: ":")))
    }
    #expect(bytes.span.firstIndex(of: 0xFF, from: 0) == nil)
    #expect([UInt8]().span.firstIndex(of: 0, from: 0) == nil)
  }
}
