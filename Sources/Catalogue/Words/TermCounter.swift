public import Digests
internal import Vocabulary

/// Counts the terms of papers; used for one after the other, as it keeps its table.
public struct TermCounter: ~Copyable {
  /// Hash in the upper half, count in the lower, 0 where nothing is. A hash stands at its upper bits or behind, so that the table is
  /// nearly in order.
  private var slots: [UInt64]
  /// A bit for each slot where something is, so that emptying the table passes by the others.
  private var occupied: [UInt64]
  /// 64 less the binary logarithm of the number of slots.
  private var shift: UInt64
  private var used = 0

  private static let usualBits: UInt64 = 10

  public init() {
    slots = Array(repeating: 0, count: 1 << Int(Self.usualBits))
    occupied = Array(repeating: 0, count: slots.count / 64)
    shift = 64 - Self.usualBits
  }

  /// The terms of a paper as one entry tells it (title, TL;DR, abstract or else summary), ascending by hash.
  public mutating func terms(of entry: Entry) -> [TermCount] {
    add(entry.title, weight: 3)
    for section in entry.sections where section.label == "TL;DR" { add(section.text, weight: 1) }
    if let text = entry.abstract ?? entry.summary { add(text, weight: 1) }
    return take()
  }

  private mutating func add(_ text: String, weight: UInt64) {
    var previousIdeograph: UInt64 = 0
    let bytes = text.utf8.span
    WordScanner.forEachWord(in: bytes) { word in
      if word.isIdeograph {
        // Two characters running make a term, as one says little.
        if previousIdeograph != 0 { count(TermCount.term(ofPair: previousIdeograph &* 31 ^ word.hash), weight) }
        previousIdeograph = word.hash
        return
      }
      previousIdeograph = 0
      guard word.hash != WordScanner.breakHash, word.range.count >= 3 else { return }
      var range = word.range
      if range.count > 3, bytes[range.upperBound - 1] | 0x20 == UInt8(ascii: "s"),
        bytes[range.upperBound - 2] | 0x20 != UInt8(ascii: "s")
      {
        range = range.lowerBound..<(range.upperBound - 1)
      }
      let hash = range.count == word.range.count ? word.hash : TermCount.hashASCIIFolded(bytes.extracting(range))
      if !StopWords.contains(hash) { count(TermCount.term(ofWord: hash), weight) }
    }
  }

  private mutating func count(_ term: UInt32, _ weight: UInt64) {
    let hash = UInt64(term)
    let mask = slots.count - 1
    var at = Int((hash << 32) >> shift)
    while true {
      let slot = slots[at]
      if slot == 0 {
        slots[at] = hash << 32 | weight
        occupied[at / 64] |= 1 << UInt64(at % 64)
        used += 1
        if used * 2 > slots.count { grow() }
        return
      }
      if slot >> 32 == hash {
        slots[at] = slot + weight
        return
      }
      at = (at + 1) & mask
    }
  }

  private mutating func grow() {
    let old = slots
    shift -= 1
    slots = Array(repeating: 0, count: old.count * 2)
    occupied = Array(repeating: 0, count: slots.count / 64)
    let mask = slots.count - 1
    for slot in old where slot != 0 {
      var at = Int(slot >> shift)
      while slots[at] != 0 { at = (at + 1) & mask }
      slots[at] = slot
      occupied[at / 64] |= 1 << UInt64(at % 64)
    }
  }

  /// Empties the table.
  private mutating func take() -> [TermCount] {
    var found: [UInt64] = []
    found.reserveCapacity(used)
    for word in occupied.indices {
      var bits = occupied[word]
      occupied[word] = 0
      while bits != 0 {
        let at = word * 64 + bits.trailingZeroBitCount
        bits &= bits - 1
        let slot = slots[at]
        slots[at] = 0
        // What stands behind its place is moved up, mostly by nothing.
        var place = found.count
        found.append(slot)
        while place > 0, found[place - 1] > slot {
          found[place] = found[place - 1]
          place -= 1
        }
        found[place] = slot
      }
    }
    used = 0
    if shift < 64 - Self.usualBits { self = TermCounter() }
    return found.map {
      TermCount(term: UInt32(truncatingIfNeeded: $0 >> 32), count: UInt8(min($0 & 0xFFFF_FFFF, 255)))
    }
  }
}
