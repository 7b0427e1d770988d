@testable import Catalogue
import Testing

@Suite struct CompactListTests {
  @Test(arguments: 1...5) func oneOrMoreAreThoseOfTheList(count: Int) {
    let all = (0..<count).map { $0 * $0 }
    let compact = OneOrMore(of: all)
    #expect(Array(compact) == all)
    #expect(compact.count == count)
    #expect(compact.indices.map { compact[$0] } == all)
    if count == 1 { #expect(Array(OneOrMore<Int>(all[0])) == all) }
  }

  /// Against lists of lists of lists.
  @Test(arguments: 0..<20) func standingKeywordsAreThoseThatWereAdded(seed: Int) {
    var random = Seeded(state: UInt64(seed))
    var expected: [[[Int32]]] = []
    var compact = StandingKeywords()
    for _ in 0..<random.next(below: 6) {
      compact.beginDigest()
      var digest: [[Int32]] = []
      for _ in 0..<random.next(below: 5) {
        let keywords = (0..<random.next(below: 4)).map { _ in Int32(random.next(below: 100)) }
        for keyword in keywords { compact.append(keyword) }
        compact.endEntry()
        digest.append(keywords)
      }
      expected.append(digest)
    }
    for digest in expected.indices {
      for ordinal in expected[digest].indices {
        var found: [Int32] = []
        compact.forEach(of: EntryReference(digest: digest, ordinal: ordinal)) { found.append($0) }
        #expect(found == expected[digest][ordinal])
      }
    }
  }

  /// Against lists of lists.
  @Test(arguments: 0..<10) func relatedListsAreThoseThatWereAdded(seed: Int) {
    var random = Seeded(state: UInt64(seed))
    var expected: [[Int32]] = []
    var compact = RelatedLists()
    for _ in 0..<random.next(below: 6) {
      let end = Int32(100 + random.next(below: 100))
      var counted = RelatedLists()
      for _ in 0..<random.next(below: 5) {
        let list = (0..<random.next(below: 4)).map { _ in Int32(random.next(below: 100)) }
        for paper in list { counted.append(end - paper) }
        counted.endList()
        expected.append(list)
      }
      compact.append(counted, from: end)
    }
    #expect(compact.count == expected.count)
    #expect((0..<compact.count).map { Array(compact[$0]) } == expected)
  }
}
