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

  /// The term that a word counts as; nil for breaks and for what says nothing.
  static func term(of word: WordScanner.Word, in text: Span<UInt8>) -> UInt32? {
    guard word.hash != WordScanner.breakHash, word.range.count >= 3 else { return nil }
    let last = word.range.upperBound - 1
    guard isPlural(word.range.count, last: text[last], before: text[last - 1]) else { return term(unlessStopWord: word.hash) }
    return term(unlessStopWord: WordScanner.hash(text.extracting(word.range.lowerBound..<last)))
  }

  /// Whether a word loses its `s`.
  @inline(__always)
  static func isPlural(_ length: Int, last: UInt8, before: UInt8) -> Bool {
    length > 3 && last | 0x20 == UInt8(ascii: "s") && before | 0x20 != UInt8(ascii: "s")
  }

  static func term(unlessStopWord hash: UInt64) -> UInt32? { StopWords.contains(hash) ? nil : term(ofWord: hash) }

  /// A term for a word's hash.
  static func term(ofWord hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 16) & ~1 }

  /// A term for the hash of two characters running.
  static func term(ofPair hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 16) | 1 }

  /// Whether a term is two characters of a script without spaces.
  static func isPair(_ term: UInt32) -> Bool { term & 1 == 1 }
}
