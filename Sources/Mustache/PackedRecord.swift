private import Encoding

/// An object of few texts as one run of bytes: to be kept for many pages, and copied into the store of each at once.
///
///     (slot · length in four bytes · text)…
public struct PackedRecord<Kind: Fields>: Sendable {
  private(set) var bytes: [UInt8] = []

  private static var headLength: Int { 5 }

  /// All values are absent.
  ///
  /// - Parameter capacity: how many bytes the texts take about.
  public init(_ kind: Kind.Type = Kind.self, capacity: Int) { bytes.reserveCapacity(capacity + 4 * Self.headLength) }

  /// Gives the object a text. Each field may be given one once.
  public mutating func add(_ field: Kind, _ append: (inout [UInt8]) -> Void) {
    let head = bytes.count
    bytes.append(UInt8(field.rawValue))
    for _ in 1..<Self.headLength { bytes.append(0) }
    append(&bytes)
    let length = UInt32(bytes.count - head - Self.headLength)
    for at in 0..<4 { bytes[head + 1 + at] = UInt8(truncatingIfNeeded: length >> UInt32(8 * at)) }
  }

  /// Adds a field that is a text.
  public mutating func add(_ field: Kind, _ text: String) { add(field) { $0.append(text) } }

  /// Calls with the slot of each text and the bytes that it takes among `bytes`.
  @inline(__always)
  func forEachText(_ body: (_ slot: Int, _ range: Range<Int>) -> Void) {
    let bytes = bytes.span
    var at = 0
    while at < bytes.count {
      var length = 0
      for byte in 0..<4 { length |= Int(bytes[at + 1 + byte]) << (8 * byte) }
      let start = at + Self.headLength
      body(Int(bytes[at]), start..<start + length)
      at = start + length
    }
  }

  /// How many bytes a store needs for the texts.
  public var byteCount: Int { bytes.count }

  /// Whether a field was given a text.
  public func holds(_ field: Kind) -> Bool {
    var found = false
    forEachText { slot, _ in if slot == field.rawValue { found = true } }
    return found
  }

  /// Appends the text of a field; nothing when it is absent.
  public func append(_ field: Kind, to out: inout [UInt8]) {
    forEachText { slot, range in if slot == field.rawValue { out.append(bytes.span.extracting(range)) } }
  }
}
