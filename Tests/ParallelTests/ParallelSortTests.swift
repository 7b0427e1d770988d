import Parallel
import Testing

@Suite("Sorting on several threads")
struct ParallelSortTests {
  @Test(arguments: [0, 1, 2, 4095, 4096, 4097, 20_000, 70_001], [0, 1, 2, 3, 5, 64])
  func isAsSortingOnOne(count: Int, jobs: Int) {
    var state = UInt64(count * 64 + jobs)
    let values = (0..<count).map { at in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // Few keys, so that the second part decides often.
      return (key: state >> 56, at: at)
    }
    let sorted = Parallel.sorted(values, jobs: jobs) { ($0.key, $0.at) < ($1.key, $1.at) }
    let expected = values.sorted { ($0.key, $0.at) < ($1.key, $1.at) }
    #expect(sorted.map(\.at) == expected.map(\.at))
  }

  @Test func whatIsSortedAlreadyStaysSo() {
    let values = Array(0..<10_000)
    #expect(Parallel.sorted(values, jobs: 4, by: <) == values)
    #expect(Parallel.sorted(values.reversed(), jobs: 4, by: <) == values)
  }
}
