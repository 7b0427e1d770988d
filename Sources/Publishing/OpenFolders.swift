private import Glibc

/// The folder that could not be opened, and why.
struct FolderFailure: Error {
  let folder: Int
  let failure: SystemFailure
}

/// Folders of the output that one thread holds open, so that every file costs one name and no way to it. They are opened one
/// component after the other and never through a symbolic link: nothing is read or written outside the output folder.
struct OpenFolders: ~Copyable {
  private let root: Int32
  private let folders: Folders
  private var descriptors: [Int32]
  /// Those that are open; the oldest makes room for a new one.
  private var ring: [Int] = []
  private var oldest = 0
  private let limit: Int
  private let staged: StagedFolders?
  /// Of those that were opened, which are seen by nobody yet.
  private var isHidden: [Bool]

  /// - Parameters:
  ///   - limit: how many may be open at once.
  ///   - staged: makes the folders that are missing; without it, none are made.
  init(root: Int32, folders: Folders, limit: Int, staged: StagedFolders? = nil) {
    self.root = root
    self.folders = folders
    self.staged = staged
    isHidden = [Bool](repeating: false, count: folders.count)
    self.limit = max(8, limit)
    descriptors = [Int32](repeating: -1, count: folders.count)
    descriptors[0] = root
  }

  /// Whether a folder that was opened is one that nobody sees before it is put in place.
  func isHidden(_ folder: Int) -> Bool { isHidden[folder] }

  /// The open folder; valid until the next call. With `make`, a folder that is missing is made.
  mutating func descriptor(_ folder: Int, make: Bool) throws(FolderFailure) -> Int32 {
    if descriptors[folder] >= 0 { return descriptors[folder] }
    let parent = try descriptor(Int(folders.parents[folder]), make: make)
    let name = folders.names[folder]
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    var opened = unsafe openat(parent, name, flags)
    if opened < 0, make, let staged, errno == ENOENT {
      opened = try self.make(folder, in: parent, staged)
    } else if opened >= 0 {
      isHidden[folder] = isHidden[Int(folders.parents[folder])]
    }
    guard opened >= 0 else { throw FolderFailure(folder: folder, failure: .last) }
    descriptors[folder] = opened
    if ring.count < limit {
      ring.append(folder)
    } else {
      let left = ring[oldest]
      close(descriptors[left])
      descriptors[left] = -1
      ring[oldest] = folder
      oldest = (oldest + 1) % limit
    }
    return opened
  }

  /// Makes and opens a folder that is missing.
  private mutating func make(_ folder: Int, in parent: Int32, _ staged: StagedFolders) throws(FolderFailure) -> Int32 {
    do throws(SystemFailure) {
      let name: String
      if isHidden[Int(folders.parents[folder])] {
        name = folders.names[folder]
        if unsafe mkdirat(parent, name, 0o755) != 0, errno != EEXIST { throw SystemFailure.last }
      } else {
        name = try staged.make(folder, in: parent)
      }
      isHidden[folder] = true
      return unsafe openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    } catch {
      throw FolderFailure(folder: folder, failure: error)
    }
  }

  deinit {
    for folder in ring { close(descriptors[folder]) }
  }

  /// How many folders each of `jobs` threads may hold open: most systems allow 1,024 descriptors.
  static func limit(jobs: Int) -> Int { max(8, min(64, 512 / max(1, jobs))) }
}
