internal import Vocabulary

/// The terms of one month, numbered in order of appearance. Terms are told apart by their 64-bit hashes alone, so that looking one up
/// compares no text; the text is kept once, for the index.
struct TermTable {
  private var hashes: [UInt64]
  private var numbers: [UInt32]
  private var mask: Int
  /// The texts of all terms, end to end, ASCII in lower case.
  private(set) var letters: [UInt8] = []
  private var starts: [UInt32] = [0]

  /// How many terms there are.
  var count: Int { starts.count - 1 }

  init(expecting terms: Int) {
    var slots = 1024
    while slots < terms * 2 { slots *= 2 }
    hashes = Array(repeating: 0, count: slots)
    numbers = Array(repeating: 0, count: slots)
    mask = slots - 1
  }

  /// The number of a term, which is new when it equals what `count` was before. ASCII letters count in either case.
  mutating func number(of term: Span<UInt8>, hash: UInt64) -> Int {
    let key = hash == 0 ? 1 : hash
    var slot = Int(truncatingIfNeeded: key) & mask
    while hashes[slot] != 0 {
      if hashes[slot] == key { return Int(numbers[slot]) }
      slot = (slot + 1) & mask
    }
    let number = count
    hashes[slot] = key
    numbers[slot] = UInt32(number)
    for index in 0..<term.count { letters.append(lower(term[index])) }
    starts.append(UInt32(letters.count))
    if count * 2 > mask { grow() }
    return number
  }

  /// Where the text of a term stands in `letters`.
  func range(_ number: Int) -> Range<Int> { Int(starts[number])..<Int(starts[number + 1]) }

  private mutating func grow() {
    let oldHashes = hashes
    let oldNumbers = numbers
    hashes = Array(repeating: 0, count: oldHashes.count * 2)
    numbers = Array(repeating: 0, count: oldHashes.count * 2)
    mask = hashes.count - 1
    for old in oldHashes.indices where oldHashes[old] != 0 {
      var slot = Int(truncatingIfNeeded: oldHashes[old]) & mask
      while hashes[slot] != 0 { slot = (slot + 1) & mask }
      hashes[slot] = oldHashes[old]
      numbers[slot] = oldNumbers[old]
    }
  }
}
