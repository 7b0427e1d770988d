private import Glibc
internal import Vocabulary

/// Takes away files that the site has no longer, and the folders that they leave empty.
struct Removal: ~Copyable {
  private let name: String
  private let previous: PreviousSite
  private let stale: [Int32]
  private let folders: Folders
  private var open: OpenFolders
  private(set) var warnings: [Diagnostic] = []

  /// - Parameter stale: places in the previous site's list.
  init(root: Int32, name: String, previous: PreviousSite, stale: [Int32]) {
    self.name = name
    self.previous = previous
    self.stale = stale
    folders = previous.folders
    open = OpenFolders(root: root, folders: folders, limit: 64)
  }

  /// How many pages the previous site had, and how many of them stand there and would be removed.
  mutating func pages() throws(Diagnostic) -> (all: Int, removed: Int) {
    let all = (0..<previous.paths.count).count { isPage($0) }
    var removed = 0
    for index in stale.map(Int.init) where isPage(index) {
      if case .file = try standing(index) { removed += 1 }
    }
    return (all, removed)
  }

  /// Removes the files and then the folders; says how many files there were to remove.
  ///
  /// - Parameter early: those that had to go before something was written in their place.
  mutating func run(keeping kept: Folders, removed early: [Int32], beginning: Beginning) throws(Diagnostic) -> Int {
    var removed = early.count
    let early = Set(early)
    var emptied: Set<Int32> = []
    for index in stale.map(Int.init) where !early.contains(Int32(index)) {
      switch try standing(index) {
      case .nothing: break
      case .folder where kept.contains(previous.paths.text(index)): continue
      case .folder:
        warnings.append(
          .warning("a folder stands where Broadsheet once wrote a file; it is left alone", at: place(previous.paths.text(index))))
        continue
      case .file, .other:
        try beginning.ensure()
        if try unlink(index) { removed += 1 }
      }
      var folder = folders.ofPath[index]
      while folder != 0, emptied.insert(folder).inserted { folder = folders.parents[Int(folder)] }
    }
    // Parents have lower numbers than their children.
    for folder in emptied.sorted(by: >) where !kept.contains(folders.path(Int(folder))) {
      guard let parent = try folder == 0 ? nil : opened(Int(folders.parents[Int(folder)])) else { continue }
      // One that holds somebody else's files stays.
      unsafe unlinkat(parent, folders.names[Int(folder)], AT_REMOVEDIR)
    }
    return removed
  }

  private func isPage(_ index: Int) -> Bool {
    let range = previous.paths.range(index)
    let span = previous.paths.bytes.span
    let ending: StaticString = ".html"
    guard range.count > ending.utf8CodeUnitCount else { return false }
    let start = range.upperBound - ending.utf8CodeUnitCount
    for at in 0..<ending.utf8CodeUnitCount where unsafe span[start + at] != ending.utf8Start[at] { return false }
    return true
  }

  private func place(_ path: String) -> SourceLocation { SourceLocation(file: "\(name)/\(path)") }

  /// Nil when the folder is gone, or is none any more.
  private mutating func opened(_ folder: Int) throws(Diagnostic) -> Int32? {
    do throws(FolderFailure) {
      return try open.descriptor(folder, make: false)
    } catch {
      if error.failure.isMissing || error.failure.isNotFolder { return nil }
      throw error.failure.diagnostic("open the folder", at: "\(name)/\(folders.path(error.folder))")
    }
  }

  private mutating func standing(_ index: Int) throws(Diagnostic) -> Standing {
    guard let folder = try opened(Int(folders.ofPath[index])) else { return .nothing }
    do throws(SystemFailure) {
      return try unsafe previous.paths.withName(at: folders.nameStarts[index]) { (name) throws(SystemFailure) in
        try unsafe Standing.of(name, in: folder)
      }
    } catch {
      throw error.diagnostic("look at the file", at: "\(name)/\(previous.paths.text(index))")
    }
  }

  /// False when somebody was faster.
  private mutating func unlink(_ index: Int) throws(Diagnostic) -> Bool {
    guard let folder = try opened(Int(folders.ofPath[index])) else { return false }
    if unsafe previous.paths.withName(at: folders.nameStarts[index], { unsafe unlinkat(folder, $0, 0) }) == 0 { return true }
    let failure = SystemFailure.last
    if failure.isMissing { return false }
    throw failure.diagnostic("remove the file", at: "\(name)/\(previous.paths.text(index))")
  }
}
