import Testing

@testable import Pages

/// A part holds at most 50,000 addresses, and all parts together hold each address once.
@Test(arguments: [(0, 1), (1, 1), (49_999, 1), (50_000, 1), (50_001, 2), (100_000, 2), (120_000, 3)])
func sitemapPartsSplit(addresses: Int, parts: Int) {
  let all = SitemapPart.all(month: 4, addresses: addresses)
  #expect(all.map(\.number) == Array(0..<parts))
  #expect(all.allSatisfy { $0.month == 4 })
  let ranges = all.map { $0.range(of: addresses) }
  #expect(ranges.allSatisfy { $0.count <= 50_000 })
  #expect(ranges.flatMap { Array($0) } == Array(0..<addresses))
}
