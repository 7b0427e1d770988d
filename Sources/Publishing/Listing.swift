private import FileSystem
private import Glibc

/// What a folder holds.
enum Listing {
  /// Names in the order of their bytes, `.` and `..` left out.
  static func names(of folder: Int32) throws(SystemFailure) -> [String] {
    var names: [String] = []
    do throws(FolderReader.Failure) {
      // A reader has a position of its own.
      var reader = try FolderReader(".", in: folder)
      while let item = try reader.next() { names.append(item.name) }
    } catch { throw SystemFailure(code: error.code) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Opens a folder below another, component by component, through no symbolic link.
  static func folder(_ path: String, in root: Int32) throws(SystemFailure) -> Descriptor {
    var folder = try Descriptor.open(".", in: root, O_RDONLY | O_DIRECTORY)
    for component in path.split(separator: "/") {
      folder = try Descriptor.open(String(component), in: folder.number, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
    }
    return folder
  }

  /// Every file below a folder, as paths from the root; a link counts as a file. Never follows links, so it ends.
  static func files(below path: String, in root: Int32) throws(SystemFailure) -> [String] {
    var files: [String] = []
    var pending = [path]
    while let next = pending.popLast() {
      let folder = try Self.folder(next, in: root)
      for name in try names(of: folder.number) {
        let standing = try unsafe Standing.of(name, in: folder.number)
        if standing == .folder { pending.append(next + "/" + name) } else { files.append(next + "/" + name) }
      }
    }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Removes folders below and including a path that hold nothing but folders.
  static func removeEmptyFolders(_ path: String, in root: Int32) throws(SystemFailure) {
    var found: [String] = []
    var pending = [path]
    while let next = pending.popLast() {
      found.append(next)
      let folder = try Self.folder(next, in: root)
      for name in try names(of: folder.number) where try unsafe Standing.of(name, in: folder.number) == .folder {
        pending.append(next + "/" + name)
      }
    }
    // Children were found after their parents.
    for path in found.reversed() {
      let (parent, name) = split(path)
      let folder = try Self.folder(parent, in: root)
      guard unsafe unlinkat(folder.number, name, AT_REMOVEDIR) == 0 else { throw SystemFailure.last }
    }
  }

  /// Removes a file, or a folder with everything in it; what is a link goes, and what it leads to stays.
  static func removeAll(_ name: String, in parent: Int32) throws(SystemFailure) {
    guard try unsafe Standing.of(name, in: parent) == .folder else {
      guard unsafe unlinkat(parent, name, 0) == 0 || errno == ENOENT else { throw SystemFailure.last }
      return
    }
    for file in try files(below: name, in: parent) {
      let (path, name) = split(file)
      let folder = try folder(path, in: parent)
      guard unsafe unlinkat(folder.number, name, 0) == 0 else { throw SystemFailure.last }
    }
    try removeEmptyFolders(name, in: parent)
  }

  static func split(_ path: String) -> (parent: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    return (String(path[..<slash]), String(path[path.utf8.index(after: slash)...]))
  }
}
