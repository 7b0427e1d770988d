import Testing

@testable import Pages

@Suite("The most frequent numbers")
struct MostFrequentTests {
  @Test(arguments: 1...100)
  func areThoseOfAllCounted(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
    let kinds = 1 + roll(40)
    let numbers = (0..<roll(200)).map { _ in Int32(roll(kinds)) }
    let limit = 1 + roll(25)
    var counts: [Int32: Int] = [:]
    for number in numbers { counts[number, default: 0] += 1 }
    let all = counts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
    let found = MostFrequent.of(numbers, atMost: limit)
    #expect(found.map(\.number) == all.prefix(limit).map(\.key))
    #expect(found.map(\.count) == all.prefix(limit).map(\.value))
    // Numbers that were counted already may come in any order.
    var kept = MostFrequent(atMost: limit)
    for (number, count) in counts { kept.add(number, count: count) }
    #expect(kept.all.map(\.number) == found.map(\.number))
    #expect(kept.all.map(\.count) == found.map(\.count))
  }
}
