private import CLinux

/// Work for cores that would have nothing to do.
public enum SpareTime {
  /// Begins work on a thread of its own that gives way to all others. Nobody waits for it, because on a busy machine it may get no
  /// time at all: it keeps what it has done where others find it, and looks now and then whether that is still wanted.
  public static func spend(_ body: @escaping @Sendable () -> Void) {
    Threads.detach(
      Threads.Task {
        // Where this is not allowed, the thread takes its share.
        _ = broadsheet_give_way()
        body()
      })
  }
}
