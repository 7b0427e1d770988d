private import FileSystem
private import Glibc
public import Vocabulary

/// Reads whole files.
public enum FileReader {
  /// - Throws: an error with the file's name, when it cannot be read or is larger than `limit` bytes.
  public static func read(_ path: String, limit: Int = .max) throws(Diagnostic) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { close(descriptor) }
    var info = stat()
    guard unsafe fstat(descriptor, &info) == 0 else { throw unreadable(path) }
    if info.st_mode & S_IFMT == S_IFDIR { throw unreadable(path, FolderReader.Failure(code: EISDIR)) }
    let size = Int(info.st_size)
    guard size <= limit else {
      throw .error(
        "the file has \((size + (1 << 20) - 1) >> 20) MB and the limit is \(limit >> 20) MB; split it, or raise limits: digest-megabytes in site.yml",
        at: SourceLocation(file: path))
    }
    var failed = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = unsafe Glibc.read(descriptor, buffer.baseAddress! + count, size - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failed = true }
        if got <= 0 { break }
        count += got
      }
    }
    if failed { throw unreadable(path) }
    return bytes
  }

  /// Of a file's bytes, where they lie in the system's memory: for a large file that nobody changes while it is read. Nil when it cannot
  /// be read.
  public static func fingerprint(ofMapped path: String) -> Fingerprint? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var info = stat()
    guard unsafe fstat(descriptor, &info) == 0, info.st_size > 0 else { return nil }
    let size = Int(info.st_size)
    guard let memory = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0), unsafe memory != MAP_FAILED
    else { return nil }
    defer { unsafe munmap(memory, size) }
    let bytes = unsafe Span<UInt8>(_unsafeStart: memory.assumingMemoryBound(to: UInt8.self), count: size)
    return Fingerprint(of: bytes)
  }

  private static func unreadable(_ path: String, _ failure: FolderReader.Failure = .last) -> Diagnostic {
    .error(
      "cannot be read: \(failure.message(whenForbidden: "allow reading it, or move it away"))", at: SourceLocation(file: path))
  }
}
