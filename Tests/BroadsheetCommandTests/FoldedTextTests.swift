import Testing

@testable import BroadsheetCommand

@Suite struct FoldedTextTests {
  @Test(
    arguments: [
      ("Event Cameras", "camera", true), ("Event Cameras", "CAMERA", true), ("Event Cameras", "cameras!", false),
      ("aab", "ab", true),
      ("aaab", "aab", true), ("", "a", false), ("a", "", true), ("", "", true), ("Gödel", "GÖDEL", true),
      ("Go\u{308}del", "gödel", true),
      ("Straße", "STRASSE", true), ("扩散模型", "散模", true), ("abc", "abcd", false), ("abc", "c", true),
    ] as [(String, String, Bool)])
  func partsAreFound(whole: String, part: String, isFound: Bool) {
    #expect(FoldedText(whole).contains(FoldedText(part)) == isFound)
  }
}
