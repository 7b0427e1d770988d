import Citations
import TeX
import Testing

@Suite("Simple titles")
struct SimpleTitleTests {
  private static let parts = [
    "Word", "A", "3D", " ", "  ", "-", "--", ":", "/", "//", ".", "...", "(", ")", "1.", "(1)", ",", ";", "?", "!", "http:", "'",
    "''", "arXiv", "i)", "é", "$x$", "\\", "_",
  ]

  /// Citations leave the conversion out where `isSimple` says so.
  @Test(arguments: 1...200)
  func areTheirOwnPlainText(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
    for _ in 0..<100 {
      let title = (0..<roll(7)).map { _ in Self.parts[roll(seed % 2 == 0 ? 22 : Self.parts.count)] }.joined()
      if CitedPaper.isSimple(title) { #expect(RichText.plain(title) == title) }
    }
  }
}
