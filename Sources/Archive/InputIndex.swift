internal import Catalogue
internal import Vocabulary

/// What was known of the digests when a build ended: for each its stamp, its content and where its record is.
struct InputIndex: Sendable {
  struct Item: Sendable {
    var stamp: FileStamp
    var content: Fingerprint
    var record: PackFile.Place
    /// Which phrases each entry holds, and of which taxonomy.
    var matches: PackFile.Place
    var matchesOf: Fingerprint
  }

  /// Raised whenever parsing or the layout of records changes.
  static let version: UInt64 = 1
  private static let magic: UInt64 = 0x3173_7475_706E_6942

  var items: [String: Item] = [:]

  /// Reads an index; empty when the bytes are no whole index of this version.
  init(_ bytes: [UInt8]) {
    guard bytes.count >= 24, let items = try? Self.read(bytes) else { return }
    self.items = items
  }

  init() {}

  private static func read(_ bytes: [UInt8]) throws(ByteReader.Malformed) -> [String: Item] {
    let body = bytes.count - 8
    var trailer = ByteReader(Array(bytes[body...]))
    guard try trailer.fixed() == DigestRecord.checksum(bytes.span.extracting(0..<body)) else { throw ByteReader.Malformed() }
    var reader = ByteReader(bytes)
    guard try reader.fixed() == magic, try reader.fixed() == version else { throw ByteReader.Malformed() }
    var items: [String: Item] = [:]
    for _ in 0..<(try reader.count()) {
      let path = try reader.text()
      items[path] = Item(
        stamp: FileStamp(
          size: try reader.number(), modified: try reader.number(), inode: try reader.fixed()),
        content: Fingerprint(high: try reader.fixed(), low: try reader.fixed()),
        record: PackFile.Place(offset: try reader.number(), length: try reader.number()),
        matches: PackFile.Place(offset: try reader.number(), length: try reader.number()),
        matchesOf: Fingerprint(high: try reader.fixed(), low: try reader.fixed()))
    }
    return items
  }

  /// The index as bytes, in order of the paths.
  func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(fixed: Self.magic)
    bytes.append(fixed: Self.version)
    bytes.append(number: items.count)
    for (path, item) in items.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      bytes.append(counted: path)
      bytes.append(number: item.stamp.size)
      bytes.append(number: item.stamp.modified)
      bytes.append(fixed: item.stamp.inode)
      bytes.append(fixed: item.content.high)
      bytes.append(fixed: item.content.low)
      bytes.append(number: item.record.offset)
      bytes.append(number: item.record.length)
      bytes.append(number: item.matches.offset)
      bytes.append(number: item.matches.length)
      bytes.append(fixed: item.matchesOf.high)
      bytes.append(fixed: item.matchesOf.low)
    }
    bytes.append(fixed: DigestRecord.checksum(bytes.span))
    return bytes
  }
}
