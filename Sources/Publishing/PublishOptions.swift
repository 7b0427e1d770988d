/// How to publish.
public struct PublishOptions: Sendable {
  /// Threads that render and write; below 1 is read as 1.
  public var jobs: Int
  /// Renders everything, compares with the bytes that stand in the folder instead of the state, and allows removing more than
  /// half of the pages.
  public var force: Bool
  /// Keeps a gzip and a brotli copy (`.gz`, `.br`) beside each text file, for servers that send such copies as they are.
  public var precompress: Bool
  /// Publishes nothing when there is a warning about the addresses.
  public var refusesWarnings: Bool
  /// Told now and then how many files of how many are done; from any thread.
  public var progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

  public init(
    jobs: Int, force: Bool = false, precompress: Bool = false, refusesWarnings: Bool = false,
    progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
  ) {
    self.jobs = jobs
    self.force = force
    self.precompress = precompress
    self.refusesWarnings = refusesWarnings
    self.progress = progress
  }
}

/// What to do while another build works in the same folder.
public struct Waiting: Sendable {
  /// Seconds to wait before giving up with an error; nil waits as long as it takes.
  public var limit: Double?
  /// Called once when there is something to wait for, with a line for the person who waits.
  public var notice: (@Sendable (String) -> Void)?

  public init(limit: Double? = nil, notice: (@Sendable (String) -> Void)? = nil) {
    self.limit = limit
    self.notice = notice
  }
}
