internal import Encoding
internal import Vocabulary

/// Writes one shard of terms: everything that a query needs of them, read from front to back.
///
/// The head: the letters `BS`, the format's version, then as variable-length integers (seven bits a byte, lowest first) the number
/// of papers in the month, the number of days and for each its day of the month (0 for the undated, who come last) and how
/// many papers it has, the number of words and the number of pairs. Bits follow, the highest first:
/// - each **word** (any term that is not a pair), sorted by its bytes: how many characters it shares with the word before (Rice, k = 2),
///   the other characters, postings. A character is 5 bits: 0 ends the word, 1...26 are letters, 27 announces a digit in 4 bits, 28
///   another character in 21.
/// - each **pair** of common Han characters, sorted: one bit that says whether the first character differs from the pair before, then
///   by how much it is higher (Elias gamma), and the second character, as the distance from the second before (Rice, k = 10), which
///   starts at U+4E00 anew; postings.
/// - **postings**: their number (gamma), then each paper as its distance from the one before (Rice, `riceParameter`) and where the
///   term stands in it: `0` once in the text, `10` two or three times, `110` more often, `1110` only in an author's name, `11110`
///   only in a keyword, `11111` then two bits of title class, author, keyword, two bits of text level.
struct ShardWriter {
  static let version: UInt8 = 1

  private let documentCount: Int
  private var bits: BitWriter
  private var before: [UInt32] = []
  private var characters: [UInt32] = []
  private var firstHan: UInt32 = 0x4E00
  private var secondHan: UInt32 = 0x4E00

  init(documentCount: Int, dayTable: Bytes, wordCount: Int, pairCount: Int) {
    self.documentCount = documentCount
    var head: Bytes = [UInt8(ascii: "B"), UInt8(ascii: "S"), Self.version]
    head.append(varint: documentCount)
    head.append(contentsOf: dayTable)
    head.append(varint: wordCount)
    head.append(varint: pairCount)
    bits = BitWriter(after: head)
  }

  mutating func addWord(_ term: Span<UInt8>) {
    characters.removeAll(keepingCapacity: true)
    var at = 0
    while at < term.count {
      let next = SearchLayout.scalar(in: term, at: at)
      characters.append(next.value)
      at += next.width
    }
    var shared = 0
    while shared < characters.count && shared < before.count && characters[shared] == before[shared] { shared += 1 }
    bits.write(rice: shared, 2)
    for index in shared..<characters.count {
      switch characters[index] {
      case 0x61...0x7A: bits.write(Int(characters[index]) - 0x60, width: 5)
      case 0x30...0x39: bits.write(27 << 4 | Int(characters[index] - 0x30), width: 9)
      default: bits.write(28 << 21 | Int(characters[index]), width: 26)
      }
    }
    bits.write(0, width: 5)
    swap(&before, &characters)
  }

  mutating func addPair(_ first: UInt32, _ second: UInt32) {
    if first == firstHan {
      bits.write(0, width: 1)
    } else {
      bits.write(1, width: 1)
      bits.write(gamma: Int(first - firstHan))
      firstHan = first
      secondHan = 0x4E00
    }
    bits.write(rice: Int(second - secondHan), 10)
    secondHan = second
  }

  mutating func addPostings(_ postings: Span<Posting>) {
    let placeCodes = placeCodes
    bits.write(gamma: postings.count)
    let k = Self.riceParameter(documentCount: documentCount, frequency: postings.count)
    var next = 0
    for index in 0..<postings.count {
      let posting = postings[index]
      let code = placeCodes[posting.place]
      let (place, width) = (Int(code >> 4), Int(code & 15))
      let distance = posting.document &- next
      next = posting.document &+ 1
      // All of these are small: shifts that ask how far would take a third of the time.
      let quotient = distance &>> k
      let total = quotient &+ 1 &+ k &+ width
      if total <= 32 {
        let rice = (1 &<< quotient &- 1) &<< (k &+ 1) | distance & (1 &<< k &- 1)
        bits.write(rice &<< width | place, width: total)
      } else {
        bits.write(rice: distance, k)
        bits.write(place, width: width)
      }
    }
  }

  consuming func finish() -> Bytes { bits.finish() }

  /// The largest k for which 2^k is at most 0.7 of the mean distance between papers: near the best for random ones.
  static func riceParameter(documentCount: Int, frequency: Int) -> Int {
    var k = 0
    while 2 << k * frequency * 10 <= documentCount * 7 { k += 1 }
    return k
  }
}

/// For each place, its code, and in the lowest four bits how many bits that has.
private let placeCodes: InlineArray<64, UInt16> = {
  var codes = InlineArray<64, UInt16>(repeating: 0)
  for place in 0..<64 { codes[place] = UInt16(0b11111 << 6 | place) << 4 | 11 }
  codes[1] = 0b0 << 4 | 1
  codes[2] = 0b10 << 4 | 2
  codes[3] = 0b110 << 4 | 3
  codes[0b001000] = 0b1110 << 4 | 4
  codes[0b000100] = 0b11110 << 4 | 5
  return codes
}()

extension Bytes {
  /// Seven bits a byte, the lowest first; the high bit says that more follow.
  mutating func append(varint number: Int) {
    var rest = number
    while rest >= 0x80 {
      append(UInt8(rest & 0x7F | 0x80))
      rest >>= 7
    }
    append(UInt8(rest))
  }
}
