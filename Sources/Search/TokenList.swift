/// The terms of one text, waiting to be numbered together.
struct TokenList: TermSink {
  /// Where the spelling of a term is found.
  enum Place {
    case text(Range<Int>)
    case letters(Range<Int>)
    case pair(UInt32, UInt32)
  }

  private(set) var hashes: [UInt64] = []
  /// The terms that the text spells differently, end to end.
  private(set) var letters: [UInt8] = []
  /// 32 bits of a start or a first character, 30 of a length or a second character, 2 that tell the kind.
  private var places: [UInt64] = []

  mutating func add(_ text: Span<UInt8>, at start: Int, length: Int, hash: UInt64) {
    hashes.append(hash)
    places.append(UInt64(start) << 32 | UInt64(length) << 2)
  }

  mutating func add(_ term: Span<UInt8>, hash: UInt64) {
    hashes.append(hash)
    places.append(UInt64(letters.count) << 32 | UInt64(term.count) << 2 | 1)
    for index in 0..<term.count { letters.append(term[index]) }
  }

  mutating func addPair(_ first: UInt32, _ second: UInt32, hash: UInt64) {
    hashes.append(hash)
    places.append(UInt64(first) << 32 | UInt64(second) << 2 | 2)
  }

  func place(_ index: Int) -> Place {
    let (high, low) = (places[index] >> 32, places[index] >> 2 & 0x3FFF_FFFF)
    if places[index] & 2 != 0 { return .pair(UInt32(high), UInt32(low)) }
    let range = Int(high)..<Int(high + low)
    return places[index] & 1 == 0 ? .text(range) : .letters(range)
  }

  mutating func removeAll() {
    hashes.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    letters.removeAll(keepingCapacity: true)
  }
}

extension [UInt8] {
  mutating func append(lowered text: Span<UInt8>) {
    for index in 0..<text.count { append(lower(text[index])) }
  }
}
