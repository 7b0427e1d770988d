private import FileSystem
private import Glibc
internal import Vocabulary

/// Watches folders and everything below them with inotify(7). Folders that appear are watched too, a root that is not there yet
/// as soon as it is made, as long as the folder that it stands in exists.
struct FolderWatcher: ~Copyable {
  /// Readable when something happened.
  let descriptor: Int32
  private let roots: [String]
  /// Folders that are not watched, resolved.
  private let excluded: Set<String>
  /// A folder of which only its own going away counts, as changes of it are reported.
  private var kept: String?
  private var folders: [Int32: Folder] = [:]

  private struct Folder: Sendable {
    var path: String
    /// Whether everything in it counts; else only the roots that stand in it.
    var isWatched: Bool
    /// Last components of roots that stand in this folder.
    var roots: Set<String> = []
  }

  private static let mask =
    UInt32(IN_CLOSE_WRITE) | UInt32(IN_CREATE) | UInt32(IN_DELETE) | UInt32(IN_MOVED_FROM) | UInt32(IN_MOVED_TO)
    | UInt32(IN_ATTRIB) | UInt32(IN_ONLYDIR)

  deinit { close(descriptor) }

  /// Starts to watch.
  /// - Parameters:
  ///   - roots: the folders, by the paths that changes are reported with.
  ///   - excluded: folders inside them whose changes do not count, such as the output.
  ///   - kept: a folder, perhaps among the excluded ones, of which it is a change that it goes away.
  static func start(
    roots: [String], excluding excluded: [String], keeping kept: String? = nil
  ) throws(Diagnostic) -> FolderWatcher {
    let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard descriptor >= 0 else {
      let reason = unsafe String(cString: strerror(errno))
      throw .error("cannot watch files: \(reason); raise fs.inotify.max_user_instances with sysctl")
    }
    var watcher = FolderWatcher(
      descriptor: descriptor, roots: roots.map(Self.trimmed), excluded: Set(excluded.map(Self.resolved)))
    for root in watcher.roots {
      try watcher.watchParent(of: root)
      var found: Set<String> = []
      try watcher.watch(root, &found)
    }
    if let kept { watcher.kept = try watcher.watchParent(of: Self.trimmed(kept)) }
    return watcher
  }

  private init(descriptor: Int32, roots: [String], excluded: Set<String>) {
    self.descriptor = descriptor
    self.roots = roots
    self.excluded = excluded
  }

  /// Reads all that happened; the paths that changed.
  mutating func changes() throws(Diagnostic) -> FileChanges {
    var changed: Set<String> = []
    var missedSome = false
    while let events = readEvents() {
      for event in events {
        if event.mask & UInt32(IN_Q_OVERFLOW) != 0 {
          missedSome = true
        } else if event.mask & UInt32(IN_IGNORED) != 0 {
          folders[event.watch] = nil
        } else {
          try apply(event, &changed)
        }
      }
    }
    if missedSome {
      // Folders may have come unseen.
      for root in roots { try watch(root, &changed) }
    }
    return FileChanges(paths: changed.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, missedSome: missedSome)
  }

  private mutating func apply(_ event: Event, _ changed: inout Set<String>) throws(Diagnostic) {
    guard let folder = folders[event.watch], !event.name.isEmpty else { return }
    guard folder.isWatched ? !Self.isIgnored(event.name) : folder.roots.contains(event.name) else { return }
    let path = Self.joined(folder.path, event.name)
    if path == kept, event.mask & (UInt32(IN_DELETE) | UInt32(IN_MOVED_FROM)) != 0 {
      changed.insert(path)
      return
    }
    let isFolder = event.mask & UInt32(IN_ISDIR) != 0
    if isFolder, event.mask & UInt32(IN_ATTRIB) != 0 { return }
    if isFolder, event.mask & (UInt32(IN_CREATE) | UInt32(IN_MOVED_TO)) != 0 {
      try watch(path, &changed)
      return
    }
    if isFolder, event.mask & UInt32(IN_MOVED_FROM) != 0 { forget(path) }
    // A file that was only created is not written yet; closing it tells.
    if !isFolder, event.mask & UInt32(IN_CREATE) != 0, !Self.isLink(path) { return }
    if !isExcluded(path) { changed.insert(path) }
  }

  /// Watches a folder and all below it; adds the files found there. A folder that is watched already ends the descent, which also
  /// breaks circles of links.
  private mutating func watch(_ root: String, _ found: inout Set<String>) throws(Diagnostic) {
    var waiting = [root]
    while let path = waiting.popLast() {
      if isExcluded(path) { continue }
      guard let watch = try addWatch(path) else { continue }
      if folders[watch]?.isWatched == true, folders[watch]?.path == path || path != root { continue }
      folders[watch] = Folder(path: path, isWatched: true, roots: folders[watch]?.roots ?? [])
      for (name, isFolder) in try Self.contents(of: path) where !Self.isIgnored(name) {
        if isFolder { waiting.append(Self.joined(path, name)) } else { found.insert(Self.joined(path, name)) }
      }
    }
  }

  /// The path that changes of the root itself are reported with; nil when its parent is not there.
  @discardableResult
  private mutating func watchParent(of root: String) throws(Diagnostic) -> String? {
    let name: String
    let parent: String
    if let slash = root.utf8.lastIndex(of: UInt8(ascii: "/")) {
      parent = slash == root.startIndex ? "/" : String(root[..<slash])
      name = String(root[root.utf8.index(after: slash)...])
    } else {
      (parent, name) = (".", root)
    }
    guard !name.isEmpty, name != ".", name != "..", let watch = try addWatch(parent) else { return nil }
    var folder = folders[watch] ?? Folder(path: parent == "." ? "" : parent, isWatched: false)
    folder.roots.insert(name)
    folders[watch] = folder
    return Self.joined(folder.path, name)
  }

  /// Nil when there is no such folder.
  private func addWatch(_ path: String) throws(Diagnostic) -> Int32? {
    let watch = unsafe inotify_add_watch(descriptor, path.isEmpty ? "." : path, Self.mask)
    if watch >= 0 { return watch }
    guard errno == ENOSPC else { return nil }
    throw .error("too many folders to watch; raise the limit with 'sysctl fs.inotify.max_user_watches=524288'")
  }

  /// Stops watching a folder that was moved away, and all below it.
  private mutating func forget(_ path: String) {
    for (watch, folder) in folders where folder.isWatched {
      if folder.path == path || folder.path.utf8.starts(with: (path + "/").utf8) {
        inotify_rm_watch(descriptor, watch)
        folders[watch] = nil
      }
    }
  }

  private func isExcluded(_ path: String) -> Bool { !excluded.isEmpty && excluded.contains(Self.resolved(path)) }

  /// Hidden files, and the ones that editors put beside the file that is edited.
  private static func isIgnored(_ name: String) -> Bool {
    let bytes = name.utf8
    return bytes.first == UInt8(ascii: ".") || bytes.first == UInt8(ascii: "#") || bytes.last == UInt8(ascii: "~")
  }
}

extension FolderWatcher {
  private struct Event {
    var watch: Int32
    var mask: UInt32
    var name: String
  }

  /// The next events that wait to be read; nil when there are none.
  private func readEvents() -> [Event]? {
    let capacity = 65_536
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      count = unsafe max(0, read(descriptor, buffer.baseAddress, capacity))
    }
    guard !bytes.isEmpty else { return nil }
    var events: [Event] = []
    unsafe bytes.withUnsafeBytes { buffer in
      let head = MemoryLayout<inotify_event>.size
      var at = 0
      while at + head <= buffer.count {
        let event = unsafe buffer.loadUnaligned(fromByteOffset: at, as: inotify_event.self)
        let end = min(buffer.count, at + head + Int(event.len))
        // The name is padded with NULs.
        let name = unsafe buffer[(at + head)..<end].prefix { $0 != 0 }
        events.append(Event(watch: event.wd, mask: event.mask, name: unsafe String(decoding: name, as: UTF8.self)))
        at = end
      }
    }
    return events
  }

  private static func contents(of path: String) throws(Diagnostic) -> [(name: String, isFolder: Bool)] {
    var found: [(String, Bool)] = []
    do throws(FolderReader.Failure) {
      var reader = try FolderReader(path.isEmpty ? "." : path)
      while let item = try reader.next() {
        found.append((item.name, item.kind == .folder || item.kind == .other && isFolder(joined(path, item.name))))
      }
    } catch {
      // Gone since, or not ours to read; the build says so.
      if [ENOENT, ENOTDIR, EACCES].contains(error.code) { return found }
      throw .error("cannot watch the folder: \(error.reason); check the disk", at: SourceLocation(file: path))
    }
    return found
  }

  /// Follows links.
  private static func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return unsafe stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
  }

  private static func isLink(_ path: String) -> Bool {
    var facts = stat()
    return unsafe lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFLNK
  }

  private static func joined(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : folder == "/" ? "/" + name : "\(folder)/\(name)"
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    return path
  }

  /// The absolute path without links; what does not exist yet is appended as it is.
  private static func resolved(_ path: String) -> String {
    var head = trimmed(path)
    var tail = ""
    while true {
      if let real = unsafe realpath(head.isEmpty ? "." : head, nil) {
        defer { unsafe free(real) }
        return unsafe String(cString: real) + tail
      }
      guard let slash = head.utf8.lastIndex(of: UInt8(ascii: "/")) else {
        if head.isEmpty { return path }
        tail = "/" + head + tail
        head = ""
        continue
      }
      tail = String(head[slash...]) + tail
      head = slash == head.startIndex ? "/" : String(head[..<slash])
      if head == "/", tail.isEmpty { return path }
    }
  }
}
