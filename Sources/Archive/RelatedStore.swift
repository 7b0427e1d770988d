internal import Catalogue
internal import Vocabulary

/// The related papers that builds before have found, by what they depend on: for each edition the fingerprint of its window.
struct RelatedStore: Sendable {
  private static let magic: UInt64 = 0x3364_6574_616C_6552

  let program: Fingerprint
  /// Of an edition: the window's fingerprint, and for each paper its related papers, counted back from the window's end.
  struct Found: Sendable {
    var window: Fingerprint
    var lists = RelatedLists()
  }

  /// By edition.
  var editions: [Int32: Found] = [:]
  /// Of the window of the archive's last month, and what they depend on.
  var statistics: (months: Fingerprint, terms: TermStatistics)?

  init(program: Fingerprint) { self.program = program }

  /// Reads a store; empty when the bytes are damaged or of another program.
  init(_ bytes: [UInt8], program: Fingerprint) {
    self.program = program
    if let read = try? Self.read(bytes, program: program) { (editions, statistics) = read }
  }

  private static func read(
    _ bytes: [UInt8], program: Fingerprint
  ) throws(ByteReader.Malformed) -> ([Int32: Found], (Fingerprint, TermStatistics)?) {
    guard bytes.count >= 32 else { throw ByteReader.Malformed() }
    let body = bytes.count - 8
    var trailer = ByteReader(Array(bytes[body...]))
    guard try trailer.fixed() == DigestRecord.checksum(bytes.span.extracting(0..<body)) else { throw ByteReader.Malformed() }
    var reader = ByteReader(bytes)
    guard try reader.fixed() == magic, try reader.fixed() == program.high, try reader.fixed() == program.low else {
      throw ByteReader.Malformed()
    }
    var editions: [Int32: Found] = [:]
    for _ in 0..<(try reader.count()) {
      let edition = Int32(truncatingIfNeeded: try reader.number())
      var found = Found(window: Fingerprint(high: try reader.fixed(), low: try reader.fixed()))
      for _ in 0..<(try reader.count()) {
        for _ in 0..<(try reader.count()) { found.lists.append(Int32(truncatingIfNeeded: try reader.number())) }
        found.lists.endList()
      }
      editions[edition] = found
    }
    guard try reader.number() == 1 else { return (editions, nil) }
    let months = Fingerprint(high: try reader.fixed(), low: try reader.fixed())
    return (editions, (months, try TermStatistics(try reader.blob())))
  }

  func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(fixed: Self.magic)
    bytes.append(fixed: program.high)
    bytes.append(fixed: program.low)
    bytes.append(number: editions.count)
    for (edition, entry) in editions.sorted(by: { $0.key < $1.key }) {
      bytes.append(number: Int(edition))
      bytes.append(fixed: entry.window.high)
      bytes.append(fixed: entry.window.low)
      bytes.append(number: entry.lists.count)
      for list in 0..<entry.lists.count {
        bytes.append(number: entry.lists[list].count)
        for paper in entry.lists[list] { bytes.append(number: Int(paper)) }
      }
    }
    bytes.append(number: statistics == nil ? 0 : 1)
    if let statistics {
      bytes.append(fixed: statistics.months.high)
      bytes.append(fixed: statistics.months.low)
      let terms = statistics.terms.encoded
      bytes.append(number: terms.count)
      bytes += terms
    }
    bytes.append(fixed: DigestRecord.checksum(bytes.span))
    return bytes
  }
}
