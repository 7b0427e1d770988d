import Testing

@testable import Preview

@Suite struct ByteRangeTests {
  @Test(
    arguments: [
      (nil, .whole), ("bytes=0-0", .part(0..<1)), ("bytes=0-", .part(0..<10)), ("bytes=9-", .part(9..<10)),
      ("bytes=2-5", .part(2..<6)),
      ("bytes=2-99", .part(2..<10)), ("bytes=-3", .part(7..<10)), ("bytes=-99", .part(0..<10)), ("bytes=10-", .unsatisfiable),
      ("bytes=10-20", .unsatisfiable), ("bytes=-0", .unsatisfiable), ("bytes=5-2", .whole), ("bytes=-", .whole),
      ("bytes=", .whole),
      ("bytes=a-b", .whole), ("bytes=0-1,3-4", .whole), ("lines=0-1", .whole), ("bytes=1-2-3", .whole), ("bytes= 1-2", .whole),
      ("bytes=99999999999999999999-", .unsatisfiable), ("bytes=0-99999999999999999999", .part(0..<10)),
      ("bytes=-99999999999999999999", .part(0..<10)), ("bytes=9223372036854775807-9223372036854775807", .unsatisfiable),
    ] as [(String?, ByteRange)])
  func rangesOfTenBytes(header: String?, range: ByteRange) {
    #expect(ByteRange(header, length: 10) == range)
  }

  @Test func nothingCanBeTakenFromNothing() {
    #expect(ByteRange("bytes=0-", length: 0) == .unsatisfiable)
    #expect(ByteRange("bytes=-1", length: 0) == .unsatisfiable)
  }
}
