import Parallel
import Synchronization
import Testing

@Suite struct OnceEachTests {
  @Test func aValueIsMadeWhenItIsAskedForAndNotAgain() {
    let made = Mutex<[Int]>([])
    let squares = OnceEach<Int>(count: 10)
    #expect(made.withLock { $0 } == [])
    for index in [3, 7, 3, 3, 7] {
      let square = squares.value(at: index) {
        made.withLock { $0.append(index) }
        return index * index
      }
      #expect(square == index * index)
    }
    #expect(made.withLock { $0 } == [3, 7])
    #expect((0..<10).map { squares.known(at: $0) } == [nil, nil, nil, 9, nil, nil, nil, 49, nil, nil])
  }

  @Test func aValueIsLookedAtWhereItIs() {
    let texts = OnceEach<String>(count: 2)
    let lengths = [0, 1, 0].map { index in
      texts.withValue(at: index) {
        "made at \(index)"
      } _: {
        $0.utf8.count
      }
    }
    #expect(lengths == [9, 9, 9])
    #expect(texts.withKnown(at: 1) { $0.utf8.count } == 9)
    #expect(OnceEach<Int>(count: 1).withKnown(at: 0) { copy $0 } == nil)
    #expect(texts.known(at: 0) == "made at 0")
    // Whoever makes it second gets what is there.
    #expect(texts.value(at: 1) { "not this" } == "made at 1")
    let late = OnceEach<String>(count: 1)
    #expect(late.value(at: 0) { late.value(at: 0) { "first" } + " and second" } == "first")
  }

  /// What a value holds lives as long as the values do, and no longer.
  @Test func valuesAreGivenBack() {
    final class Token: Sendable {}
    weak var token: Token?
    do {
      let tokens = OnceEach<Token>(count: 2)
      token = tokens.value(at: 1) { Token() }
      #expect(token != nil)
    }
    #expect(token == nil)
  }

  @Test func threadsGetTheSameValues() {
    let texts = OnceEach<[Int]>(count: 100)
    let lengths = Parallel.map(10_000, jobs: 4, run: 1) { at in
      texts.value(at: at % 100) { Array(repeating: at % 100, count: at % 100) }
    }
    for (at, list) in lengths.enumerated() { #expect(list == Array(repeating: at % 100, count: at % 100)) }
  }
}
