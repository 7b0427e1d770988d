import Testing
import Vocabulary

/// Numbers texts with a hash of the test's choice.
private func numbers(of texts: [String], hash: (String) -> UInt64) -> [Int] {
  var numbering = HashNumbering()
  var known: [String] = []
  return texts.map { text in
    let number = numbering.number(hash(text)) { known[$0] == text }
    if number == known.count { known.append(text) }
    return number
  }
}

struct HashNumberingTests {
  @Test func numbersTextsAsTheyComeUp() {
    #expect(numbers(of: ["a", "b", "a", "c", "b"], hash: HashNumbering.hash) == [0, 1, 0, 2, 1])
  }

  @Test func tellsTextsOfOneHashApart() {
    #expect(numbers(of: ["a", "b", "a", "c", "b"]) { _ in 7 } == [0, 1, 0, 2, 1])
    #expect(numbers(of: ["a", "b", "a"]) { _ in .max } == [0, 1, 0])
  }

  @Test func growsBeyondWhatWasExpected() {
    let texts = (0..<20_000).map { "name \($0)" }
    #expect(numbers(of: texts + texts, hash: HashNumbering.hash) == Array(0..<20_000) + Array(0..<20_000))
  }
}
