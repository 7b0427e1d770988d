private import CLinux
private import Glibc
internal import Vocabulary

/// What one thread reads and writes files with.
struct FileWriter: ~Copyable {
  private var folders: OpenFolders
  private let list: Folders
  private let name: String
  private let number: Int
  /// The name of the file that is being written.
  private var temporary: String
  private var replacedCount = 0
  private var canExchange = true
  private let replaced: ReplacedFiles?
  private let stampSeconds: Int
  private var comparison: [UInt8] = []

  /// - Parameters:
  ///   - name: of the folder, for messages.
  ///   - number: of the thread; two threads never share a temporary name.
  ///   - stampSeconds: see `write`.
  ///   - replaced: takes the files that others are put in the place of.
  ///   - staged: makes the folders that are missing; who only reads needs none.
  init(
    root: Int32, name: String, folders: Folders, jobs: Int, number: Int, stampSeconds: Int, replaced: ReplacedFiles? = nil,
    staged: StagedFolders? = nil
  ) {
    self.folders = OpenFolders(root: root, folders: folders, limit: OpenFolders.limit(jobs: jobs), staged: staged)
    list = folders
    self.name = name
    self.number = number
    temporary = FileBytes.temporaryName(String(number))
    self.replaced = replaced
    self.stampSeconds = stampSeconds
  }

  /// Two seconds before now: the coarsest file systems count in steps of two.
  static func stampSecondsNow() -> Int {
    var now = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &now)
    return now.tv_sec - 2
  }

  /// The open folder of a path; nil when there is none, or a file or a link in its stead.
  private mutating func folder(of index: Int) throws(Diagnostic) -> Int32? {
    do throws(FolderFailure) {
      return try folders.descriptor(Int(list.ofPath[index]), make: false)
    } catch {
      if error.failure.isMissing || error.failure.isNotFolder { return nil }
      throw diagnostic(error, "look into the folder")
    }
  }

  /// What stands under a path; nothing when its folder is missing or blocked.
  mutating func standing(_ paths: PathList, _ index: Int) throws(Diagnostic) -> Standing {
    guard let folder = try folder(of: index) else { return .nothing }
    do throws(SystemFailure) {
      return try unsafe paths.withName(at: list.nameStarts[index]) { (name) throws(SystemFailure) in
        try unsafe Standing.of(name, in: folder)
      }
    } catch {
      throw error.diagnostic("look at the file", at: "\(name)/\(paths.text(index))")
    }
  }

  /// Whether a file holds exactly these bytes; its stat when it does.
  mutating func holds(_ bytes: Span<UInt8>, _ paths: PathList, _ index: Int) throws(Diagnostic) -> FileStat? {
    guard let stat = try read(paths, index, expecting: bytes.count), comparison.count == bytes.count else { return nil }
    let same = unsafe comparison.withUnsafeBufferPointer { mine in
      unsafe bytes.withUnsafeBufferPointer { theirs in
        if theirs.isEmpty { return true }
        return unsafe memcmp(mine.baseAddress!, theirs.baseAddress!, theirs.count) == 0
      }
    }
    return same ? stat : nil
  }

  /// Whether a file's bytes have this fingerprint; its stat when they do.
  mutating func holds(_ content: Fingerprint, size: Int, _ paths: PathList, _ index: Int) throws(Diagnostic) -> FileStat? {
    guard let stat = try read(paths, index, expecting: size), comparison.count == size else { return nil }
    return Fingerprint(of: comparison) == content ? stat : nil
  }

  /// Reads a file into `comparison`; nil when it is no file, or not of this size.
  private mutating func read(_ paths: PathList, _ index: Int, expecting size: Int) throws(Diagnostic) -> FileStat? {
    guard let folder = try folder(of: index) else { return nil }
    do throws(SystemFailure) {
      let file = try Descriptor.open(paths.name(index), in: folder, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
      guard case .file(let stat) = try Standing.of(file.number), stat.size == UInt64(size) else { return nil }
      // One byte more than expected shows a file that grew meanwhile.
      try FileBytes.read(file.number, count: size + 1, into: &comparison)
      return stat
    } catch {
      if error.isMissing || error.isNotFolder { return nil }
      throw error.diagnostic("read the file", at: "\(name)/\(paths.text(index))")
    }
  }

  /// Puts a file in place in one step: it is written under a temporary name beside its place and renamed; in a folder that nobody sees
  /// yet, it has its own name at once.
  ///
  /// Its time is set to a moment before the build began, with nanoseconds out of its content: whoever changes the file later, even
  /// within the clock's same tick or with a clock that runs backwards, leaves another time than the one we remember.
  ///
  /// - Parameter isNew: true when nothing stands there yet.
  mutating func write(
    _ bytes: Span<UInt8>, content: Fingerprint, isNew: Bool, _ paths: PathList, _ index: Int
  ) throws(Diagnostic) -> FileStat {
    let folder: Int32
    do throws(FolderFailure) {
      folder = try folders.descriptor(Int(list.ofPath[index]), make: true)
    } catch {
      throw diagnostic(error, "make or open the folder")
    }
    do throws(SystemFailure) {
      do throws(SystemFailure) {
        return try write(bytes, content: content, isNew: isNew, paths, index, in: folder)
      } catch {
        // On a full disk what was replaced has to go at once.
        guard error.code == ENOSPC || error.code == EDQUOT, replaced?.remove() == true else { throw error }
        return try write(bytes, content: content, isNew: isNew, paths, index, in: folder)
      }
    } catch {
      throw error.diagnostic("write the file", at: "\(name)/\(paths.text(index))")
    }
  }

  private mutating func write(
    _ bytes: Span<UInt8>, content: Fingerprint, isNew: Bool, _ paths: PathList, _ index: Int, in folder: Int32
  ) throws(SystemFailure) -> FileStat {
    let start = list.nameStarts[index]
    if folders.isHidden(Int(list.ofPath[index])) {
      return try unsafe paths.withName(at: start) { (name) throws(SystemFailure) in
        try unsafe write(bytes, content, name, in: folder)
      }
    }
    let stat = try unsafe write(bytes, content, temporary, in: folder)
    if !isNew, exchange(paths, index, in: folder) { return stat }
    guard unsafe paths.withName(at: start, { unsafe renameat(folder, temporary, folder, $0) }) == 0 else {
      let failure = SystemFailure.last
      unsafe unlinkat(folder, temporary, 0)
      throw failure
    }
    return stat
  }

  /// Makes a file of a name that only we use; leaves none behind when that fails.
  private func write(
    _ bytes: Span<UInt8>, _ content: Fingerprint, _ name: UnsafePointer<CChar>, in folder: Int32
  ) throws(SystemFailure) -> FileStat {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    var file = unsafe openat(folder, name, flags, 0o644)
    if file < 0, errno == EEXIST {
      // A build that was killed left it; no other build is running.
      unsafe unlinkat(folder, name, 0)
      file = unsafe openat(folder, name, flags, 0o644)
    }
    guard file >= 0 else { throw SystemFailure.last }
    do throws(SystemFailure) {
      defer { close(file) }
      try FileBytes.write(bytes, to: file)
      return try stamp(file, content)
    } catch {
      unsafe unlinkat(folder, name, 0)
      throw error
    }
  }

  /// Puts the file that was written into the place of the one that stands there, which is kept; false when nothing was done.
  private mutating func exchange(_ paths: PathList, _ index: Int, in folder: Int32) -> Bool {
    guard canExchange, let replaced else { return false }
    let status = unsafe paths.withName(at: list.nameStarts[index]) { unsafe broadsheet_exchange(folder, temporary, $0) }
    guard status == 0 else {
      canExchange = errno == ENOENT
      return false
    }
    replaced.add(temporary, folder: list.ofPath[index])
    replacedCount += 1
    temporary = FileBytes.temporaryName("\(number)-\(replacedCount)")
    return true
  }

  private func stamp(_ file: Int32, _ content: Fingerprint) throws(SystemFailure) -> FileStat {
    let time = timespec(tv_sec: stampSeconds, tv_nsec: Int(content.low % 1_000_000_000))
    // A file system that cannot do this keeps the time of writing, which is read back either way.
    unsafe withUnsafePointer(to: (time, time)) { pair in
      unsafe pair.withMemoryRebound(to: timespec.self, capacity: 2) { _ = unsafe futimens(file, $0) }
    }
    guard case .file(let stat) = try Standing.of(file) else { throw SystemFailure(code: EIO) }
    return stat
  }

  private func diagnostic(_ error: FolderFailure, _ action: String) -> Diagnostic {
    error.failure.diagnostic(action, at: "\(name)/\(list.path(error.folder))")
  }
}
