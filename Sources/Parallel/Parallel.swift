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
  @inlinable
  public static func map<Value: Sendable, Failure: Error>(
    _ count: Int, jobs: Int, run: Int? = nil, _ body: @Sendable (Int) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    try map(count, jobs: jobs, run: run, makeWorker: { () }) { (_, index) throws(Failure) in try body(index) }
  }

  /// The same, with something of its own for every thread: a buffer that is reused from index to index. `makeWorker` runs on
  /// the thread that uses what it makes.
  @inlinable
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
      var made = Work<Value, Failure>.Made()
      while let indices = work.takeRun() {
        made.begin(indices.lowerBound)
        for index in indices {
          do throws(Failure) {
            made.append(try body(&worker, index))
          } catch {
            work.fail(at: index, error)
            break
          }
        }
      }
      work.gather(made)
    }
    if let error = work.error { throw error }
    return work.values()
  }

  /// Calls `body` once with every index below `count`; see `map`.
  @inlinable
  public static func forEach<Worker: ~Copyable, Failure: Error>(
    _ count: Int, jobs: Int, run: Int? = nil, makeWorker: @Sendable () -> Worker,
    _ body: @Sendable (inout Worker, Int) throws(Failure) -> Void
  ) throws(Failure) {
    _ = try map(count, jobs: jobs, run: run, makeWorker: makeWorker, body)
  }

  /// Calls `body` once with every index below `count`; see `map`.
  @inlinable
  public static func forEach<Failure: Error>(
    _ count: Int, jobs: Int, run: Int? = nil, _ body: @Sendable (Int) throws(Failure) -> Void
  ) throws(Failure) {
    _ = try map(count, jobs: jobs, run: run, body)
  }

  /// Does two pieces of work, beside each other when there is more than one job, and returns what comes of both.
  public static func both<First: Sendable, Second: Sendable>(
    jobs: Int, _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    let results = map(2, jobs: jobs, run: 1) { $0 == 0 ? Either<First, Second>.first(first()) : .second(second()) }
    guard case .first(let one) = results[0], case .second(let two) = results[1] else { preconditionFailure("work lost") }
    return (one, two)
  }

  private enum Either<First: Sendable, Second: Sendable>: Sendable {
    case first(First)
    case second(Second)
  }

  /// Enough runs to balance uneven work, long enough that the counter costs nothing.
  @usableFromInline
  static func defaultRun(count: Int, jobs: Int) -> Int { max(1, min(64, count / (jobs * 16))) }
}
