import Dispatch
import Parallel
import Synchronization
import Testing

struct ParallelTests {
  struct Failure: Error, Equatable { let index: Int }

  @Test(arguments: [0, 1, 2, 3, 16, 200], [0, 1, 2, 63, 64, 65, 1_000, 10_007])
  func resultsComeInInputOrder(jobs: Int, count: Int) {
    #expect(Parallel.map(count, jobs: jobs) { $0 * 3 } == (0..<count).map { $0 * 3 })
  }

  @Test(arguments: [1, 2, 7])
  func twoPiecesOfWorkGiveBothResults(jobs: Int) {
    let (number, text) = Parallel.both(jobs: jobs, { 7 }, { "seven" })
    #expect(number == 7 && text == "seven")
  }

  @Test(arguments: [1, 5, 1_000])
  func resultsComeInInputOrderForAnyRun(run: Int) {
    #expect(Parallel.map(777, jobs: 3, run: run) { "\($0)" } == (0..<777).map { "\($0)" })
  }

  @Test(arguments: [1, 2, 7])
  func theFirstErrorInInputOrderIsThrown(jobs: Int) {
    for _ in 0..<50 {
      #expect(throws: Failure(index: 311)) {
        _ = try Parallel.map(5_000, jobs: jobs) { (index) throws(Failure) in
          if index >= 311 && index % 3 == 2 { throw Failure(index: index) }
          return index
        }
      }
    }
  }

  @Test func anErrorStopsTheWorkBehindIt() {
    let calls = Atomic<Int>(0)
    #expect(throws: Failure(index: 0)) {
      try Parallel.forEach(1_000_000, jobs: 2) { (index) throws(Failure) in
        calls.add(1, ordering: .relaxed)
        throw Failure(index: index)
      }
    }
    #expect(calls.load(ordering: .relaxed) <= 2)
  }

  @Test(arguments: [1, 4]) func whatWasMadeBeforeAFailureIsFreed(jobs: Int) {
    let alive = Mutex(0)
    final class Made: Sendable {
      let onEnd: @Sendable () -> Void
      init(onEnd: @escaping @Sendable () -> Void) { self.onEnd = onEnd }
      deinit { onEnd() }
    }
    #expect(throws: Failure(index: 700)) {
      _ = try Parallel.map(1_000, jobs: jobs) { (index) throws(Failure) in
        if index == 700 { throw Failure(index: index) }
        alive.withLock { $0 += 1 }
        return Made { alive.withLock { $0 -= 1 } }
      }
    }
    #expect(alive.withLock { $0 } == 0)
  }

  @Test func everyIndexIsVisitedOnce() {
    let visits = Mutex([Int](repeating: 0, count: 3_000))
    Parallel.forEach(3_000, jobs: 4) { index in visits.withLock { $0[index] += 1 } }
    #expect(visits.withLock { $0.allSatisfy { $0 == 1 } })
  }

  @Test func eachThreadHasAWorkerOfItsOwn() {
    let made = Atomic<Int>(0)
    let sums = Parallel.map(
      2_000, jobs: 4,
      makeWorker: { () -> [UInt8] in
        made.add(1, ordering: .relaxed)
        return []
      }
    ) { buffer, index in
      buffer.removeAll(keepingCapacity: true)
      for byte in 0..<(index % 7) { buffer.append(UInt8(byte)) }
      return buffer.count
    }
    #expect(sums == (0..<2_000).map { $0 % 7 })
    #expect((1...4).contains(made.load(ordering: .relaxed)))
  }

  @Test func workMayBeNested() {
    let sums = Parallel.map(20, jobs: 3) { outer in Parallel.map(50, jobs: 2) { outer * $0 }.reduce(0, +) }
    #expect(sums == (0..<20).map { $0 * 1_225 })
  }

  @Test func thereIsACore() { #expect(Parallel.cores >= 1) }

  @Test(.timeLimit(.minutes(10))) func workInTheBackgroundGoesOnMeanwhile() {
    let hasBegun = DispatchSemaphore(value: 0)
    let work = Background {
      hasBegun.signal()
      return 42
    }
    #expect(hasBegun.wait(timeout: .now() + 300) == .success)
    #expect(work.wait() == 42)
    #expect(work.wait() == 42)
  }

  @Test(.timeLimit(.minutes(10))) func spareTimeIsSpent() {
    let spent = DispatchSemaphore(value: 0)
    for _ in 0..<10 { SpareTime.spend { spent.signal() } }
    for _ in 0..<10 { #expect(spent.wait(timeout: .now() + 300) == .success) }
  }

  @Test func workInTheBackgroundEndsWithItsOwner() {
    let ended = Mutex(0)
    for _ in 0..<100 { _ = Background { ended.withLock { $0 += 1 } } }
    #expect(ended.withLock { $0 } == 100)
  }
}
