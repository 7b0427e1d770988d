private import Glibc

/// Which folder something is, whatever its name.
public struct FolderIdentity: Hashable, Sendable {
  private let device: UInt64
  private let inode: UInt64

  /// Nil when there is nothing.
  public init?(at path: String) {
    var info = stat()
    guard unsafe stat(path, &info) == 0 else { return nil }
    self.init(device: UInt64(info.st_dev), inode: UInt64(info.st_ino))
  }

  init(device: UInt64, inode: UInt64) {
    self.device = device
    self.inode = inode
  }

  /// Whether a folder is this one or lies below it.
  public func contains(_ path: String) -> Bool {
    var path = path
    guard var here = FolderIdentity(at: path) else { return false }
    while here != self {
      path += "/.."
      guard let above = FolderIdentity(at: path), above != here else { return false }
      here = above
    }
    return true
  }
}
