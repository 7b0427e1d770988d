private import Glibc
internal import Vocabulary

/// A folder that one build has for itself: the folder itself carries the lock (`flock`), so that nothing is added to it and a
/// killed build leaves no lock behind.
final class LockedFolder: Sendable {
  let descriptor: Descriptor
  /// The path as it was given, for messages.
  let path: String
  /// False where the file system knows no locks.
  let isLocked: Bool

  private init(descriptor: consuming Descriptor, path: String, isLocked: Bool) {
    self.descriptor = descriptor
    self.path = path
    self.isLocked = isLocked
  }

  enum Failure: Error {
    case unusable(Diagnostic)
    /// Another build did not end in time.
    case busy(Diagnostic)

    var diagnostic: Diagnostic {
      switch self {
      case .unusable(let diagnostic), .busy(let diagnostic): diagnostic
      }
    }
  }

  /// Opens the folder, makes it when only its parent exists, and waits for whoever has it.
  static func open(_ path: String, role: String, waiting: Waiting) throws(Failure) -> LockedFolder {
    while true {
      let descriptor: Descriptor
      do throws(Diagnostic) {
        descriptor = try openOrMake(path, role: role)
      } catch {
        throw .unusable(error)
      }
      let isLocked = try lock(descriptor.number, path: path, waiting: waiting)
      // Whoever had the folder may have replaced it meanwhile.
      if let mine = Identity(of: descriptor.number), mine == Identity(at: path) {
        return LockedFolder(descriptor: descriptor, path: path, isLocked: isLocked)
      }
    }
  }

  private static func openOrMake(_ path: String, role: String) throws(Diagnostic) -> Descriptor {
    var failure: SystemFailure
    do {
      return try Descriptor.open(path, O_RDONLY | O_DIRECTORY)
    } catch { failure = error }
    if failure.isMissing {
      if unsafe mkdir(path, 0o755) == 0 || SystemFailure.last.isExisting {
        do {
          return try Descriptor.open(path, O_RDONLY | O_DIRECTORY)
        } catch { failure = error }
      } else {
        failure = SystemFailure.last
      }
      if failure.isMissing {
        throw .error("the \(role) folder's parent does not exist; create it first", at: SourceLocation(file: path))
      }
    }
    if failure.isNotFolder {
      throw .error("the \(role) folder is a file; remove it or choose another folder", at: SourceLocation(file: path))
    }
    throw failure.diagnostic("open the \(role) folder", at: path)
  }

  /// False when the file system has no locks.
  private static func lock(_ descriptor: Int32, path: String, waiting: Waiting) throws(Failure) -> Bool {
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
    guard errno == EWOULDBLOCK else { return false }
    waiting.notice?("another build is running in \(path), waiting")
    guard let limit = waiting.limit else {
      while flock(descriptor, LOCK_EX) != 0 { guard errno == EINTR else { return false } }
      return true
    }
    let step = 0.02
    var left = limit
    while left > 0 {
      usleep(UInt32(step * 1e6))
      left -= step
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
    }
    throw .busy(
      .error(
        "another build has been running in this folder for \(limit) seconds; let it end, or end it, and build again",
        at: SourceLocation(file: path)))
  }
}
