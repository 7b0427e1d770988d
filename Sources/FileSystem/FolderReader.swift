private import Glibc

/// What stands in a folder, one after the other, in no order. An error in the middle is thrown: readdir(3) answers it as it answers the
/// end, and whoever cannot tell the two apart takes the rest of the folder for gone.
@safe public struct FolderReader: ~Copyable {
  private let stream: OpaquePointer

  /// An operation that the system refused.
  public struct Failure: Error, Equatable {
    /// Of errno(3).
    public let code: Int32

    public init(code: Int32) { self.code = code }

    /// Of the call that failed just now on this thread.
    public static var last: Failure { Failure(code: errno) }

    public var reason: String { unsafe String(cString: strerror(code)) }
  }

  /// One of the things in a folder.
  public struct Item: Sendable {
    public let name: String
    public let kind: Kind
  }

  /// What the folder itself says of an item.
  public enum Kind: Sendable {
    case file, folder
    /// A link, something else, or nothing that the file system tells: to be looked at.
    case other
  }

  /// Opens a folder; its path is relative to one that is open, or to the current one.
  public init(_ path: String, in folder: Int32? = nil) throws(Failure) {
    let descriptor = unsafe openat(folder ?? AT_FDCWD, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last }
    guard let stream = unsafe fdopendir(descriptor) else {
      let failure = Failure.last
      close(descriptor)
      throw failure
    }
    unsafe self.stream = stream
  }

  deinit { unsafe closedir(stream) }

  /// The open folder, for as long as the reader is there.
  public var descriptor: Int32 { unsafe dirfd(stream) }

  /// The next item, `.` and `..` left out; nil at the end.
  public mutating func next() throws(Failure) -> Item? {
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        if errno != 0 { throw .last }
        return nil
      }
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
        unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name == "." || name == ".." { continue }
      switch unsafe Int32(entry.pointee.d_type) {
      case Int32(DT_REG): return Item(name: name, kind: .file)
      case Int32(DT_DIR): return Item(name: name, kind: .folder)
      default: return Item(name: name, kind: .other)
      }
    }
  }
}
