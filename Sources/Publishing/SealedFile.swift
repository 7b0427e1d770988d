private import Encoding
private import Glibc
internal import Vocabulary

/// A file of the state folder: only a file that is whole, of this version and of the same settings is ever read; anything else
/// is as if there was none. It is replaced in one step, so that a killed build leaves the old one.
///
/// Layout, in the machine's byte order: the mark, then as 64-bit words the format's version, the settings' fingerprint, the length of
/// the content, the content's fingerprint and a zero; then the content: a few words, which may be known last, and what they tell of. Its
/// fingerprint is of the fingerprints of its parts, the words' last.
enum SealedFile {
  static let mark: [UInt8] = Array("BRDSHEET".utf8)
  /// To be raised with every change to what any of the files contain.
  static let version: UInt64 = 2
  static let headerBytes = 64

  fileprivate static func header(length: Int, content: Fingerprint, settings: Fingerprint) -> [UInt8] {
    mark + bytes(of: [version, settings.high, settings.low, UInt64(length), content.high, content.low, 0])
  }

  fileprivate static func bytes(of words: [UInt64]) -> [UInt8] { unsafe words.withUnsafeBytes { unsafe Array($0) } }
}

/// Reads a sealed file part by part to where each shall be; nothing of it may be used before `isSealed`.
struct SealedReader: ~Copyable {
  private let file: Descriptor
  private let header: [UInt8]
  private let length: Int
  private var parts = FingerprintBuilder()
  /// Bytes that were not read yet.
  private var rest: Int
  /// The words that the content begins with.
  let head: [UInt64]

  /// Nil when there is no such file.
  init?(_ name: String, in folder: Int32, headWords: Int) {
    let headBytes = headWords * 8
    guard let file = try? Descriptor.open(name, in: folder, O_RDONLY | O_NOFOLLOW | O_NONBLOCK),
      case .file(let stat)? = try? Standing.of(file.number), let size = Int(exactly: stat.size),
      size >= SealedFile.headerBytes + headBytes,
      let header = try? FileBytes.read(file.number, count: SealedFile.headerBytes), header.count == SealedFile.headerBytes,
      let head: [UInt64] = Self.read(headWords, from: file.number)
    else { return nil }
    self.header = header
    self.head = head
    length = size - SealedFile.headerBytes
    rest = length - headBytes
    self.file = file
  }

  /// The next part; nil when the file ends before it does.
  mutating func words<Word: BitwiseCopyable>(_ count: Int, of _: Word.Type = Word.self) -> [Word]? {
    let (size, isTooLarge) = count.multipliedReportingOverflow(by: MemoryLayout<Word>.stride)
    guard count >= 0, !isTooLarge, size <= rest, let words: [Word] = Self.read(count, from: file.number) else { return nil }
    rest -= size
    parts.add(SealedDraft.fingerprint(of: words))
    return words
  }

  /// Whether the file is whole, all of it was read, and it is of these settings.
  consuming func isSealed(settings: Fingerprint) -> Bool {
    parts.add(SealedDraft.fingerprint(of: head))
    return rest == 0 && header == SealedFile.header(length: length, content: parts.finish(), settings: settings)
  }

  /// Values without padding, as they lie on the disk.
  private static func read<Word: BitwiseCopyable>(_ count: Int, from file: Int32) -> [Word]? {
    var isWhole = true
    let words = unsafe [Word](unsafeUninitializedCapacity: count) { buffer, initialized in
      let room = UnsafeMutableRawBufferPointer(buffer)
      var done = 0
      while done < room.count {
        let got = unsafe Glibc.read(file, room.baseAddress! + done, room.count - done)
        if got < 0 && errno == EINTR { continue }
        if got <= 0 { break }
        done += got
      }
      isWhole = done == room.count
      initialized = isWhole ? count : 0
    }
    return isWhole ? words : nil
  }
}

/// A sealed file that is written under another name, but for the words that its content begins with; gone when it is not finished.
final class SealedDraft: Sendable {
  private let file: Descriptor
  private let folder: Int32
  private let name: String
  private let headBytes: Int
  private let length: Int
  private let parts: [Fingerprint]

  /// What is written of a draft.
  struct Body: ~Copyable {
    fileprivate let file: Int32
    fileprivate var length = 0
    fileprivate var parts: [Fingerprint] = []

    mutating func add<Word: BitwiseCopyable>(_ words: [Word]) throws(SystemFailure) {
      try SealedDraft.withBytes(of: words) { (bytes) throws(SystemFailure) in try FileBytes.write(bytes, to: file) }
      length += words.count * MemoryLayout<Word>.stride
      parts.append(SealedDraft.fingerprint(of: words))
    }
  }

  init(
    _ name: String, in folder: Int32, headWords: Int, body write: (inout Body) throws(SystemFailure) -> Void
  ) throws(SystemFailure) {
    self.folder = folder
    self.name = name
    headBytes = headWords * 8
    let temporary = FileBytes.temporaryName(replacing: name)
    unsafe unlinkat(folder, temporary, 0)
    file = try Descriptor.open(temporary, in: folder, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
    var body = Body(file: file.number)
    do throws(SystemFailure) {
      guard lseek(file.number, off_t(SealedFile.headerBytes + headBytes), SEEK_SET) >= 0 else { throw SystemFailure.last }
      try write(&body)
    } catch {
      unsafe unlinkat(folder, temporary, 0)
      throw error
    }
    length = headBytes + body.length
    parts = body.parts
  }

  deinit { unsafe unlinkat(folder, FileBytes.temporaryName(replacing: name), 0) }

  /// Puts the file into its place.
  func finish(_ head: [UInt64], settings: Fingerprint) throws(SystemFailure) {
    precondition(head.count * 8 == headBytes)
    var content = FingerprintBuilder()
    for part in parts { content.add(part) }
    content.add(Self.fingerprint(of: head))
    guard lseek(file.number, 0, SEEK_SET) == 0 else { throw SystemFailure.last }
    let header = SealedFile.header(length: length, content: content.finish(), settings: settings)
    try FileBytes.write((header + SealedFile.bytes(of: head)).span, to: file.number)
    guard unsafe renameat(folder, FileBytes.temporaryName(replacing: name), folder, name) == 0 else { throw SystemFailure.last }
  }

  static func fingerprint<Word: BitwiseCopyable>(of words: [Word]) -> Fingerprint {
    withBytes(of: words) { Fingerprint(of: $0) }
  }

  private static func withBytes<Word: BitwiseCopyable, Result, Failure: Error>(
    of words: [Word], _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe words.withUnsafeBufferPointer { (words) throws(Failure) in
      let bytes = unsafe UnsafeRawBufferPointer(words).assumingMemoryBound(to: UInt8.self)
      return try body(unsafe Span(_unsafeElements: bytes))
    }
  }
}
