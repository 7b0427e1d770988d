import Testing
import Vocabulary

@testable import Pages

@Suite("The newest papers of a feed")
struct NewestPapersTests {
  /// As `NewestPapers` with everything sorted.
  private func sorted(_ kept: [Int32], _ others: [Int32], news: [Edition], atMost limit: Int) -> [Int32] {
    func order(_ papers: [Int32]) -> [Int32] {
      papers.sorted { left, right in
        let (a, b) = (news[Int(left)], news[Int(right)])
        return a == b ? left < right : a > b
      }
    }
    return order(kept + order(others).prefix(limit - kept.count))
  }

  @Test(arguments: 1...200)
  func areThoseOfAllSorted(seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
    let count = roll(60)
    let days = 1 + roll(28)
    let news = (0..<count).map { _ in Edition(packed: Int32(20_250_401 + roll(days))) }
    let limit = 1 + roll(20)
    let papers = (0..<Int32(count)).sorted { ($0 &* 31) % 17 < ($1 &* 31) % 17 }
    let archived = max(0, count - roll(limit + 1))
    var newest = NewestPapers(atMost: limit)
    for paper in papers[archived...] { newest.add(paper, news[Int(paper)]) }
    newest.keepAll()
    for paper in papers[..<archived].reversed() { newest.add(paper, news[Int(paper)]) }
    #expect(newest.papers == sorted(Array(papers[archived...]), Array(papers[..<archived]), news: news, atMost: limit))
  }
}
