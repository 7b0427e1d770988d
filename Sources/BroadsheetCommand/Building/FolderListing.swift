private import FileSystem
private import Glibc
internal import Vocabulary

/// Lists the files below a folder, without hidden ones.
enum FolderListing {
  /// Paths below the folder, sorted; nil when there is no such folder. Throws what cannot be read.
  static func files(below root: String) throws(Diagnostics) -> [String]? {
    var info = stat()
    guard unsafe stat(root, &info) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw Diagnostics([unreadable("folder", .last, root)])
    }
    guard info.st_mode & S_IFMT == S_IFDIR else {
      throw Diagnostics([.error("this is a file and should be a folder; name another", at: SourceLocation(file: root))])
    }
    var files: [String] = []
    var errors: [Diagnostic] = []
    var pending = [""]
    while let folder = pending.popLast() {
      let path = folder.isEmpty ? root : root + "/" + folder
      do throws(FolderReader.Failure) {
        var reader = try FolderReader(path)
        while let item = try reader.next() {
          if item.name.hasPrefix(".") || item.name.hasSuffix("~") { continue }
          let relative = folder.isEmpty ? item.name : folder + "/" + item.name
          var entry = stat()
          if unsafe fstatat(reader.descriptor, item.name, &entry, AT_SYMLINK_NOFOLLOW) != 0 {
            // Gone since.
            if errno == ENOENT { continue }
            errors.append(unreadable("file", .last, root + "/" + relative))
          } else if entry.st_mode & S_IFMT == S_IFDIR {
            pending.append(relative)
          } else {
            files.append(relative)
          }
        }
      } catch {
        errors.append(unreadable("folder", error, path))
      }
    }
    guard errors.isEmpty else { throw Diagnostics(errors) }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func unreadable(_ what: String, _ failure: FolderReader.Failure, _ path: String) -> Diagnostic {
    .error(
      "the \(what) cannot be read: \(failure.message(whenForbidden: "allow reading it"))", at: SourceLocation(file: path))
  }
}
