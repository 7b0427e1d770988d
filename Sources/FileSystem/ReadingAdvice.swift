private import Glibc

extension FolderReader.Failure {
  /// Why nothing could be read, and what to do about it.
  /// - Parameter forbidden: what to do where reading is not allowed.
  public func message(whenForbidden forbidden: String) -> String {
    switch code {
    case ENOENT: "there is nothing of that name; look at the name"
    case ENOTDIR: "a part of the path is a file; look at the path"
    case EISDIR: "this is a folder; name the files in it"
    case EACCES, EPERM: "\(reason); \(forbidden)"
    case EMFILE, ENFILE: "\(reason); raise the limit of open files (ulimit -n)"
    case ENAMETOOLONG, ELOOP: "\(reason); look at the path"
    case EIO: "\(reason); check the disk"
    default: "\(reason); mend it, or \(forbidden)"
    }
  }
}
