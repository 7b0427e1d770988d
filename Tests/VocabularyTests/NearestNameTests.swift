import Testing
import Vocabulary

@Suite("The nearest name")
struct NearestNameTests {
  private let options = ["--content", "--templates", "--output", "--state", "--url", "--jobs", "title", "tagline"]

  @Test(arguments: [
    ("--contnet", "--content"), ("--templaets", "--templates"), ("--ouput", "--output"), ("titel", "title"), ("TITLE", "title"),
    ("tag-line", "tagline"), ("--job", "--jobs"),
  ])
  func isFound(name: String, expected: String) {
    #expect(NearestName.suggestion(for: name, among: options) == expected)
    #expect(NearestName.hint(for: name, among: options) == "; did you mean '\(expected)'?")
  }

  @Test(arguments: ["", "x", "completely different", String(repeating: "a", count: 100_000)])
  func isNilWhenNoneIsNear(name: String) {
    #expect(NearestName.suggestion(for: name, among: options) == nil)
    #expect(NearestName.hint(for: name, among: options) == "")
  }

  @Test func ofEqualsTheFirstIsTaken() {
    #expect(NearestName.suggestion(for: "cat", among: ["car", "bat"]) == "car")
    #expect(NearestName.suggestion(for: "cat", among: ["car", "cat"]) == "cat")
  }
}
