private import Glibc
internal import Vocabulary

/// An operation that the system refused.
struct SystemFailure: Error, Equatable {
  let code: Int32

  init(code: Int32) { self.code = code }

  /// Of the call that failed just now on this thread.
  static var last: SystemFailure { SystemFailure(code: errno) }

  var isMissing: Bool { code == ENOENT }
  var isExisting: Bool { code == EEXIST }
  /// A component that should be a folder is a file, or a symbolic link that is not followed.
  var isNotFolder: Bool { code == ENOTDIR || code == ELOOP }
  var isFolder: Bool { code == EISDIR }

  private var reason: String { unsafe String(cString: strerror(code)) }

  private var advice: String {
    switch code {
    case ENOSPC, EDQUOT: "free some space and build again"
    case EACCES, EPERM: "give yourself the right to write there, or choose another folder"
    case EROFS: "choose a folder on a file system that can be written"
    case ENOTDIR: "a part of the path is a file: remove it or choose another folder"
    case ELOOP: "a part of the path is a symbolic link: replace it by a folder"
    case EMFILE, ENFILE: "raise the limit of open files (ulimit -n)"
    case ENAMETOOLONG: "choose a shorter path"
    case EXDEV: "the folder spans several file systems: give each site one"
    case EIO: "check the disk"
    default: "mend it and build again"
    }
  }

  func diagnostic(_ action: String, at path: String) -> Diagnostic {
    .error("cannot \(action): \(reason); \(advice)", at: SourceLocation(file: path))
  }

  func warning(_ action: String, at path: String) -> Diagnostic {
    .warning("cannot \(action): \(reason); \(advice)", at: SourceLocation(file: path))
  }
}
