/// Counts plain words, and knows those that were met before with the terms that they count as: making a term of each word again took most
/// of counting. A buffer of its own, because an array asks at every word whether it is shared.
@safe struct KnownWords: ~Copyable {
  private struct Slot {
    var low: UInt64 = 0
    var high: UInt64 = 0
    /// 1 where the word counts as none; terms of words are even.
    var term: UInt32 = 1
    /// Occurrences since counts were taken last.
    var count: UInt32 = 0
  }

  private static let bits: UInt64 = 11

  /// Each word has one place, where others may take turns.
  private let slots: UnsafeMutableBufferPointer<Slot>
  /// The places with counts, and one more that is written in vain.
  private let counted: UnsafeMutableBufferPointer<UInt16>
  private var countedCount = 0

  init() {
    unsafe slots = .allocate(capacity: 1 << Int(Self.bits))
    unsafe slots.initialize(repeating: Slot())
    unsafe counted = .allocate(capacity: slots.count + 1)
    unsafe counted.initialize(repeating: 0)
  }

  deinit {
    unsafe slots.deallocate()
    unsafe counted.deallocate()
  }

  /// Counts a word; false when its place is taken by one that has been counted.
  @inline(__always)
  mutating func count(_ word: PlainWord, _ weight: UInt32) -> Bool {
    // As many bits as the buffer has.
    let place = word.place(bits: Self.bits)
    if unsafe slots[place].low != word.low || slots[place].high != word.high {
      guard unsafe slots[place].count == 0 else { return false }
      unsafe slots[place] = Slot(low: word.low, high: word.high, term: word.term ?? 1)
    }
    // Half of all words count as none: to ask which would often be answered the other way than expected.
    let isTerm = unsafe ~slots[place].term & 1
    let before = unsafe slots[place].count
    unsafe slots[place].count = before &+ isTerm &* weight
    unsafe counted[countedCount] = UInt16(truncatingIfNeeded: place)
    countedCount &+= before == 0 ? Int(truncatingIfNeeded: isTerm) : 0
    return true
  }

  /// Takes one of the terms out with its count; nil when all are taken.
  mutating func takeOne() -> (term: UInt32, count: UInt32)? {
    guard countedCount > 0 else { return nil }
    countedCount -= 1
    let place = unsafe Int(counted[countedCount])
    defer { unsafe slots[place].count = 0 }
    return unsafe (slots[place].term, slots[place].count)
  }
}
