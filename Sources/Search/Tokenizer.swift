internal import Encoding
internal import Vocabulary

/// Receives the terms of a text in order, each with a hash of it that no two terms of a month are expected to share.
protocol TermSink: ~Copyable {
  /// A term that stands in the text like this, but for the case of ASCII letters.
  mutating func add(_ text: Span<UInt8>, at start: Int, length: Int, hash: UInt64)
  /// A term in UTF-8 that the text spells differently.
  mutating func add(_ term: Span<UInt8>, hash: UInt64)
  /// A pair of East Asian characters, or a single one when the second is 0.
  mutating func addPair(_ first: UInt32, _ second: UInt32, hash: UInt64)
}

/// Cuts plain text into terms: words, and pairs of East Asian characters. `search.js` holds the same rules for queries; the test
/// vectors in `Tests/Browser/search-tokens.json` keep the two alike.
///
/// A word is a run of letters and digits of any script, folded (`UnicodeText.searchFolded`), at most 32 bytes long, and taken to
/// the singular if it looks like an English plural. Everything else separates words, a hyphen included. A run of East Asian
/// characters gives each pair of neighbours; a single one gives itself. The commonest Chinese particles separate like a space. A Greek
/// letter that stands alone gives its name too, which queries do not: so `β` and `beta` both find it.
struct Tokenizer {
  /// Longer words are cut.
  static let longestWord = 32

  private var folding = FoldingTable()
  /// The word that is being read, in lower case, when it is not plain.
  private var word: [UInt8] = []
  /// The East Asian character before, 0 when there is none, and how long its run is.
  private var previous: UInt32 = 0
  private var runLength = 0

  init() {
    word.reserveCapacity(256)
  }

  mutating func scan<Sink: TermSink & ~Copyable>(_ text: Span<UInt8>, into sink: inout Sink) {
    let count = text.count
    var at = 0
    while at < count {
      let byte = text[at]
      if isWordByte(byte) {
        if previous != 0 { endRun(&sink) }
        if word.isEmpty, let end = addShortWord(text, at, &sink) {
          at = end
        } else {
          while at < count && isWordByte(text[at]) {
            word.append(lower(text[at]))
            at += 1
          }
        }
      } else if byte < 0x80 {
        endWord(&sink)
        if previous != 0 { endRun(&sink) }
        at += 1
      } else {
        let (scalar, width) = SearchLayout.scalar(in: text, at: at)
        at += width
        if EastAsian.separates(scalar) {
          endWord(&sink)
          if previous != 0 { endRun(&sink) }
        } else if EastAsian.isCommonHan(scalar) {
          endWord(&sink)
          addEastAsian(scalar, &sink)
        } else {
          addFolded(scalar, &sink)
        }
      }
    }
    endWord(&sink)
    if previous != 0 { endRun(&sink) }
  }

  /// The way of nearly all words. Returns where the separator after it ends, or nil when the word has to take the long way.
  @inline(__always) private func addShortWord<Sink: TermSink & ~Copyable>(_ text: Span<UInt8>, _ start: Int, _ sink: inout Sink)
    -> Int?
  {
    guard let word = ShortWord(text, at: start, where: { $0.lettersAndDigits }) else { return nil }
    let end = start + word.length
    if text[end - 1] | 0x20 == UInt8(ascii: "s"), addPlural(text, start..<end, &sink) { return end + 1 }
    sink.add(text, at: start, length: word.length, hash: WordHash.of(word))
    return end + 1
  }

  /// Adds the singular of a plain word that ends in `s`; false when it has none.
  private func addPlural<Sink: TermSink & ~Copyable>(_ text: Span<UInt8>, _ word: Range<Int>, _ sink: inout Sink) -> Bool {
    let stem = EnglishPlural.stem(text.extracting(word))
    if stem.length == word.count { return false }
    let term = text.extracting(word.lowerBound..<word.lowerBound + stem.length)
    if stem.endsInY {
      emitEndingInY(term, &sink)
    } else {
      sink.add(text, at: word.lowerBound, length: stem.length, hash: WordHash.of(term))
    }
    return true
  }

  private mutating func addFolded<Sink: TermSink & ~Copyable>(_ scalar: UInt32, _ sink: inout Sink) {
    for piece in folding.pieces(of: scalar) {
      switch piece {
      case .eastAsian(let character):
        endWord(&sink)
        addEastAsian(character, &sink)
      case .letter(let letter):
        if previous != 0 { endRun(&sink) }
        word.append(scalar: letter)
      case .separator:
        endWord(&sink)
        if previous != 0 { endRun(&sink) }
      }
    }
  }

  @inline(__always) private mutating func addEastAsian<Sink: TermSink & ~Copyable>(_ scalar: UInt32, _ sink: inout Sink) {
    if previous != 0 { sink.addPair(previous, scalar, hash: WordHash.ofPair(previous, scalar)) }
    previous = scalar
    runLength += 1
  }

  private mutating func endRun<Sink: TermSink & ~Copyable>(_ sink: inout Sink) {
    if runLength == 1 { sink.addPair(previous, 0, hash: WordHash.ofPair(previous, 0)) }
    previous = 0
    runLength = 0
  }

  private mutating func endWord<Sink: TermSink & ~Copyable>(_ sink: inout Sink) {
    if word.isEmpty { return }
    emit(word.span, &sink)
    word.removeAll(keepingCapacity: true)
  }

  private func emit<Sink: TermSink & ~Copyable>(_ letters: Span<UInt8>, _ sink: inout Sink) {
    var end = letters.count
    if end > Self.longestWord {
      end = Self.longestWord
      while letters[end] & 0xC0 == 0x80 { end -= 1 }
    }
    let stem = EnglishPlural.stem(letters.extracting(0..<end))
    let term = letters.extracting(0..<stem.length)
    if stem.endsInY { return emitEndingInY(term, &sink) }
    if let name = GreekLetters.name(of: term) { sink.add(name.span, hash: WordHash.of(name.span)) }
    sink.add(term, hash: WordHash.of(term))
  }

  private func emitEndingInY<Sink: TermSink & ~Copyable>(_ stem: Span<UInt8>, _ sink: inout Sink) {
    var singular: [UInt8] = []
    for index in 0..<stem.count { singular.append(stem[index]) }
    singular.append(UInt8(ascii: "y"))
    sink.add(singular.span, hash: WordHash.of(singular.span))
  }
}

/// ASCII letters in lower case; every other byte as it is.
@inline(__always) func lower(_ byte: UInt8) -> UInt8 { byte.isASCIIUpper ? byte | 0x20 : byte }

@inline(__always) private func isWordByte(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit }
