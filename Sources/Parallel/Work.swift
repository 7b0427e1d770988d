private import Synchronization

/// What the threads share: the counter that hands out indices, the first failure, what was made. It is asked once a run, not once an
/// index, so that the loop over a run can be compiled into its caller while this stays in one place.
@usableFromInline
final class Work<Value: Sendable, Failure: Error>: Sendable {
  /// What one thread has made: values in the order of their indices, and where each run among them begins.
  @usableFromInline
  struct Made: Sendable {
    @usableFromInline var values: [Value] = []
    @usableFromInline var runs: [(index: Int, place: Int)] = []

    @inlinable
    init() {}

    /// The values that are added next are those of the indices from this one on.
    @inlinable
    mutating func begin(_ index: Int) { runs.append((index, values.count)) }

    @inlinable
    mutating func append(_ value: Value) { values.append(value) }
  }

  @usableFromInline let count: Int
  private let run: Int
  private let next = Atomic<Int>(0)
  private let failedAt = Atomic<Int>(.max)
  private let failure = Mutex<(index: Int, error: Failure)?>(nil)
  private let made = Mutex<[Made]>([])

  @usableFromInline
  init(count: Int, run: Int) {
    self.count = count
    self.run = max(1, run)
  }

  /// Indices that nobody has taken yet; nil when there are none, or when all that are left lie behind a failure. Runs are
  /// handed out in order, so everything before a failure has been taken by somebody who will finish it.
  @usableFromInline
  func takeRun() -> Range<Int>? {
    let start = next.wrappingAdd(run, ordering: .relaxed).oldValue
    guard start < count, start < failedAt.load(ordering: .relaxed) else { return nil }
    return start..<min(start + run, count)
  }

  @usableFromInline
  func fail(at index: Int, _ error: Failure) {
    failedAt.min(index, ordering: .relaxed)
    failure.withLock { first in
      if let first, first.index < index { return }
      first = (index, error)
    }
  }

  /// Takes what a thread has made, which makes no more.
  @usableFromInline
  func gather(_ one: Made) { made.withLock { $0.append(one) } }

  /// The error with the lowest index.
  @usableFromInline
  var error: Failure? { failure.withLock { $0?.error } }

  /// The values of all indices in their order, when all threads are done and none has failed.
  @inlinable
  func values() -> [Value] {
    let all = gathered
    var runs: [(index: Int, thread: Int, values: Range<Int>)] = []
    for thread in all.indices {
      let begins = all[thread].runs
      for (at, run) in begins.enumerated() {
        let end = at + 1 < begins.count ? begins[at + 1].place : all[thread].values.count
        runs.append((run.index, thread, run.place..<end))
      }
    }
    runs.sort { $0.index < $1.index }
    var values: [Value] = []
    values.reserveCapacity(count)
    for run in runs { values.append(contentsOf: all[run.thread].values[run.values]) }
    return values
  }

  /// What threads have made.
  @usableFromInline
  var gathered: [Made] { made.withLock { $0 } }
}
