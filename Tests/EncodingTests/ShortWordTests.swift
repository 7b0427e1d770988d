import Encoding
import Testing

/// The word that begins at a place, read byte by byte.
private func obviousWord(_ bytes: [UInt8], at start: Int) -> [UInt8]? {
  let word = bytes[start...].prefix { byte in
    let character = Character(Unicode.Scalar(byte))
    return byte < 0x80 && (character.isLetter || character.isNumber)
  }
  let next = bytes[word.endIndex...].first ?? 0
  return word.isEmpty || word.count > 15 || next >= 0x80 ? nil : word.map { $0 | 0x20 }
}

private func bytes(of word: ShortWord) -> [UInt8] {
  let all = [word.low, word.high].flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> UInt64($0 * 8)) } }
  return Array(all.prefix { $0 != 0 })
}

/// Words of every length, in every distance from the end.
@Test(arguments: 0...17, [" ", "é", "-x", "@", "[", "`", "{", "/", ":", "\u{0}", ""])
func shortWordsAreThoseThatAreReadByteByByte(_ length: Int, _ behind: String) {
  for padding in [0, 1, 7, 30] {
    let text = Array(String("aZ09mQbYc3xPlMnK7w".prefix(length)).utf8) + behind.utf8 + Array(repeating: 0x2E, count: padding)
    for start in text.indices {
      let word = ShortWord(text.span, at: start, where: { $0.lettersAndDigits })
      #expect(word.map(bytes) == obviousWord(text, at: start))
      #expect(word.map(\.length) == obviousWord(text, at: start)?.count)
    }
  }
}

@Test func otherBytesBelongToWordsWhenAskedFor() {
  let word = ShortWord("C++ code".utf8.span, at: 0, where: { $0.lettersAndDigits .| $0.equal(UInt8(ascii: "+")) })
  #expect(word.map(bytes) == Array("c++".utf8))
}
