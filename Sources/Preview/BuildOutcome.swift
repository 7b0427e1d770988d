public import Vocabulary

/// How a rebuild ended, as far as the browser is concerned.
public struct BuildOutcome: Sendable, Hashable {
  /// Whether files of the site changed, so that open pages should be loaded again.
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
