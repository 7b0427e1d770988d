/// Numbers hashes in the order in which they come; open addressing, as there are millions of look-ups.
struct TermNumbers: Sendable {
  /// The hash behind each number.
  private(set) var hashes: [UInt32] = []
  /// Hash in the upper half and number in the lower, so that a look-up touches one line of memory.
  private var slots: [UInt64] = Array(repeating: empty, count: 1 << 12)
  /// As many hashes as get a number of their own; the others share the last.
  private let limit: Int

  private static let empty = UInt64.max

  init(limit: Int = .max) { self.limit = limit }

  /// The number of a hash, the next one when the hash is new.
  mutating func number(of hash: UInt32) -> UInt32 {
    if let number = known(hash) { return number }
    if hashes.count == limit { return UInt32(limit - 1) }
    let mask = slots.count - 1
    var at = Self.place(hash, mask)
    while slots[at] != Self.empty { at = (at + 1) & mask }
    let number = UInt32(hashes.count)
    hashes.append(hash)
    slots[at] = UInt64(hash) << 32 | UInt64(number)
    if hashes.count * 2 >= slots.count { grow() }
    return number
  }

  /// The numbers of a paper's terms, which `TermCoding` reads, in their order; with each the term's count.
  mutating func forEachNumber(of stored: Span<UInt8>, _ body: (_ number: UInt32, _ count: UInt8) -> Void) {
    let count = stored.count / TermCoding.length
    var at = 0
    while true {
      at = forEachKnownNumber(of: stored, from: at, to: count, body)
      guard at < count else { return }
      body(number(of: TermCoding.hash(at, of: stored)), TermCoding.count(at, of: stored))
      at += 1
    }
  }

  /// As far as terms are known, which nearly all are; returns the place of the first that is not. Nothing changes here, so that the
  /// loop need not ask each time whether the table is its own.
  @inline(__always)
  private func forEachKnownNumber(
    of stored: Span<UInt8>, from start: Int, to end: Int, _ body: (UInt32, UInt8) -> Void
  ) -> Int {
    let slots = slots.span
    for at in start..<end {
      guard let number = Self.number(of: TermCoding.hash(at, of: stored), in: slots) else { return at }
      body(number, TermCoding.count(at, of: stored))
    }
    return end
  }

  /// The number of a hash; nil when it has none.
  func known(_ hash: UInt32) -> UInt32? { Self.number(of: hash, in: slots.span) }

  @inline(__always)
  private static func number(of hash: UInt32, in slots: Span<UInt64>) -> UInt32? {
    let mask = slots.count - 1
    var at = place(hash, mask)
    // Below the count, as the mask is.
    var slot = unsafe slots[unchecked: at]
    while slot != empty {
      if UInt32(truncatingIfNeeded: slot >> 32) == hash { return UInt32(truncatingIfNeeded: slot) }
      at = (at + 1) & mask
      slot = unsafe slots[unchecked: at]
    }
    return nil
  }

  private static func place(_ hash: UInt32, _ mask: Int) -> Int { Int(hash &* 0x9E37_79B1 >> 7) & mask }

  private mutating func grow() {
    slots = Array(repeating: Self.empty, count: slots.count * 2)
    let mask = slots.count - 1
    for (number, hash) in hashes.enumerated() {
      var at = Self.place(hash, mask)
      while slots[at] != Self.empty { at = (at + 1) & mask }
      slots[at] = UInt64(hash) << 32 | UInt64(number)
    }
  }
}
