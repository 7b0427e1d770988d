import Encoding
import Testing

@Test(arguments: 1...15) func shortWordsHashLikeTheirBytes(_ length: Int) throws {
  let bytes = Array("aZ09mQbYc3xPlMn".utf8.prefix(length))
  let read = ShortWord(bytes.span, at: 0, where: { $0.lettersAndDigits })
  let word = try #require(read)
  #expect(WordHash.of(word) == WordHash.of(bytes.span))
  let shorter = Array(bytes.dropLast())
  #expect(WordHash.of(word.withoutLast) == WordHash.of(shorter.span))
  #expect(bytes.indices.map { word[$0] } == bytes.map { $0 | 0x20 })
}

@Test func hashesTellWordsApartButForTheCaseOfASCII() {
  let words = [
    "", "a", "b", "aa", "graph", "graphs", "graphene", "graphical", "naïve", "naive", "é", "É", "a\u{0}", "図", "c++", "c#",
  ]
  #expect(Set(words.map { WordHash.of($0.utf8.span) }).count == words.count)
  for word in words {
    let upper = String(decoding: word.utf8.map { (0x61...0x7A).contains($0) ? $0 & ~0x20 : $0 }, as: UTF8.self)
    #expect(WordHash.of(upper.utf8.span) == WordHash.of(word.utf8.span))
  }
}

@Test func hashesTellPairsApart() {
  let pairs: [(UInt32, UInt32)] = [(0x56FE, 0), (0x56FE, 0x795E), (0x795E, 0x56FE), (0x795E, 0), (0x20000, 1)]
  #expect(Set(pairs.map { WordHash.ofPair($0.0, $0.1) }).count == pairs.count)
}
