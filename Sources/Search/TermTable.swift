internal import Encoding
internal import Vocabulary

/// The terms of one month, numbered in order of appearance. Terms are told apart by 40 bits of their hashes and their place in the
/// table, so that looking one up compares no text; the text is kept once, for the index.
struct TermTable {
  /// 40 bits of a hash, then 24 of one more than the term's number; 0 is free.
  private var slots: [UInt64]
  private var mask: Int
  private var hashes: [UInt64] = []
  /// The texts of all terms, end to end, ASCII in lower case.
  private(set) var letters: [UInt8] = []
  private var starts: [UInt32] = [0]
  /// What stands in the first slots of the terms of a text.
  private var firsts: [UInt64] = []

  /// How many terms there are.
  var count: Int { hashes.count }

  init(expecting terms: Int) {
    var size = 1024
    while size * 3 < terms * 4 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    mask = size - 1
  }

  /// Numbers a list of terms; those from the old `count` on are new. The table is read for all of them before any is looked at:
  /// it is larger than the processor's caches, and reads that do not wait for each other overlap.
  mutating func number(_ list: borrowing TokenList, of text: Span<UInt8>, into numbers: inout [UInt32]) {
    let count = list.count
    firsts.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    Self.read(slots, list, mask, into: &firsts)
    numbers.append(addingCapacity: count) { numbers in
      for index in 0..<count {
        let hash = list[index].hash
        // A slot that was taken is not taken by another.
        let first = firsts[index]
        if (first ^ hash) & Self.keyMask == 0 && first != 0 {
          numbers.append(UInt32(truncatingIfNeeded: first & ~Self.keyMask) &- 1)
        } else {
          numbers.append(UInt32(number(hash, list, index, text)))
        }
      }
    }
  }

  /// Reads the slots where a search for each hash begins.
  private static func read(_ slots: [UInt64], _ list: borrowing TokenList, _ mask: Int, into firsts: inout [UInt64]) {
    firsts.append(addingCapacity: list.count) { firsts in
      let slots = slots.span
      for index in 0..<list.count { firsts.append(slots[Int(truncatingIfNeeded: list[index].hash) & mask]) }
    }
  }

  /// The number of a term that is new, or does not stand in its first slot.
  @inline(never) private mutating func number(_ hash: UInt64, _ list: borrowing TokenList, _ index: Int, _ text: Span<UInt8>)
    -> Int
  {
    number(hash: hash) { letters in
      switch list[index].place {
      case .text(let range): letters.append(lowered: text.extracting(range))
      case .letters(let range): letters.append(lowered: list.letters.span.extracting(range))
      case .pair(let first, let second):
        letters.append(scalar: first)
        if second != 0 { letters.append(scalar: second) }
      }
    }
  }

  /// The number of a term, which is new when it equals what `count` was before. ASCII letters count in either case.
  mutating func number(of term: Span<UInt8>) -> Int {
    number(hash: WordHash.of(term)) { $0.append(lowered: term) }
  }

  private mutating func number(hash: UInt64, spelling: (inout [UInt8]) -> Void) -> Int {
    let key = hash & Self.keyMask
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] & Self.keyMask == key { return Int(slots[slot] & ~Self.keyMask) - 1 }
      slot = (slot + 1) & mask
    }
    slots[slot] = key | UInt64(hashes.count + 1)
    hashes.append(hash)
    spelling(&letters)
    starts.append(UInt32(letters.count))
    if count * 4 > mask * 3 { grow() }
    return count - 1
  }

  /// Where the text of a term stands in `letters`.
  func range(_ number: Int) -> Range<Int> { Int(starts[number])..<Int(starts[number + 1]) }

  private static let keyMask: UInt64 = ~0xFF_FFFF

  private mutating func grow() {
    mask = mask * 2 + 1
    slots = Array(repeating: 0, count: mask + 1)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = hash & Self.keyMask | UInt64(number + 1)
    }
  }
}
