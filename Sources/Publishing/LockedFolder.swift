private import Glibc
internal import Vocabulary

/// A folder that one build has for itself: the folder itself carries the lock (`flock`), so that nothing is added to it and a
/// killed build leaves no lock behind.
final class LockedFolder: Sendable {
  let descriptor: Descriptor
  /// The path as it was given, for messages.
  let path: String
  let lock: Lock

  enum Lock {
    case taken, takenAfterWaiting
    /// The file system knows no locks.
    case unknown
  }

  private init(descriptor: consuming Descriptor, path: String, lock: Lock) {
    self.descriptor = descriptor
    self.path = path
    self.lock = lock
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
      let lock = try take(descriptor.number, path: path, waiting: waiting)
      // Whoever had the folder may have replaced it meanwhile.
      if let mine = Identity(of: descriptor.number), mine == Identity(at: path) {
        return LockedFolder(descriptor: descriptor, path: path, lock: lock)
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

  private static func take(_ descriptor: Int32, path: String, waiting: Waiting) throws(Failure) -> Lock {
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return .taken }
    guard errno == EWOULDBLOCK else { return .unknown }
    waiting.notice?("another build is running in \(path), waiting")
    guard let limit = waiting.limit else {
      while flock(descriptor, LOCK_EX) != 0 { guard errno == EINTR else { return .unknown } }
      return .takenAfterWaiting
    }
    let step = 0.02
    var left = limit
    while left > 0 {
      usleep(UInt32(step * 1e6))
      left -= step
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return .takenAfterWaiting }
    }
    throw .busy(
      .error(
        "another build has been running in this folder for \(limit) seconds; let it end, or end it, and build again",
        at: SourceLocation(file: path)))
  }
}
