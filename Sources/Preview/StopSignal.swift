private import Glibc
private import Synchronization
public import Vocabulary

/// The writing end of the pipe of the one `StopSignal` that listens; -1 when there is none. A signal handler can reach nothing else.
private let stopPipe = Atomic<Int32>(-1)

/// How a signal ends the program while work is done that may be cut off: 0 not at all, 1 at once, 2 also clearing the terminal's line.
private let endsAtOnce = Atomic<Int32>(0)

/// Turns Ctrl-C into something to wait for. A second Ctrl-C ends the program at once.
public struct StopSignal: ~Copyable {
  /// Readable once it is time to stop.
  let descriptor: Int32
  private let writing: Int32
  private let signals: [Int32]

  /// Listens to Ctrl-C, to a closed terminal, and to a polite kill.
  public init() throws(Diagnostic) { try self.init(signals: [SIGINT, SIGTERM, SIGHUP]) }

  /// - Parameter signals: those that mean stop.
  init(signals: [Int32]) throws(Diagnostic) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else {
      throw .error("cannot make a pipe: \(unsafe String(cString: strerror(errno))); close some programs")
    }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (descriptor, writing) = (ends[0], ends[1])
    self.signals = signals
    guard !signals.isEmpty else { return }
    stopPipe.store(writing, ordering: .sequentiallyConsistent)
    for signal in signals {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { _ in
        // Whatever the signal interrupts may be about to ask why a call failed.
        let before = errno
        defer { errno = before }
        // Of what may be called here (signal-safety(7)), write and _exit are enough.
        let manner = endsAtOnce.load(ordering: .sequentiallyConsistent)
        if manner > 0 {
          let text: StaticString = manner == 2 ? "\r\u{1B}[KEnded\n" : "Ended\n"
          _ = unsafe write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
          _exit(0)
        }
        var byte: UInt8 = 1
        // When this fails the byte is there already.
        _ = unsafe write(stopPipe.load(ordering: .sequentiallyConsistent), &byte, 1)
      }
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
      unsafe sigaction(signal, &action, nil)
    }
  }

  deinit {
    for signal in signals { _ = Glibc.signal(signal, SIG_DFL) }
    if !signals.isEmpty { stopPipe.store(-1, ordering: .sequentiallyConsistent) }
    close(descriptor)
    close(writing)
  }

  /// Does work during which Ctrl-C ends the program at once, for work that takes long and may be cut off at any instant.
  /// - Parameter isTerminal: whether a line of standard error may have to be cleared.
  public static func endingAtOnce<Result>(isTerminal: Bool, _ work: () -> Result) -> Result {
    endsAtOnce.store(isTerminal ? 2 : 1, ordering: .sequentiallyConsistent)
    defer { endsAtOnce.store(0, ordering: .sequentiallyConsistent) }
    return work()
  }

  /// Does what Ctrl-C does.
  public borrowing func request() {
    var byte: UInt8 = 1
    _ = unsafe write(writing, &byte, 1)
  }
}
