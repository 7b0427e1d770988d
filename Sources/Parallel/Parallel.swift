internal import Synchronization

/// Fans work out over threads and gathers what comes of it in input order, errors included: the result is the same for any
/// number of jobs.
///
/// The calling thread works too, so one job starts no thread at all. Indices are taken in runs from one atomic counter, which
/// balances uneven work; an error stops the work that lies behind it, and the error thrown is always the one with the lowest
/// index. To gather every error instead, let the body return a `Result`.
public enum Parallel {
  /// Calls `body` once with every index below `count` and returns the results in the order of the indices.
  ///
  /// - Parameters:
  ///   - jobs: how many threads work at most; below 1 is read as 1.
  ///   - run: how many neighbouring indices a thread takes at a time; nil chooses by `count`. 1 suits few and heavy pieces.
  public static func map<Value: Sendable, Failure: Error>(
    _ count: Int, jobs: Int, run: Int? = nil, _ body: @Sendable (Int) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    try map(count, jobs: jobs, run: run, makeWorker: { () }) { (_, index) throws(Failure) in try body(index) }
  }

  /// The same, with something of its own for every thread: a buffer that is reused from index to index. `makeWorker` runs on
  /// the thread that uses what it makes.
  public static func map<Worker: ~Copyable, Value: Sendable, Failure: Error>(
    _ count: Int, jobs: Int, run: Int? = nil, makeWorker: @Sendable () -> Worker,
    _ body: @Sendable (inout Worker, Int) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    guard count > 0 else { return [] }
    let jobs = max(1, min(jobs, count))
    if jobs == 1 {
      var worker = makeWorker()
      var values: [Value] = []
      values.reserveCapacity(count)
      for index in 0..<count { values.append(try body(&worker, index)) }
      return values
    }
    let work = Work<Value, Failure>(count: count, run: run ?? defaultRun(count: count, jobs: jobs))
    Threads.run(jobs) {
      var worker = makeWorker()
      var runs: [Run<Value>] = []
      while let indices = work.takeRun() {
        var values: [Value] = []
        values.reserveCapacity(indices.count)
        for index in indices {
          do throws(Failure) {
            values.append(try body(&worker, index))
          } catch {
            work.fail(at: index, error)
            break
          }
        }
        runs.append(Run(start: indices.lowerBound, values: values))
      }
      work.deliver(runs)
    }
    return try work.gather()
  }

  /// Calls `body` once with every index below `count`; see `map`.
  public static func forEach<Worker: ~Copyable, Failure: Error>(
    _ count: Int, jobs: Int, run: Int? = nil, makeWorker: @Sendable () -> Worker,
    _ body: @Sendable (inout Worker, Int) throws(Failure) -> Void
  ) throws(Failure) {
    _ = try map(count, jobs: jobs, run: run, makeWorker: makeWorker, body)
  }

  /// Calls `body` once with every index below `count`; see `map`.
  public static func forEach<Failure: Error>(
    _ count: Int, jobs: Int, run: Int? = nil, _ body: @Sendable (Int) throws(Failure) -> Void
  ) throws(Failure) {
    _ = try map(count, jobs: jobs, run: run, body)
  }

  /// Enough runs to balance uneven work, long enough that the counter costs nothing.
  static func defaultRun(count: Int, jobs: Int) -> Int { max(1, min(64, count / (jobs * 16))) }
}

/// The values of neighbouring indices.
struct Run<Value: Sendable>: Sendable {
  let start: Int
  let values: [Value]
}

/// What the threads share: the counter that hands out indices, the first failure, the finished runs.
private final class Work<Value: Sendable, Failure: Error>: Sendable {
  private let count: Int
  private let run: Int
  private let next = Atomic<Int>(0)
  private let failedAt = Atomic<Int>(.max)
  private let failure = Mutex<(index: Int, error: Failure)?>(nil)
  private let finished = Mutex<[Run<Value>]>([])

  init(count: Int, run: Int) {
    self.count = count
    self.run = max(1, run)
  }

  /// Indices that nobody has taken yet; nil when there are none, or when all that are left lie behind a failure. Runs are
  /// handed out in order, so everything before a failure has been taken by somebody who will finish it.
  func takeRun() -> Range<Int>? {
    let start = next.wrappingAdd(run, ordering: .relaxed).oldValue
    guard start < count, start < failedAt.load(ordering: .relaxed) else { return nil }
    return start..<min(start + run, count)
  }

  func fail(at index: Int, _ error: Failure) {
    failedAt.min(index, ordering: .relaxed)
    failure.withLock { first in
      if let first, first.index < index { return }
      first = (index, error)
    }
  }

  func deliver(_ runs: [Run<Value>]) {
    finished.withLock { $0.append(contentsOf: runs) }
  }

  func gather() throws(Failure) -> [Value] {
    if let error = failure.withLock({ $0?.error }) { throw error }
    let runs = finished.withLock { $0.sorted { $0.start < $1.start } }
    var values: [Value] = []
    values.reserveCapacity(count)
    for run in runs { values.append(contentsOf: run.values) }
    return values
  }
}
