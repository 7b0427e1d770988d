import Foundation
import Testing

@testable import Search

/// What `search.js` is held against as well (Tests/Browser/test_search.py).
private struct Vector: Decodable, CustomTestStringConvertible {
  var text: String
  var terms: [String]
  var testDescription: String { text }

  static let all: [Vector] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "Browser/search-tokens.json")
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode([Vector].self, from: data)) ?? []
  }()
}

@Test func tokenVectorsAreThere() { #expect(Vector.all.count > 15) }

@Test(arguments: Vector.all) private func textIsCutIntoTerms(_ vector: Vector) {
  #expect(terms(of: vector.text) == vector.terms)
}

@Test func aWordHasOneHashHoweverItIsSpelled() {
  var tokenizer = Tokenizer()
  var first = TokenList()
  tokenizer.scan("Refining classes and a longer sentence".utf8.span, into: &first)
  var second = TokenList()
  tokenizer.scan("reﬁning class ANDs a L\u{F6}nger séntences".utf8.span, into: &second)
  let hashes = ((0..<first.count).map { first[$0].hash }, (0..<second.count).map { second[$0].hash })
  #expect(hashes.0 == hashes.1)
}

@Test(arguments: [
  ("β-norms", ["beta", "β", "norm"]), ("α", ["alpha", "α"]), ("𝛼 and Ω", ["alpha", "α", "and", "omega", "ω"]), ("αβ", ["αβ"]),
  ("ς", ["sigma", "ς"]), ("д é", ["д", "e"]),
])
func aGreekLetterGivesItsName(_ text: String, _ expected: [String]) { #expect(terms(of: text) == expected) }

/// The terms of a text as strings.
func terms(of text: String) -> [String] {
  var tokenizer = Tokenizer()
  var list = TokenList()
  tokenizer.scan(text.utf8.span, into: &list)
  var table = TermTable(expecting: 16)
  var numbers: [UInt32] = []
  table.number(list, of: text.utf8.span, into: &numbers)
  return numbers.map { String(decoding: table.letters[table.range(Int($0))], as: UTF8.self) }
}
