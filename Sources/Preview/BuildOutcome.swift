public import Vocabulary

/// How a rebuild ended, as far as the browser is concerned.
public struct BuildOutcome: Sendable, Hashable {
  /// Whether files of the site changed, so that open pages should be loaded again; after a draft was shown, whether they differ from
  /// it.
  public var changed: Bool
  /// What keeps the site from being built; empty when it was built. The last good site is served meanwhile.
  public var errors: [Diagnostic]

  /// The path of the site's address (`/`, `/digest/`); nil when it is as it was.
  public var base: String?

  public init(changed: Bool, errors: [Diagnostic] = [], base: String? = nil) {
    self.base = base
    self.changed = changed
    self.errors = errors
  }
}

/// A site that is being written: until it is, its files come from memory, so that an edit shows before the last of its files stands on
/// the disk.
public struct DraftSite: Sendable {
  /// The path of the site's address (`/`, `/digest/`).
  public var base: String
  /// The bytes of a file; nil when the site has none there, which leaves the answer to the folder. Called from any thread.
  public var file: @Sendable (SitePath) -> [UInt8]?

  public init(base: String, file: @escaping @Sendable (SitePath) -> [UInt8]?) {
    self.base = base
    self.file = file
  }
}

/// What changed under the watched folders since the last build.
public struct FileChanges: Sendable, Hashable {
  /// Paths as the watched roots were given, with what stands below them appended; sorted, each once.
  public var paths: [String]
  /// So much happened that some of it was missed: everything has to be looked at.
  public var missedSome: Bool

  public init(paths: [String], missedSome: Bool = false) {
    self.paths = paths
    self.missedSome = missedSome
  }
}
