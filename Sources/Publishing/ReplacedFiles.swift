private import Glibc
internal import Parallel
internal import Synchronization

/// The files that others were put in the place of, under temporary names, until all are written.
///
/// They are not removed one by one because ext4 passes over every inode that was freed in the last seconds when it looks for a free one:
/// a site of which each file is replaced would take a time that grows with the square of its files.
final class ReplacedFiles: Sendable {
  private struct Entry: Sendable {
    /// A number of `folders`.
    var folder: Int32
    var name: String
  }

  private let root: Int32
  private let folders: Folders
  private let jobs: Int
  private let entries = Mutex<[Entry]>([])

  init(root: Int32, folders: Folders, jobs: Int) {
    self.root = root
    self.folders = folders
    self.jobs = jobs
  }

  func add(_ name: String, folder: Int32) { entries.withLock { $0.append(Entry(folder: folder, name: name)) } }

  /// Removes those that are there now; false when there are none. What cannot be removed is a leftover like that of a killed build.
  @discardableResult
  func remove() -> Bool {
    let taken = entries.withLock { entries in
      defer { entries = [] }
      return entries
    }.sorted { $0.folder < $1.folder }
    let (root, folders, limit) = (root, folders, OpenFolders.limit(jobs: jobs))
    Parallel.forEach(
      taken.count, jobs: jobs,
      makeWorker: {
        OpenFolders(root: root, folders: folders, limit: limit)
      }
    ) { (open: inout OpenFolders, index) in
      guard let folder = try? open.descriptor(Int(taken[index].folder), make: false) else { return }
      unsafe unlinkat(folder, taken[index].name, 0)
    }
    return !taken.isEmpty
  }
}
