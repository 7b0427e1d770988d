private import Encoding
private import Glibc
internal import Vocabulary

/// A file of the state folder: only a file that is whole, of this version and of the same settings is ever read; anything else
/// is as if there was none. It is replaced in one step, so that a killed build leaves the old one.
///
/// Layout, in the machine's byte order: the mark, then as 64-bit words the format's version, the settings' fingerprint, the length of
/// the content, the content's fingerprint and a zero; then the content.
enum SealedFile {
  static let mark: [UInt8] = Array("BRDSHEET".utf8)
  /// To be raised with every change to what any of the files contain.
  static let version: UInt64 = 1
  static let headerBytes = 64

  /// The content; nil when there is no file that may be trusted.
  static func read(_ name: String, in folder: Int32, settings: Fingerprint) -> [UInt8]? {
    guard let file = try? Descriptor.open(name, in: folder, O_RDONLY | O_NOFOLLOW | O_NONBLOCK),
      case .file(let stat) = try? Standing.of(file.number), let size = Int(exactly: stat.size), size >= headerBytes,
      let header = try? FileBytes.read(file.number, count: headerBytes),
      let content = try? FileBytes.read(file.number, count: size - headerBytes),
      header == Self.header(of: content, settings: settings)
    else { return nil }
    return content
  }

  static func write(_ content: [UInt8], _ name: String, in folder: Int32, settings: Fingerprint) throws(SystemFailure) {
    try FileBytes.replace(name, in: folder, with: [header(of: content, settings: settings), content])
  }

  private static func header(of content: [UInt8], settings: Fingerprint) -> [UInt8] {
    let hash = Fingerprint(of: content)
    var header = mark
    for word in [version, settings.high, settings.low, UInt64(content.count), hash.high, hash.low, 0] {
      append(word, to: &header)
    }
    return header
  }

  static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    unsafe withUnsafeBytes(of: number) { unsafe bytes.append(contentsOf: $0) }
  }
}
