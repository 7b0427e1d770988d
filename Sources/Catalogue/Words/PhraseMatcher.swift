internal import Encoding
internal import Vocabulary

/// Finds which of many phrases occur in a text, in one pass over its words.
public struct PhraseMatcher: Sendable {
  private struct Candidate: Sendable {
    let rest: [UInt64]
    let phrase: Int
  }

  private var candidates: [UInt64: [Candidate]] = [:]
  /// A filter by the first word's low bits, which spares most look-ups.
  private var filter: [Bool] = Array(repeating: false, count: 4096)
  /// The same by the bits of plain words.
  private var plainFilter: [Bool] = Array(repeating: false, count: 1 << Int(filterBits))
  private static let filterBits: UInt64 = 12
  public let count: Int

  /// Phrases without a word match nothing.
  public init(phrases: [String]) {
    count = phrases.count
    for (index, phrase) in phrases.enumerated() {
      let words = WordScanner.hashes(of: phrase)
      guard let first = words.first else { continue }
      candidates[first, default: []].append(Candidate(rest: Array(words.dropFirst()), phrase: index))
      filter[Int(first >> 20 & 4095)] = true
      if let plain = Self.plainFirstWord(of: phrase) { plainFilter[plain.place(bits: Self.filterBits)] = true }
    }
  }

  /// The word that a phrase begins with, when a plain word can be the same.
  private static func plainFirstWord(of phrase: String) -> PlainWord? {
    let text = phrase.utf8.span
    var at = 0
    var isBroken = true
    guard let word = WordScanner.next(in: text, at: &at, isBroken: &isBroken) else { return nil }
    let folded = UnicodeText.caseFolded(String(repairing: text.extracting(word.range)))
    return folded.isEmpty ? nil : PlainWord(folded.utf8.span, at: 0)
  }

  /// The indices of the phrases found in any of the texts, ascending.
  public func matches(in texts: [String]) -> [Int] {
    if candidates.isEmpty { return [] }
    var found: Set<Int> = []
    let (filter, plainFilter) = (filter.span, plainFilter.span)
    for text in texts {
      let bytes = text.utf8.span
      var at = 0
      while at < bytes.count {
        if bytes[at] < 0x80, !WordScanner.isWordByte(bytes[at]) {
          at += 1
          continue
        }
        // Most words are none that a phrase begins with, and are passed over without their hash.
        if let word = PlainWord(bytes, at: at), !plainFilter[word.place(bits: Self.filterBits)] {
          at += word.length
          continue
        }
        var isBroken = true
        guard let word = WordScanner.next(in: bytes, at: &at, isBroken: &isBroken) else { break }
        guard filter[Int(word.hash >> 20 & 4095)], let starting = candidates[word.hash] else { continue }
        for candidate in starting where !found.contains(candidate.phrase) {
          if Self.continues(bytes, at, with: candidate.rest) { found.insert(candidate.phrase) }
        }
      }
    }
    return found.sorted()
  }

  /// Whether certain words come next in a text, behind another.
  private static func continues(_ text: Span<UInt8>, _ at: Int, with rest: [UInt64]) -> Bool {
    var at = at
    var isBroken = false
    for hash in rest where WordScanner.next(in: text, at: &at, isBroken: &isBroken)?.hash != hash { return false }
    return true
  }
}
