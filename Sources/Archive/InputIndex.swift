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

  private static let magic: UInt64 = 0x3273_7475_706E_6942

  /// The program that parsed: another one may parse otherwise.
  let program: Fingerprint
  var items: [String: Item] = [:]

  /// Reads an index; empty when the bytes are no whole index of this program.
  init(_ bytes: [UInt8], program: Fingerprint) {
    self.program = program
    guard bytes.count >= 32, let items = try? Self.read(bytes, program: program) else { return }
    self.items = items
  }

  init(program: Fingerprint) { self.program = program }

  private static func read(_ bytes: [UInt8], program: Fingerprint) throws(ByteReader.Malformed) -> [String: Item] {
    let body = bytes.count - 8
    var trailer = ByteReader(Array(bytes[body...]))
    guard try trailer.fixed() == DigestRecord.checksum(bytes.span.extracting(0..<body)) else { throw ByteReader.Malformed() }
    var reader = ByteReader(bytes)
    guard try reader.fixed() == magic, try reader.fixed() == program.high, try reader.fixed() == program.low else {
      throw ByteReader.Malformed()
    }
    var items: [String: Item] = [:]
    for _ in 0..<(try reader.count()) {
      let path = try reader.text()
      items[path] = Item(
        stamp: FileStamp(
          size: try reader.number(), modified: try reader.number(), changed: try reader.number(), inode: try reader.fixed()),
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
    bytes.append(fixed: program.high)
    bytes.append(fixed: program.low)
    bytes.append(number: items.count)
    for (path, item) in items.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      bytes.append(counted: path)
      bytes.append(number: item.stamp.size)
      bytes.append(number: item.stamp.modified)
      bytes.append(number: item.stamp.changed)
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
