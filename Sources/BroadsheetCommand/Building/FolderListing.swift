private import Glibc
internal import Vocabulary

/// Lists the files below a folder, without hidden ones.
enum FolderListing {
  /// Paths below the folder, sorted; nil when there is no such folder. Throws what cannot be read.
  static func files(below root: String) throws(Diagnostics) -> [String]? {
    var info = stat()
    guard unsafe stat(root, &info) == 0 else { return nil }
    guard info.st_mode & S_IFMT == S_IFDIR else {
      throw Diagnostics([.error("this is a file and should be a folder; name another", at: SourceLocation(file: root))])
    }
    var files: [String] = []
    var errors: [Diagnostic] = []
    var pending = [""]
    while let folder = pending.popLast() {
      let path = folder.isEmpty ? root : root + "/" + folder
      guard let directory = unsafe opendir(path) else {
        errors.append(
          .error(
            "the folder cannot be read: \(unsafe String(cString: strerror(errno))); allow reading it",
            at: SourceLocation(file: path)))
        continue
      }
      while let item = unsafe readdir(directory) {
        let name = unsafe withUnsafePointer(to: &item.pointee.d_name) { pointer in
          unsafe pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { unsafe String(cString: $0) }
        }
        if name.hasPrefix(".") || name.hasSuffix("~") { continue }
        let relative = folder.isEmpty ? name : folder + "/" + name
        var entry = stat()
        guard unsafe fstatat(dirfd(directory), name, &entry, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
        if entry.st_mode & S_IFMT == S_IFDIR {
          pending.append(relative)
        } else {
          files.append(relative)
        }
      }
      unsafe closedir(directory)
    }
    guard errors.isEmpty else { throw Diagnostics(errors) }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
