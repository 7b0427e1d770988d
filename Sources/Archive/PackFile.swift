private import Glibc
private import Synchronization

/// Records one behind the other in a file that only grows while it is used; they are read by place. Without a file that can be
/// written, the records stay in memory.
final class PackFile: Sendable {
  /// Where a record is.
  struct Place: Hashable, Sendable {
    var offset: Int
    var length: Int
  }

  private struct State {
    var end: Int
    var memory: [[UInt8]] = []
  }

  private let descriptor: Int32
  private let isWritable: Bool
  private let state: Mutex<State>

  /// Opens or makes the file; nil path, or one that cannot be opened: memory. One that is only read is never made nor changed: new
  /// records stay in memory.
  init(path: String?, isReadOnly: Bool = false) {
    var descriptor: Int32 = -1
    var end = 0
    if let path {
      let flags = (isReadOnly ? O_RDONLY : O_RDWR | O_CREAT) | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
      descriptor = unsafe open(path, flags, 0o644)
      var info = stat()
      if descriptor >= 0, unsafe fstat(descriptor, &info) == 0 { end = Int(info.st_size) }
    }
    self.descriptor = descriptor
    isWritable = descriptor >= 0 && !isReadOnly
    state = Mutex(State(end: end))
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Whether new records go to the disk.
  var isOnDisk: Bool { isWritable }

  /// How long the file is.
  var end: Int { state.withLock { $0.end } }

  /// Forgets everything that is there.
  func truncate() {
    guard isWritable else { return }
    state.withLock {
      if ftruncate(descriptor, 0) == 0 { $0.end = 0 }
    }
  }

  /// Adds a record; nil when the disk is full.
  ///
  /// - Parameter pieces: what the record consists of, one behind the other: to join them would be to copy them once more.
  func append(_ pieces: [[UInt8]]) -> Place? {
    let length = pieces.reduce(0) { $0 + $1.count }
    guard isWritable else {
      var record: [UInt8] = []
      record.reserveCapacity(length)
      for piece in pieces { record += piece }
      return state.withLock { [record] state in
        state.memory.append(record)
        return Place(offset: -state.memory.count, length: length)
      }
    }
    let offset = state.withLock { state in
      defer { state.end += length }
      return state.end
    }
    var end = offset
    for piece in pieces {
      guard write(piece, at: end) else { return nil }
      end += piece.count
    }
    return Place(offset: offset, length: length)
  }

  private func write(_ piece: [UInt8], at offset: Int) -> Bool {
    var written = 0
    while written < piece.count {
      let count = unsafe piece.withUnsafeBytes { bytes in
        unsafe pwrite(descriptor, bytes.baseAddress! + written, piece.count - written, off_t(offset + written))
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }

  /// Part of a record; nil when it is not there.
  func read(_ place: Place, from start: Int = 0, length: Int) -> [UInt8]? {
    guard start >= 0, length >= 0, start <= place.length - length else { return nil }
    if place.offset < 0 {
      return state.withLock { state in
        let index = -place.offset - 1
        guard state.memory.indices.contains(index) else { return nil }
        return Array(state.memory[index][start..<(start + length)])
      }
    }
    guard descriptor >= 0 else { return nil }
    var failed = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      while count < length {
        let got = unsafe pread(descriptor, buffer.baseAddress! + count, length - count, off_t(place.offset + start + count))
        if got < 0 && errno == EINTR { continue }
        guard got > 0 else {
          failed = true
          return
        }
        count += got
      }
    }
    return failed ? nil : bytes
  }
}
