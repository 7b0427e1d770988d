import Testing

@testable import Vocabulary

@Suite("The short way to the words of a name")
struct SlugTests {
  @Test(arguments: [
    "Ada Lovelace", "J. R. R. Tolkien", "  Ada  ", "-", "", ".", "a", "Jean-Luc  Godard.", "X.-Y. Z", "42", "Index", "C3PO", "A-",
  ])
  func isTheLongOne(name: String) {
    let (words, lostSomething) = Slug.words(of: name)
    #expect(Slug.plainWords(of: name) == words)
    #expect(!lostSomething)
  }

  @Test(arguments: ["Kurt Gödel", "C++", "C#", "O'Brien", "李明", "a_b", "x\u{0}y"])
  func isNotTakenForOthers(name: String) { #expect(Slug.plainWords(of: name) == nil) }
}
