private import Glibc
private import Synchronization

/// A piece of work on a thread of its own, which goes on while whoever started it does something else. It ends at the latest when the
/// last reference to it goes away, which waits for it.
public final class Background<Value: Sendable>: Sendable {
  private let work: Work
  /// Nil when the system gives no thread: the work is then done by whoever waits for it.
  private let thread: pthread_t?
  private let isJoined = Mutex(false)

  private final class Work: Sendable {
    let body: @Sendable () -> Value
    let value = Mutex<Value?>(nil)

    init(_ body: @escaping @Sendable () -> Value) { self.body = body }

    func run() {
      let result = body()
      value.withLock { $0 = result }
    }
  }

  public init(_ body: @escaping @Sendable () -> Value) {
    let work = Work(body)
    self.work = work
    let erased = Threads.Task { work.run() }
    thread = Threads.start(erased)
  }

  deinit { join() }

  /// What came of the work, when it has ended.
  public func wait() -> Value {
    join()
    if let value = work.value.withLock({ $0 }) { return value }
    work.run()
    return wait()
  }

  private func join() {
    isJoined.withLock { isJoined in
      if let thread, !isJoined { pthread_join(thread, nil) }
      isJoined = true
    }
  }
}
