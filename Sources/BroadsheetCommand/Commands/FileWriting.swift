private import Glibc
internal import Vocabulary

/// Files that a command writes at the owner's own places; the site itself is written by `Publishing` alone.
enum FileWriting {
  enum Outcome: Hashable, Sendable {
    case written
    /// Something was there already, and stays as it is.
    case kept
  }

  /// Writes a new file and the folders above it; what is there is never replaced, and no half file is ever seen.
  static func create(_ path: String, _ bytes: [UInt8]) throws(Diagnostic) -> Outcome {
    if exists(path) { return .kept }
    try makeFolders(above: path)
    let temporary = path + ".\(getpid()).tmp"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure("write", path) }
    defer { _ = unsafe unlink(temporary) }
    guard writeAll(descriptor, bytes) else {
      let error = failure("write", path)
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw failure("write", path) }
    // Unlike rename(2), link(2) fails when there is something.
    guard unsafe link(temporary, path) == 0 else {
      if errno == EEXIST { return .kept }
      throw failure("write", path)
    }
    return .written
  }

  /// Whether there is anything at the path, be it a link that leads nowhere.
  static func exists(_ path: String) -> Bool {
    var facts = stat()
    return unsafe lstat(path, &facts) == 0
  }

  static func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return unsafe stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
  }

  /// Like `mkdir -p`.
  static func makeFolder(_ path: String) throws(Diagnostic) {
    if isFolder(path) { return }
    try makeFolders(above: path)
    guard unsafe mkdir(path, 0o755) == 0 || (errno == EEXIST && isFolder(path)) else { throw failure("make the folder", path) }
  }

  private static func makeFolders(above path: String) throws(Diagnostic) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash != path.startIndex else { return }
    let above = String(path[..<slash])
    if !above.isEmpty { try makeFolder(above) }
  }

  /// The whole file.
  static func read(_ path: String) throws(Diagnostic) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("read", path) }
    defer { close(descriptor) }
    var all: [UInt8] = []
    while true {
      var failed = false
      let piece = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        var got: Int
        repeat { got = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count) } while got < 0 && errno == EINTR
        failed = got < 0
        count = max(0, got)
      }
      if failed { throw failure("read", path) }
      if piece.isEmpty { return all }
      all += piece
    }
  }

  private static func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR { return false }
      rest = rest.dropFirst(max(0, count))
    }
    return true
  }

  private static func failure(_ verb: String, _ path: String) -> Diagnostic {
    let reason = unsafe String(cString: strerror(errno))
    return .error("cannot \(verb) this: \(reason); look at the path and its permissions", at: SourceLocation(file: path))
  }
}
