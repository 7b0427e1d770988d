import Testing

@testable import BroadsheetCommand

@Suite struct JSONReaderTests {
  private func read(_ text: String) throws(JSONReader.Failure) -> JSONValue { try JSONReader.read(Array(text.utf8)[...]) }

  @Test(
    arguments: [
      ("null", .null), (" true ", .bool(true)), ("false", .bool(false)), ("-1.5e3", .number("-1.5e3")), ("\"\"", .string("")),
      (#""a\"\\\/\b\f\n\r\t\u00e9\u6269""#, .string("a\"\\/\u{8}\u{C}\n\r\té扩")), (#""\ud83d\ude00""#, .string("😀")),
      (#""\ud83dx""#, .string("\u{FFFD}x")), (#""\ud83d\u0041""#, .string("\u{FFFD}A")), (#""\udc00""#, .string("\u{FFFD}")),
      ("[]", .array([])), ("[1, [2]]", .array([.number("1"), .array([.number("2")])])), ("{}", .object([])),
      (#"{"a": {"b": null}}"#, .object([.init(key: "a", value: .object([.init(key: "b", value: .null)]))])),
    ] as [(String, JSONValue)])
  func valuesAreRead(text: String, value: JSONValue) throws {
    #expect(try read(text) == value)
  }

  @Test(arguments: [
    ("", 0, "a value"), ("nul", 0, "'null'"), ("[1", 2, "',' or ']'"), ("[1 2]", 3, "',' or ']'"), (#"{"a"}"#, 4, "':'"),
    ("{a: 1}", 1, "a name in quotes"), (#"{"a": 1,}"#, 8, "a name in quotes"), (#""abc"#, 4, "a closing quote"),
    (#""\x""#, 3, "an escape that JSON knows"), (#""\u12g4""#, 3, "four hexadecimal digits"), ("1 2", 2, "the end of the line"),
    ("+1", 0, "a value"), ("--1", 0, "a value"), ("\"a\nb\"", 2, "an escape instead of a control character"),
  ])
  func mistakesHaveAPlace(text: String, offset: Int, expected: String) {
    #expect(throws: JSONReader.Failure(offset: offset, expected: expected)) { try read(text) }
  }

  @Test func depthIsBounded() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSONReader.Failure(offset: 65, expected: "less than 64 values inside each other")) { try read(deep) }
  }

  @Test func invalidUTF8IsRefused() {
    #expect(throws: JSONReader.Failure(offset: 3, expected: "UTF-8")) { try JSONReader.read([0x22, 0xFF, 0x22]) }
  }

  @Test func theLastOfEqualKeysCounts() throws {
    #expect(try read(#"{"a": 1, "a": 2}"#)["a"] == .number("2"))
  }
}
