private import Glibc
private import Synchronization
public import Vocabulary

/// The writing end of the pipe of the one `StopSignal` that listens; -1 when there is none. A signal handler can reach nothing else.
private let stopPipe = Atomic<Int32>(-1)

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
        var byte: UInt8 = 1
        // Of what may be called here (signal-safety(7)), write is enough; when it fails the byte is there already.
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

  /// Does what Ctrl-C does.
  public borrowing func request() {
    var byte: UInt8 = 1
    _ = unsafe write(writing, &byte, 1)
  }
}
