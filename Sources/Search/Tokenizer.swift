internal import Vocabulary

/// Receives the terms of a text in order.
protocol TermSink {
  /// A term as UTF-8, with a hash of it that no two terms of a month are expected to share.
  mutating func add(_ term: Span<UInt8>, hash: UInt64)
}

/// Cuts plain text into terms: words, and pairs of East Asian characters. `search.js` holds the same rules for queries; the test
/// vectors in `Tests/SearchTests/Fixtures/tokens.json` keep the two alike.
///
/// A word is a run of letters and digits of any script, folded (`UnicodeText.searchFolded`), at most 32 bytes long, and taken to
/// the singular if it looks like an English plural. Everything else separates words, a hyphen included. A run of East Asian
/// characters gives each pair of neighbours; a single one gives itself.
struct Tokenizer {
  /// Longer words are cut.
  static let longestWord = 32

  private var folding = FoldingTable()
  /// The word that is being read, when it holds anything but ASCII.
  private var word: [UInt8] = []
  /// The East Asian character before, 0 when there is none, and how long its run is.
  private var previous: UInt32 = 0
  private var runLength = 0
  private var pair: [UInt8] = []

  init() {
    word.reserveCapacity(256)
    pair.reserveCapacity(8)
  }

  mutating func scan<Sink: TermSink>(_ text: Span<UInt8>, into sink: inout Sink) {
    let count = text.count
    var at = 0
    while at < count {
      let byte = text[at]
      if wordBytes[Int(byte)] {
        let start = at
        repeat { at += 1 } while at < count && wordBytes[Int(text[at])]
        if previous != 0 { endRun(&sink) }
        if word.isEmpty && (at == count || text[at] < 0x80) {
          emit(text.extracting(start..<at), &sink)
        } else {
          for index in start..<at { word.append(lower(text[index])) }
        }
      } else if byte < 0x80 {
        endWord(&sink)
        if previous != 0 { endRun(&sink) }
        at += 1
      } else {
        let (scalar, width) = SearchLayout.scalar(in: text, at: at)
        at += width
        if EastAsian.isCommonHan(scalar) {
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

  private mutating func addFolded<Sink: TermSink>(_ scalar: UInt32, _ sink: inout Sink) {
    for piece in folding.pieces(of: scalar) {
      switch piece {
      case .eastAsian(let character):
        endWord(&sink)
        addEastAsian(character, &sink)
      case .letter(let letter):
        if previous != 0 { endRun(&sink) }
        append(letter, to: &word)
      case .separator:
        endWord(&sink)
        if previous != 0 { endRun(&sink) }
      }
    }
  }

  private mutating func addEastAsian<Sink: TermSink>(_ scalar: UInt32, _ sink: inout Sink) {
    if previous != 0 {
      pair.removeAll(keepingCapacity: true)
      append(previous, to: &pair)
      append(scalar, to: &pair)
      sink.add(pair.span, hash: TermHash.of(pair.span))
    }
    previous = scalar
    runLength += 1
  }

  private mutating func endRun<Sink: TermSink>(_ sink: inout Sink) {
    if runLength == 1 {
      pair.removeAll(keepingCapacity: true)
      append(previous, to: &pair)
      sink.add(pair.span, hash: TermHash.of(pair.span))
    }
    previous = 0
    runLength = 0
  }

  private mutating func endWord<Sink: TermSink>(_ sink: inout Sink) {
    if word.isEmpty { return }
    emit(word.span, &sink)
    word.removeAll(keepingCapacity: true)
  }

  /// Hands on a word in either case: ASCII letters are lowered by the hash, and by the sink when it keeps the bytes.
  private func emit<Sink: TermSink>(_ letters: Span<UInt8>, _ sink: inout Sink) {
    var end = letters.count
    if end > Self.longestWord {
      end = Self.longestWord
      while letters[end] & 0xC0 == 0x80 { end -= 1 }
    }
    let stem = EnglishPlural.stem(letters.extracting(first: end))
    if stem.endsInY {
      var singular: [UInt8] = []
      for index in 0..<stem.length { singular.append(letters[index]) }
      singular.append(UInt8(ascii: "y"))
      sink.add(singular.span, hash: TermHash.of(singular.span))
    } else {
      let kept = letters.extracting(first: stem.length)
      sink.add(kept, hash: TermHash.of(kept))
    }
  }

  private func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    if scalar < 0x80 {
      bytes.append(UInt8(scalar))
    } else if scalar < 0x800 {
      bytes.append(UInt8(0xC0 | scalar >> 6))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    } else if scalar < 0x1_0000 {
      bytes.append(UInt8(0xE0 | scalar >> 12))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    } else {
      bytes.append(UInt8(0xF0 | scalar >> 18))
      bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}

/// ASCII letters in lower case; every other byte as it is.
@inline(__always) func lower(_ byte: UInt8) -> UInt8 { byte.isASCIIUpper ? byte | 0x20 : byte }

/// True for ASCII letters and digits.
private let wordBytes: InlineArray<256, Bool> = {
  var table = InlineArray<256, Bool>(repeating: false)
  for byte in UInt8.min...UInt8.max { table[Int(byte)] = byte.isASCIILetter || byte.isASCIIDigit }
  return table
}()
