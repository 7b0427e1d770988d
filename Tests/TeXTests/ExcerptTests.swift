import TeX
import Testing

@Suite struct ExcerptTests {
  private let words = (0..<60).map { "word\($0)" }.joined(separator: " ")

  @Test(arguments: ["$5", "{", "\\$", "$HOME", "}"])
  func aSignWithoutAPartnerIsText(_ sign: String) {
    let excerpt = Excerpt.of("It costs \(sign) to train \(words)", limit: 60)
    #expect(excerpt.hasPrefix("It costs \(sign) to train word0 word1 ") && excerpt.hasSuffix("…"))
    #expect(excerpt.utf8.count > 50 && excerpt.utf8.count <= 63)
  }

  @Test(arguments: [
    ("one two $x + y + z + u + v$ three", "one two…"), (#"one two \(x + y + z + u + v\) three"#, "one two…"),
    ("ab$x + y + z + u + v + w$ three", "ab…"), (#"one two \textbf{three four five} six"#, "one two…"),
    ("One. Two $x$. Three four five", "One. Two $x$."), ("One $5. Two three four five", "One $5."),
    ("{three four five six seven eight}", "{three four five…"), ("$x$ and {three four five six}", "$x$ and…"),
  ])
  func isNeverCutInAFormulaOrAGroupBesideOthers(_ text: String, _ expected: String) {
    #expect(Excerpt.of(text, limit: 20) == expected)
  }

  @Test func aShortTextStays() { #expect(Excerpt.of("It costs $5", limit: 11) == "It costs $5") }
}
