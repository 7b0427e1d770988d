// Clang counts `timespec` as part of this module, whose headers include it too.
private import CMicroHTTPD
private import Glibc
internal import Vocabulary

/// The folder that is served. Files are opened component by component and no symbolic link is followed, so that nothing outside can be
/// reached, whoever changes the folder meanwhile.
struct SiteFolder: Sendable {
  let root: String

  /// An open regular file, or what stands in the way.
  enum Found: ~Copyable {
    case file(OpenFile)
    case folder
    case nothing
  }

  func open(_ path: SitePath) -> Found {
    var folder = unsafe Glibc.open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return .nothing }
    let components = path.description.split(separator: "/")
    for component in components.dropLast() {
      let next = unsafe openat(folder, String(component), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      close(folder)
      guard next >= 0 else { return .nothing }
      folder = next
    }
    defer { close(folder) }
    guard let name = components.last else { return .nothing }
    // Without O_NONBLOCK, opening a named pipe would wait for its writer.
    let descriptor = unsafe openat(folder, String(name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return .nothing }
    var facts = stat()
    guard unsafe fstat(descriptor, &facts) == 0 else {
      close(descriptor)
      return .nothing
    }
    switch facts.st_mode & S_IFMT {
    case S_IFREG:
      return .file(
        OpenFile(
          descriptor: descriptor, size: Int(facts.st_size), inode: UInt64(facts.st_ino),
          modified: Int64(facts.st_mtim.tv_sec) * 1_000_000_000 + Int64(facts.st_mtim.tv_nsec)))
    case S_IFDIR:
      close(descriptor)
      return .folder
    default:
      close(descriptor)
      return .nothing
    }
  }
}

/// A regular file, open for reading, closed with its owner.
struct OpenFile: ~Copyable {
  private let descriptor: Int32
  let size: Int
  private let inode: UInt64
  /// Nanoseconds since 1970.
  private let modified: Int64

  init(descriptor: Int32, size: Int, inode: UInt64, modified: Int64) {
    self.descriptor = descriptor
    self.size = size
    self.inode = inode
    self.modified = modified
  }

  deinit { close(descriptor) }

  /// Tells versions of the file apart: a build replaces a file by renaming a new one over it, which changes all three.
  var tag: String {
    "\(String(inode, radix: 36))-\(String(modified, radix: 36))-\(String(size, radix: 36))"
  }

  /// Gives the descriptor away; whoever takes it closes it.
  consuming func take() -> Int32 {
    let taken = descriptor
    discard self
    return taken
  }

  /// The whole content; nil when it cannot be read.
  borrowing func read() -> [UInt8]? {
    var failed = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = unsafe Glibc.read(descriptor, buffer.baseAddress! + count, size - count)
        if got > 0 {
          count += got
        } else if got == 0 {
          return
        } else if errno != EINTR {
          failed = true
          return
        }
      }
    }
    return failed ? nil : bytes
  }
}
