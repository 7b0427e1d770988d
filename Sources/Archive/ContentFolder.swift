private import FileSystem
private import Glibc
public import Vocabulary

/// The files of a content folder: which are digests, which are copied as they are, which are plain pages.
public struct ContentFolder: Sendable {
  /// A file of the content, by its path below the folder.
  public struct File: Hashable, Sendable {
    /// Below the content folder.
    public var path: String
    public var stamp: FileStamp
  }

  /// As it was given.
  public var path: String
  /// Ordered by path, as are the others.
  public var digests: [File] = []
  public var staticFiles: [File] = []
  public var plainPages: [File] = []
  public var settings: File?
  /// About files that the owner may take for the settings.
  public var warnings: [Diagnostic] = []

  /// Lists the folder. Throws everything that cannot be read.
  ///
  /// - Parameter others: folders of the site that may lie in this one and hold no content, such as the output.
  public static func list(_ path: String, leavingOut others: [String] = []) throws(Diagnostics) -> ContentFolder {
    var walk = ContentWalk(root: path, others: Set(others.compactMap { FolderIdentity(at: $0) }))
    walk.run()
    guard walk.diagnostics.isEmpty else { throw Diagnostics(walk.diagnostics.sorted { $0.description < $1.description }) }
    var folder = ContentFolder(path: path)
    for file in walk.files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
      switch file.path {
      case settingsName: folder.settings = file
      case let path where path.hasPrefix("static/"): folder.staticFiles.append(file)
      case let path where path.hasPrefix("pages/"): if path.hasSuffix(".md") { folder.plainPages.append(file) }
      default: if Self.isDigest(file.path) { folder.digests.append(file) }
      }
      if isMistakenForSettings(file.path) { folder.warnings.append(folder.unreadSettings(file.path)) }
    }
    return folder
  }

  /// What messages call a file of the folder.
  public func displayPath(_ file: String) -> String { path.hasSuffix("/") ? path + file : path + "/" + file }

  fileprivate static let settingsName = "site.yml"

  private static func isMistakenForSettings(_ path: String) -> Bool {
    path != settingsName && ["site.yaml", settingsName].contains(path.lowercased())
  }

  private func unreadSettings(_ file: String) -> Diagnostic {
    .warning(
      "this file is not read: settings stand in \(Self.settingsName); rename it", at: SourceLocation(file: displayPath(file)))
  }

  static func isDigest(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    let lower = name.lowercased()
    return lower.hasSuffix(".md") || lower.hasSuffix(".markdown") || lower.hasSuffix(".txt")
  }
}

/// What the file system knows of a file's content: when two stamps are equal, the bytes are taken to be.
public struct FileStamp: Hashable, Sendable {
  public var size: Int
  /// Nanoseconds since 1970.
  public var modified: Int
  /// The same of what the file system changes whenever anything about the file changes; nobody sets it back.
  public var changed: Int
  public var inode: UInt64
}

/// Goes through a folder, without following links to folders.
private struct ContentWalk {
  let root: String
  /// Folders that are left out.
  let others: Set<FolderIdentity>
  var files: [ContentFolder.File] = []
  var diagnostics: [Diagnostic] = []

  mutating func run() {
    var info = stat()
    guard unsafe stat(root, &info) == 0 else {
      let failure = FolderReader.Failure.last
      let text =
        failure.code == ENOENT || failure.code == ENOTDIR
        ? "there is no such folder; put digests into one of that name, name another with --content, or begin with `broadsheet init .`"
        : failure.message(whenForbidden: "allow reading it, or name another with --content")
      return diagnostics.append(.error("the content folder cannot be read: \(text)", at: SourceLocation(file: root)))
    }
    guard info.st_mode & S_IFMT == S_IFDIR else {
      return diagnostics.append(
        .error("the content folder is a file; name a folder of digests with --content", at: SourceLocation(file: root)))
    }
    var pending = [""]
    while let folder = pending.popLast() { list(folder, &pending) }
  }

  private mutating func list(_ folder: String, _ pending: inout [String]) {
    let path = folder.isEmpty ? root : root + "/" + folder
    let inStatic = folder == "static" || folder.hasPrefix("static/")
    do throws(FolderReader.Failure) {
      var reader = try FolderReader(path)
      // A site that was built there is no source, unless it is to be copied as it is.
      if !folder.isEmpty, !inStatic, unsafe faccessat(reader.descriptor, ".broadsheet-manifest", F_OK, 0) == 0 { return }
      while let item = try reader.next() {
        if !inStatic && (item.name.hasPrefix(".") || item.name.hasPrefix("_")) { continue }
        add(item, of: reader.descriptor, folder.isEmpty ? item.name : folder + "/" + item.name, &pending)
      }
    } catch {
      let text = error.message(whenForbidden: "allow reading it, or give it a name beginning with '_' to leave it out")
      diagnostics.append(.error("the folder cannot be read: \(text)", at: SourceLocation(file: path)))
    }
  }

  private mutating func add(_ item: FolderReader.Item, of folder: Int32, _ path: String, _ pending: inout [String]) {
    let place = SourceLocation(file: root + "/" + path)
    var info = stat()
    var link = stat()
    // A folder may be one by a link, which is not followed.
    guard unsafe fstatat(folder, item.name, &info, 0) == 0,
      unsafe info.st_mode & S_IFMT != S_IFDIR || fstatat(folder, item.name, &link, AT_SYMLINK_NOFOLLOW) == 0
    else {
      let failure = FolderReader.Failure.last
      let text =
        failure.code == ENOENT
        ? "it is a link that leads nowhere; remove it, or put back what it led to"
        : failure.message(whenForbidden: "allow reading it, or move it away")
      return diagnostics.append(.error("the file cannot be read: \(text)", at: place))
    }
    if link.st_mode & S_IFMT == S_IFDIR {
      if path == ContentFolder.settingsName {
        diagnostics.append(
          .error("this is a folder, and the settings are read from a file of this name; rename it", at: place))
      } else if !others.contains(FolderIdentity(device: UInt64(info.st_dev), inode: UInt64(info.st_ino))) {
        pending.append(path)
      }
    } else if info.st_mode & S_IFMT == S_IFREG {
      files.append(ContentFolder.File(path: path, stamp: FileStamp(info)))
    }
  }
}

extension FileStamp {
  fileprivate init(_ info: stat) {
    size = Int(info.st_size)
    modified = Int(info.st_mtim.tv_sec) * 1_000_000_000 + Int(info.st_mtim.tv_nsec)
    changed = Int(info.st_ctim.tv_sec) * 1_000_000_000 + Int(info.st_ctim.tv_nsec)
    inode = UInt64(info.st_ino)
  }
}
