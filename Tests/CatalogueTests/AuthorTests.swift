@testable import Catalogue
import Digests
import Testing
import Vocabulary

/// Authors that are numbered in groups on several threads, against a dictionary of names.
@Suite struct AuthorTests {
  private struct Slow {
    var name: String
    var papers: [Int32] = []
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func manyNamesAreCountedAsADictionaryCountsThem(_ seed: UInt64) {
    var random = Seeded(state: seed)
    let given = ["Ada", "ada", "Wei", "Kurt", "José", "Jose", "J. R.", "李明", "C++", "Anna-Maria", "X"]
    let families = ["Li", "Gödel", "Noether", "Smith", "Kò", "Person", "王", "O'Neil"]
    let numbered = (1..<5).flatMap { number in families.map { "\($0)\(number)" } }
    let family: [String] = families + numbered
    var digests: [(String, [Entry])] = []
    var number = 10_000
    for day in 10..<30 {
      digests.append(
        (
          "\(day).md",
          (0..<random.next(below: 30)).map { _ in
            number += 1
            let names = (0..<random.next(below: 7)).map { _ in
              given[random.next(below: given.count)] + " " + family[min(random.next(below: 40), random.next(below: 40))]
            }
            return entry("2504.\(number)", on: "2025-04-\(day)", by: names)
          }
        ))
    }
    let found = catalogue(digests)

    var people: [String: Slow] = [:]
    for paper in found.papers.indices {
      for name in found.authors(of: Int32(paper)) {
        let slug = Slug(name).description
        if people[slug]?.papers.last == Int32(paper) { continue }
        people[slug, default: Slow(name: name)].papers.append(Int32(paper))
      }
    }
    let expected = people.filter { $0.value.papers.count >= 3 }.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    #expect(expected.count > 30)
    #expect(found.authors.map(\.slug.description) == expected.map(\.key))
    #expect(found.authors.map(\.name) == expected.map(\.value.name))
    #expect(found.authors.map(\.papers) == expected.map(\.value.papers))
    for paper in found.papers.indices {
      let pages = found.authors(of: Int32(paper)).map { name in expected.firstIndex { $0.key == Slug(name).description } }
      #expect(found.authorPages.pages(of: paper) == pages)
      // Numbers tell people apart, whether they have a page or not.
      let slugs = found.authors(of: Int32(paper)).map { Slug($0).description }
      #expect(Set(found.authorPages.numbers(of: paper)).count == Set(slugs).count)
    }
  }
}
