@testable import Catalogue
import Testing

@Test func hashesAreSortedWhateverTheirNumber() {
  var sorter = HashSorter()
  var state: UInt64 = 1
  for count in [0, 1, 2, 3, 64, 1_000, 7, 4_096] {
    var numbers: [UInt64] = []
    for _ in 0..<count {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // Some twice, and some far from even.
      numbers.append(state % 5 == 0 ? numbers.last ?? 0 : state % 7 == 0 ? state >> 40 : state)
    }
    let expected = numbers.sorted()
    sorter.sort(&numbers)
    #expect(numbers == expected)
  }
}

/// Moved to its place one by one, each would pass all the others.
@Test func hashesThatBeginAlikeAreSortedToo() {
  var sorter = HashSorter()
  let expected = (0..<200_000).map { 0x1234_5678_0000_0000 | UInt64($0) }
  var numbers = Array(expected)
  sorter.sort(&numbers)
  #expect(numbers == expected)
}
