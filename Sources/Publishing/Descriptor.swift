private import Glibc

/// An open file or folder, closed when it goes away.
struct Descriptor: ~Copyable, Sendable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  /// The path is relative to a folder that is open, or to the current one.
  static func open(
    _ path: String, in folder: Int32? = nil, _ flags: Int32, mode: UInt32 = 0o644
  ) throws(SystemFailure) -> Descriptor {
    let number = unsafe openat(folder ?? AT_FDCWD, path, flags | O_CLOEXEC, mode)
    guard number >= 0 else { throw SystemFailure.last }
    return Descriptor(number)
  }

  deinit { close(number) }
}

/// What tells, without reading a file, that it is the one that was written.
struct FileStat: Equatable, Sendable {
  var size: UInt64 = 0
  /// Nanoseconds since 1970.
  var modified: Int64 = 0
  var inode: UInt64 = 0

  init() {}

  init(size: UInt64, modified: Int64, inode: UInt64) {
    self.size = size
    self.modified = modified
    self.inode = inode
  }

  fileprivate init(_ status: stat) {
    size = UInt64(bitPattern: Int64(status.st_size))
    modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    inode = UInt64(status.st_ino)
  }
}

/// What stands under a name.
enum Standing: Equatable, Sendable {
  case nothing
  case file(FileStat)
  case folder
  /// A symbolic link, a pipe, a device.
  case other

  fileprivate init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file(FileStat(status))
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }

  /// Of a name in an open folder; links are not followed.
  static func of(_ name: UnsafePointer<CChar>, in folder: Int32) throws(SystemFailure) -> Standing {
    var status = stat()
    if unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 { return Standing(status) }
    let failure = SystemFailure.last
    if failure.isMissing { return .nothing }
    throw failure
  }

  static func of(_ descriptor: Int32) throws(SystemFailure) -> Standing {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw SystemFailure.last }
    return Standing(status)
  }
}

/// Which folder or file this is, whatever its name.
struct Identity: Equatable {
  let device: UInt64
  let inode: UInt64

  init?(of descriptor: Int32) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  init?(at path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
  }
}
