/// Finds which of many phrases occur in a text, in one pass over its words.
public struct PhraseMatcher: Sendable {
  private struct Candidate: Sendable {
    let rest: [UInt64]
    let phrase: Int
  }

  private var candidates: [UInt64: [Candidate]] = [:]
  /// A filter by the first word's low bits, which spares most look-ups.
  private var filter: [Bool] = Array(repeating: false, count: 4096)
  public let count: Int

  /// Phrases without a word match nothing.
  public init(phrases: [String]) {
    count = phrases.count
    for (index, phrase) in phrases.enumerated() {
      let words = WordScanner.hashes(of: phrase)
      guard let first = words.first else { continue }
      candidates[first, default: []].append(Candidate(rest: Array(words.dropFirst()), phrase: index))
      filter[Int(first >> 20 & 4095)] = true
    }
  }

  /// The indices of the phrases found in any of the texts, ascending.
  public func matches(in texts: [String]) -> [Int] {
    if candidates.isEmpty { return [] }
    var found: Set<Int> = []
    var words: [UInt64] = []
    for text in texts {
      words.removeAll(keepingCapacity: true)
      WordScanner.forEachWord(in: text.utf8.span) { words.append($0.hash) }
      for at in words.indices where filter[Int(words[at] >> 20 & 4095)] {
        guard let starting = candidates[words[at]] else { continue }
        for candidate in starting where words[(at + 1)...].starts(with: candidate.rest) { found.insert(candidate.phrase) }
      }
    }
    return found.sorted()
  }
}
