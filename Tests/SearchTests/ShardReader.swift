/// Reads a shard the slow and obvious way, to hold `ShardWriter` against.
struct ShardReader {
  struct Occurrence: Equatable {
    var document: Int
    /// Two bits of title class, author, keyword, two bits of level.
    var place: Int
  }

  var documentCount = 0
  var days: [(day: Int, count: Int)] = []
  var terms: [String: [Occurrence]] = [:]
  /// In the order of the file.
  var order: [String] = []

  private var bits: [Bool] = []
  private var at = 0

  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    func varint() -> Int {
      var value = 0
      var shift = 0
      while let byte = rest.popFirst() {
        value |= Int(byte & 0x7F) << shift
        if byte < 0x80 { break }
        shift += 7
      }
      return value
    }
    guard Array(rest.prefix(3)) == [0x42, 0x53, 1] else { return }
    rest = rest.dropFirst(3)
    documentCount = varint()
    for _ in 0..<varint() { days.append((varint(), varint())) }
    let wordCount = varint()
    let pairCount = varint()
    bits = rest.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 == 1 } }
    var word: [Unicode.Scalar] = []
    for _ in 0..<wordCount {
      word.removeLast(word.count - rice(2))
      while let scalar = character() { word.append(scalar) }
      add(String(String.UnicodeScalarView(word)))
    }
    var (first, second) = (0x4E00, 0x4E00)
    for _ in 0..<pairCount {
      if number(1) == 1 {
        first += gamma()
        second = 0x4E00
      }
      second += rice(10)
      add(String(String.UnicodeScalarView([first, second].compactMap { Unicode.Scalar($0) })))
    }
  }

  private mutating func add(_ term: String) {
    order.append(term)
    let count = gamma()
    var k = 0
    while (2 << k) * count * 10 <= documentCount * 7 { k += 1 }
    var document = -1
    for _ in 0..<count {
      document += rice(k) + 1
      var ones = 0
      while ones < 5 && number(1) == 1 { ones += 1 }
      let place = ones < 3 ? ones + 1 : ones == 3 ? 0b1000 : ones == 4 ? 0b100 : number(6)
      terms[term, default: []].append(Occurrence(document: document, place: place))
    }
  }

  private mutating func number(_ width: Int) -> Int {
    var value = 0
    for _ in 0..<width {
      value = value * 2 + (at < bits.count && bits[at] ? 1 : 0)
      at += 1
    }
    return value
  }

  private mutating func unary() -> Int {
    var count = 0
    while number(1) == 1 { count += 1 }
    return count
  }

  private mutating func rice(_ k: Int) -> Int { unary() << k | number(k) }

  private mutating func gamma() -> Int {
    let width = unary()
    return 1 << width | number(width)
  }

  private mutating func character() -> Unicode.Scalar? {
    switch number(5) {
    case 0: nil
    case let letter where letter < 27: Unicode.Scalar(letter + 0x60)
    case 27: Unicode.Scalar(number(4) + 0x30)
    default: Unicode.Scalar(UInt32(number(21)))
    }
  }
}
