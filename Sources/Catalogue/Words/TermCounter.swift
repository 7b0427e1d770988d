public import Digests
internal import Vocabulary

/// Counts the terms of papers; used for one after the other, as it keeps its memory and what it knows of words.
public struct TermCounter: ~Copyable {
  private var words = KnownWords()
  /// A term in the upper half of each, occurrences in the lower; those of `words` come in the end.
  private var counted: [UInt64] = []
  private var sorter = HashSorter()

  public init() {}

  /// The terms of a paper as one entry tells it (title, TL;DR, abstract or else summary), ascending by hash.
  public mutating func terms(of entry: Entry) -> [TermCount] {
    add(entry.title, weight: 3)
    for section in entry.sections where section.label == "TL;DR" { add(section.text, weight: 1) }
    if let text = entry.abstract ?? entry.summary { add(text, weight: 1) }
    return take()
  }

  private mutating func add(_ text: String, weight: UInt32) {
    let bytes = text.utf8.span
    var at = 0
    var previousIdeograph: UInt64 = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: " ") || bytes[at] == UInt8(ascii: "-") {
        at += 1
        continue
      }
      if let word = PlainWord(bytes, at: at) {
        if !words.count(word, weight) { note(word.term, weight) }
        at += word.length
        previousIdeograph = 0
        continue
      }
      // Breaks are asked for wherever there are some, as they part ideographs.
      var isBroken = false
      guard let word = WordScanner.next(in: bytes, at: &at, isBroken: &isBroken) else { return }
      if word.isIdeograph {
        // Two characters running make a term, as one says little.
        if previousIdeograph != 0 { note(TermCount.term(ofPair: previousIdeograph &* 31 ^ word.hash), weight) }
        previousIdeograph = word.hash
      } else {
        note(TermCount.term(of: word, in: bytes), weight)
        previousIdeograph = 0
      }
    }
  }

  private mutating func note(_ term: UInt32?, _ count: UInt32) {
    if let term { counted.append(UInt64(term) << 32 | UInt64(count)) }
  }

  /// Empties what was counted.
  private mutating func take() -> [TermCount] {
    while let (term, count) = words.takeOne() { note(term, count) }
    sorter.sort(&counted)
    let terms = Self.summedUp(counted.span)
    counted.removeAll(keepingCapacity: true)
    return terms
  }

  /// Each term once, with the sum of its counts.
  private static func summedUp(_ sorted: Span<UInt64>) -> [TermCount] {
    var terms: [TermCount] = []
    terms.append(addingCapacity: sorted.count) { terms in
      var at = 0
      while at < sorted.count {
        let term = sorted[at] >> 32
        var count: UInt64 = 0
        while at < sorted.count, sorted[at] >> 32 == term {
          count += sorted[at] & 0xFFFF_FFFF
          at += 1
        }
        terms.append(TermCount(term: UInt32(truncatingIfNeeded: term), count: UInt8(min(count, 255))))
      }
    }
    return terms
  }
}
