private import Glibc
internal import Parallel
private import Synchronization
internal import Vocabulary

/// Looks at the files that the last build left, while this one still reads and merges: of a site of which little changes, looking at all
/// files takes longer than anything else, and it needs nothing but the list of them.
final class EarlyLook: Sendable {
  private let work: Background<[FileStat?]>
  private let isNeeded = Needed()

  private final class Needed: Sendable {
    let isSo = Atomic(true)
  }

  /// Begins to look.
  init(root: Int32, record: SiteRecord) {
    // Its own, which may stay open longer than its owner's.
    let root = fcntl(root, F_DUPFD_CLOEXEC, 0)
    let (paths, isNeeded) = (record.paths, isNeeded)
    work = Background {
      defer { close(root) }
      var found: [FileStat?] = []
      found.reserveCapacity(paths.count)
      var looker = FileWriter(root: root, folders: Folders(paths), jobs: 1, number: 0, stampSeconds: 0)
      for index in 0..<paths.count {
        guard root >= 0, isNeeded.isSo.load(ordering: .relaxed) else { break }
        if case .file(let stat)? = try? looker.standing(paths, index) { found.append(stat) } else { found.append(nil) }
      }
      return found
    }
  }

  deinit { isNeeded.isSo.store(false, ordering: .relaxed) }

  /// For each path of the record the stat of the file that stands there, nil when none could be seen; fewer when it was cut short.
  func wait() -> [FileStat?] { work.wait() }
}
