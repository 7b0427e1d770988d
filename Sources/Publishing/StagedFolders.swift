private import Glibc
internal import Synchronization
internal import Vocabulary

/// Folders that are not there yet, filled under temporary names and put in place in one step: of what is filled so, no file needs a
/// temporary name of its own, and a half one is seen by nobody all the same. One that lies in another such folder has its own name there.
final class StagedFolders: Sendable {
  private let root: Int32
  private let name: String
  private let folders: Folders
  /// Those that were made, by number.
  private let made = Mutex<Set<Int>>([])

  /// - Parameter name: of the output folder, for errors.
  init(root: Int32, name: String, folders: Folders) {
    self.root = root
    self.name = name
    self.folders = folders
  }

  /// What a folder is called until it is put in place.
  private func temporaryName(_ folder: Int) -> String { FileBytes.temporaryName("folder-\(folder)") }

  /// Makes a folder that is missing, unless another thread did so, and gives the name that it has for now. Any thread.
  func make(_ folder: Int, in parent: Int32) throws(SystemFailure) -> String {
    let name = temporaryName(folder)
    try made.withLock { (made) throws(SystemFailure) in
      guard !made.contains(folder) else { return }
      if unsafe mkdirat(parent, name, 0o755) != 0 {
        guard errno == EEXIST else { throw SystemFailure.last }
        // A build that was killed left it; no other build is running.
        try Listing.removeAll(name, in: parent)
        guard unsafe mkdirat(parent, name, 0o755) == 0 else { throw SystemFailure.last }
      }
      made.insert(folder)
    }
    return name
  }

  /// Gives the folders that were made their own names. All are tried; throws the first error.
  func putInPlace() throws(Diagnostic) {
    let all = made.withLock { made in
      defer { made = [] }
      return made.sorted()
    }
    var first: Diagnostic?
    for folder in all {
      do throws(SystemFailure) {
        let parent = try Listing.folder(folders.path(Int(folders.parents[folder])), in: root)
        guard unsafe renameat(parent.number, temporaryName(folder), parent.number, folders.names[folder]) == 0 else {
          throw SystemFailure.last
        }
      } catch {
        first = first ?? error.diagnostic("put the folder in place", at: "\(name)/\(folders.path(folder))")
      }
    }
    if let first { throw first }
  }
}
