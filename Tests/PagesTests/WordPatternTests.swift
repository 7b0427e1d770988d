import Testing

@testable import Pages

@Suite("Patterns of words")
struct WordPatternTests {
  @Test(arguments: [
    ("", ""),
    ("no places", "no places"),
    ("{count} papers", "3 papers"),
    ("{first}{count}{first}", "a3a"),
    ("x{unknown}y", "xy"),
    ("x{unclosed", "xunclosed"),
    ("{count} of {", "3 of "),
    ("}{count}}", "}3}"),
    ("共 {count} 篇", "共 3 篇"),
  ])
  func areFilled(source: String, expected: String) {
    let values = ["count": "3", "first": "a"]
    #expect(WordPattern(source) { $0 }.filled { values[$0] } == expected)
    #expect(WordPattern(source) { values[$0] }.filled { $0 } == expected)
  }
}
