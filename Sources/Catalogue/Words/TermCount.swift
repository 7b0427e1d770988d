public import Digests
internal import Vocabulary

/// A word of a paper and how much it counts there: what related papers are found by.
public struct TermCount: Hashable, Sendable {
  /// 32 bits of the folded word's hash: two words falling together only blurs a similarity.
  public var term: UInt32
  /// Occurrences; those in the title count three times.
  public var count: UInt8

  public init(term: UInt32, count: UInt8) {
    self.term = term
    self.count = count
  }

  /// The terms of a paper as one entry tells it (title, TL;DR, abstract or else summary), ascending by hash.
  public static func terms(of entry: Entry) -> [TermCount] {
    var occurrences: [UInt64] = []
    occurrences.reserveCapacity(256)
    add(entry.title, weight: 3, to: &occurrences)
    for section in entry.sections where section.label == "TL;DR" { add(section.text, weight: 1, to: &occurrences) }
    if let text = entry.abstract ?? entry.summary { add(text, weight: 1, to: &occurrences) }
    return summed(&occurrences)
  }

  /// An occurrence is a term in the upper half and its weight in the lower: sorting some hundred of these is quicker than looking each
  /// up in a dictionary.
  private static func summed(_ occurrences: inout [UInt64]) -> [TermCount] {
    occurrences.sort()
    var counts: [TermCount] = []
    counts.reserveCapacity(occurrences.count)
    var at = 0
    while at < occurrences.count {
      let term = occurrences[at] >> 32
      var count: UInt64 = 0
      while at < occurrences.count, occurrences[at] >> 32 == term {
        count += occurrences[at] & 0xFFFF_FFFF
        at += 1
      }
      counts.append(TermCount(term: UInt32(term), count: UInt8(min(count, 255))))
    }
    return counts
  }

  private static func add(_ text: String, weight: UInt64, to occurrences: inout [UInt64]) {
    var previousIdeograph: UInt64 = 0
    let bytes = text.utf8.span
    WordScanner.forEachWord(in: bytes) { word in
      if word.isIdeograph {
        // Two characters running make a term, as one says little.
        if previousIdeograph != 0 { occurrences.append(term(previousIdeograph &* 31 ^ word.hash) << 32 | weight) }
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
      let hash = range.count == word.range.count ? word.hash : hashASCIIFolded(bytes.extracting(range))
      guard !StopWords.contains(hash) else { return }
      occurrences.append(term(hash) << 32 | weight)
    }
  }

  private static func term(_ hash: UInt64) -> UInt64 { hash >> 16 & 0xFFFF_FFFF }

  static func hashASCIIFolded(_ bytes: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for at in bytes.indices {
      let byte = bytes[at]
      hash = (hash ^ UInt64(byte.isASCIIUpper ? byte | 0x20 : byte)) &* 0x100_0000_01B3
    }
    return hash | 1
  }
}
