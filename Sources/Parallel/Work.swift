private import Synchronization

/// What the threads share: the counter that hands out indices, the first failure, the finished runs. It is asked once a run, not
/// once an index, so that the loop over a run can be compiled into its caller while this stays in one place.
@usableFromInline
final class Work<Failure: Error>: Sendable {
  private let count: Int
  private let run: Int
  private let next = Atomic<Int>(0)
  private let failedAt = Atomic<Int>(.max)
  private let failure = Mutex<(index: Int, error: Failure)?>(nil)
  private let finished = Mutex<[Range<Int>]>([])

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

  /// Tells which results of a run there are: all of it, or those before a failure.
  @usableFromInline
  func finish(_ run: Range<Int>) {
    finished.withLock { $0.append(run) }
  }

  @usableFromInline
  var hasFailed: Bool { failedAt.load(ordering: .relaxed) != .max }

  /// The error with the lowest index.
  @usableFromInline
  var error: Failure? { failure.withLock { $0?.error } }

  /// Of which results there are.
  @usableFromInline
  var finishedRuns: [Range<Int>] { finished.withLock { $0 } }
}
