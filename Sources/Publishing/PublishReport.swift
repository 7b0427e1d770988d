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

  private var changedPaths = PathList()
  private var gonePaths = PathList()

  init(plan: Plan, settled: SettledFiles, previous: PreviousSite, match: Match) {
    for position in settled.records.indices {
      let size = Int(settled.records[position].stat.size)
      bytes += size
      if settled.isWritten[position] {
        written += 1
        bytesWritten += size
      } else {
        unchanged += 1
      }
      // A build that was killed may have written what this one only found.
      let old = Int(match.partners[position])
      if settled.isWritten[position] || old < 0 || previous.content(old) != settled.records[position].content {
        changedPaths.append(position, of: plan.paths)
      }
    }
    for old in match.unmatched { gonePaths.append(Int(old), of: previous.paths) }
  }

  /// Files that differ from the last build that was finished, sorted: what a deployment has to upload.
  public var changed: [SitePath] { changedPaths.sitePaths }

  /// Files that the last finished build had and this one has not, sorted: what a deployment has to delete.
  public var gone: [SitePath] { gonePaths.sitePaths }
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
