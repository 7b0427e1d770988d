@testable import Catalogue
import Testing
import Vocabulary

/// Texts with words of every length, at every distance from the end, beside signs and letters of other scripts.
private let texts: [String] =
  (1...20).map { "of " + String(repeating: "Ab", count: 10).prefix($0) + " C++ networks, loss s. " }
  + (0...20).map { String(repeating: "x", count: $0) + "s" }
  + [
    "C# and F#, c++11; #tag +1 a+b-c", "naïve Größe graphé Ωmega x²", "图神经network网络 of图s", "zone: {[@`]} ~09/:;azAZ",
    "ſtate \u{212A}elvin \u{212A}-means k-means", "a\u{A0}b\u{AD}c\u{2010}d e\u{2028}f", "", "-", "\u{0}words\u{7F}words",
    "the models and Models of class; GANS ss gas 2s",
  ]

@Test(arguments: texts) func plainWordsAreThoseThatAreReadByteByByte(_ text: String) {
  let bytes = text.utf8.span
  for start in 0..<bytes.count {
    guard let word = PlainWord(bytes, at: start) else { continue }
    var (at, isBroken) = (start, false)
    let read = WordScanner.next(in: bytes, at: &at, isBroken: &isBroken)
    #expect(read?.range == start..<start + word.length)
    #expect(word.term == read.flatMap { TermCount.term(of: $0, in: bytes) })
    let spelling = text.utf8.dropFirst(start).prefix(word.length).map { UInt64($0 | 0x20) }
    let halves = [spelling.prefix(8), spelling.dropFirst(8)].map { half in
      half.reversed().reduce(UInt64(0)) { number, byte in number << 8 | byte }
    }
    #expect([word.low, word.high] == halves)
  }
}

@Test func mostWordsArePlain() {
  let text = "graphs of neural networks: state-of-the-art (2024"
  var words: [String] = []
  for start in 0..<text.utf8.count where start == 0 || " -(".utf8.contains(Array(text.utf8)[start - 1]) {
    guard let word = PlainWord(text.utf8.span, at: start) else { continue }
    words.append(String(text.dropFirst(start).prefix(word.length)))
  }
  #expect(words == ["graphs", "of", "neural", "networks", "state", "of", "the", "art", "2024"])
}

/// The phrases that occur, looked for from every word of a text on.
private func obviousMatches(_ phrases: [String], in texts: [String]) -> [Int] {
  phrases.indices.filter { index in
    let phrase = WordScanner.hashes(of: phrases[index])
    return !phrase.isEmpty
      && texts.contains { text in
        var words: [UInt64] = []
        WordScanner.forEachWord(in: text.utf8.span) { words.append($0.hash) }
        return words.indices.contains { words[$0...].starts(with: phrase) }
      }
  }
}

@Test func phrasesAreFoundAsInListsOfWords() {
  let phrases = [
    "ab", "C++", "C#", "networks, loss", "networks loss", "loss", "of", "state", "ſtate", "kelvin", "\u{212A}elvin", "K means",
    "\u{212A} MEANS", "图", "神经network", "网络 of", "naïve", "GRÖSSE", "größe graphé", "x", "xxxxxxxxxxxxxxxxs", "words words",
    "(the) models", "models and models", "", "...", "a b c d e", "09 azAZ",
  ]
  let matcher = PhraseMatcher(phrases: phrases)
  for text in texts { #expect(matcher.matches(in: [text]) == obviousMatches(phrases, in: [text])) }
  #expect(matcher.matches(in: texts) == obviousMatches(phrases, in: texts))
}

@Test(arguments: ["time series", "Time-Series", "time~series", "time\u{2013}series", "a time\n  series."])
func spacesOfAllKindsAreInPhrases(_ text: String) {
  #expect(PhraseMatcher(phrases: ["time series"]).matches(in: [text]) == [0])
}

@Test(arguments: ["time, series", "time/series", "timeseries", "time \u{2014} series"])
func signsArePartOfNoPhrase(_ text: String) {
  #expect(PhraseMatcher(phrases: ["time series"]).matches(in: [text]) == [])
}
