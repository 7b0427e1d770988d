public import Vocabulary

/// What publishing did.
public struct PublishReport: Sendable {
  /// Files whose bytes changed or that are new, and were written.
  public internal(set) var written = 0
  /// Files that stood in the folder as they shall be.
  public internal(set) var unchanged = 0
  /// Files that were removed because the site has them no longer.
  public internal(set) var removed = 0
  /// Bytes written.
  public internal(set) var bytesWritten = 0
  /// Bytes of all files of the site together.
  public internal(set) var bytes = 0
  /// Warnings: addresses that differ in case only, a state folder that cannot be written.
  public internal(set) var diagnostics: [Diagnostic] = []

  var changedPaths = PathList()
  var removedPaths = PathList()

  init() {}

  /// Files that differ from the last build that was finished, sorted: what a deployment has to upload.
  public var changed: [SitePath] { changedPaths.sitePaths }

  /// Files that the last finished build had and this one has not, sorted: what a deployment has to delete.
  public var gone: [SitePath] { removedPaths.sitePaths }
}

/// A site of which nothing changed.
public struct UnchangedSite: Sendable {
  /// Files of the site, compressed copies among them.
  public let files: Int
  /// Bytes of all files together.
  public let bytes: Int
  /// What the last build asked to be kept.
  public let memo: [UInt8]
}
