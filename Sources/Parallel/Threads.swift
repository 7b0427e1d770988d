internal import CLinux
internal import Glibc

/// Threads that live as long as one piece of work: starting one costs some 20 µs, which no pool would win back here.
@usableFromInline
enum Threads {
  /// The stack of every thread: what the main thread usually has, whatever the shell's limits say.
  private static let stackBytes = 8 << 20

  /// Runs `body` on `count` threads, the calling one among them, and returns when all have finished. When the system gives fewer
  /// threads than asked for, fewer run: the work is shared by those that do.
  @usableFromInline
  static func run(_ count: Int, _ body: @Sendable () -> Void) {
    withoutActuallyEscaping(body) { body in
      let task = Task(body)
      var started: [pthread_t] = []
      for _ in 1..<max(1, count) {
        guard let thread = start(task) else { break }
        started.append(thread)
      }
      body()
      for thread in started { pthread_join(thread, nil) }
    }
  }

  /// Starts a thread, which has to be joined; nil when the system gives none.
  static func start(_ task: Task) -> pthread_t? {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    unsafe pthread_attr_setstacksize(&attributes, stackBytes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    var thread = pthread_t()
    let context = unsafe Unmanaged.passRetained(task)
    let status = unsafe pthread_create(
      &thread, &attributes,
      { context in
        if let context = unsafe context { unsafe Unmanaged<Task>.fromOpaque(context).takeRetainedValue().body() }
        return nil
      }, context.toOpaque())
    if status == 0 { return thread }
    unsafe context.release()
    return nil
  }

  /// Starts a thread that nobody waits for; none when the system gives none.
  static func detach(_ task: Task) {
    if let thread = start(task) { pthread_detach(thread) }
  }

  final class Task: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
