import Testing
import Vocabulary

@Suite("Days and addresses as texts")
struct DayTests {
  @Test(arguments: ["0001-01-01", "0987-12-31", "2025-04-22", "2024-02-29", "9999-10-09"])
  func daysReadBack(text: String) throws {
    let day = try #require(Day(text))
    #expect(day.description == text)
    #expect(day.month.description == text.prefix(7))
  }

  @Test func addressesAreEncoded() {
    for byte in UInt8(0x21)..<0x7F {
      let character = String(UnicodeScalar(byte))
      let isPlain = byte.isASCIILetter || byte.isASCIIDigit || "-._~/".contains(character)
      let hexadecimal = String(byte, radix: 16, uppercase: true)
      #expect(SitePath(trusted: "a\(character)").percentEncoded == (isPlain ? "a\(character)" : "a%\(hexadecimal)"))
    }
    #expect(SitePath(trusted: "über.html").percentEncoded == "%C3%BCber.html")
  }
}
