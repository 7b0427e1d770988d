import Testing

@testable import TeX

@Suite("Pairs of braces")
struct BracePairsTests {
  /// Near partners are looked for in another way than far ones.
  @Test(arguments: 1...200)
  func areTheSameNearAndFar(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
    let parts = ["{", "}", "\\", "a", "\\{", "\\}", String(repeating: "word ", count: 1 + roll(20))]
    let source = Array((0..<roll(60)).map { _ in parts[roll(parts.count)] }.joined().utf8)
    let all = BracePairs.find(in: source)
    for at in source.indices {
      var pairs = BracePairs()
      #expect(pairs.partner(of: at, in: source) == (all[at] < 0 ? nil : Int(all[at])))
    }
  }
}
