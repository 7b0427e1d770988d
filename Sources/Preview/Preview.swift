private import Glibc
public import Vocabulary

/// A preview: a server for the built site, and a watch over what it is built from.
public struct Preview: ~Copyable {
  /// What is served, and where.
  public struct Settings: Sendable, Hashable {
    /// The built site.
    public var folder: String
    public var address: String
    public var port: UInt16
    /// Folders whose changes make a new build.
    public var watched: [String]
    /// Folders inside them that the build itself writes.
    public var excluded: [String]

    public init(folder: String, address: String = "127.0.0.1", port: UInt16, watched: [String], excluded: [String] = []) {
      self.folder = folder
      self.address = address
      self.port = port
      self.watched = watched
      self.excluded = excluded
    }
  }

  private let server: PreviewServer
  private var watcher: FolderWatcher

  /// The port that it listens on.
  public var port: UInt16 { server.port }

  /// Listens and watches from now on, before the first build, so that no change during it is missed.
  public init(_ settings: Settings) throws(Diagnostic) {
    let server = try PreviewServer(folder: settings.folder, address: settings.address, port: settings.port)
    let watcher = try FolderWatcher.start(
      roots: settings.watched, excluding: settings.excluded + [settings.folder], keeping: settings.folder)
    self.server = server
    self.watcher = watcher
  }

  /// Shows what became of the first build.
  public func tell(_ outcome: BuildOutcome) { server.tell(outcome) }

  /// Rebuilds on every change until it is told to stop.
  /// - Parameter rebuild: builds the site anew; its errors are shown on open pages while the last good site stays. It may show the new
  ///   site as a draft before all of it is written.
  public mutating func run(
    until stop: borrowing StopSignal, rebuild: (_ changes: FileChanges, _ show: (DraftSite) -> Void) -> BuildOutcome
  ) throws(Diagnostic) {
    let server = server
    while true {
      switch Self.wait(watcher.descriptor, stop.descriptor, milliseconds: Self.beat) {
      case .stop: return
      case .nothing: server.beat()
      case .change:
        guard let changes = try settled(stop) else { return }
        if !changes.paths.isEmpty || changes.missedSome { server.tell(rebuild(changes, server.show)) }
      }
    }
  }

  /// Milliseconds between signs of life to open pages.
  private static let beat: Int32 = 10_000
  /// An editor's save is several changes within a few milliseconds: wait for such a pause…
  private static let pause: Int32 = 20
  /// …but not for ever.
  private static let rounds = 12

  /// All changes until there is a pause; nil when it is time to stop.
  private mutating func settled(_ stop: borrowing StopSignal) throws(Diagnostic) -> FileChanges? {
    var all = try watcher.changes()
    for _ in 0..<Self.rounds {
      switch Self.wait(watcher.descriptor, stop.descriptor, milliseconds: Self.pause) {
      case .stop: return nil
      case .nothing: return all
      case .change:
        let more = try watcher.changes()
        all.paths = Set(all.paths + more.paths).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        all.missedSome = all.missedSome || more.missedSome
      }
    }
    return all
  }

  private enum Waiting {
    case change, stop, nothing
  }

  private static func wait(_ changes: Int32, _ stop: Int32, milliseconds: Int32) -> Waiting {
    var descriptors = [
      pollfd(fd: changes, events: Int16(POLLIN), revents: 0), pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
    ]
    let ready = unsafe poll(&descriptors, 2, milliseconds)
    if ready <= 0 { return .nothing }
    return descriptors[1].revents != 0 ? .stop : .change
  }
}
