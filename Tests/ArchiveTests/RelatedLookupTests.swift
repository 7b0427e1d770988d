import Catalogue
import Configuration
import Foundation
import Testing
import Vocabulary

@testable import Archive

/// An archive of four months with related papers, in which a new day is a small part.
@Suite struct RelatedLookupTests {
  private let folders: Folders
  private static let words = (0..<40).map { "subject\($0 % 8)matter\($0)x" }

  init() throws {
    folders = try Folders()
    for day in 0..<24 { try write(day) }
  }

  /// A day's digest of four papers; six days a month, from January on.
  private func write(_ day: Int, variant: Int = 0) throws {
    let date = "2025-0\(day / 6 + 1)-\(day % 6 + 11)"
    var text = "## Papers for \(date)\n\n| Title | Authors | Summary |\n|---|---|---|\n"
    for paper in 0..<4 {
      let number = day * 4 + paper
      let chosen = (0..<9).map { Self.words[(number * 7 + $0 * (number % 5 + 1) + variant) % Self.words.count] }
      text += "| On \(chosen[0]) (Read more on [arXiv](https://arxiv.org/abs/2501.\(10_000 + number)))"
      text += " | Ada Lovelace | \(chosen.joined(separator: " ")). |\n"
    }
    try folders.write("\(date).md", text)
  }

  private func related(state: String? = nil) throws -> [[Int32]] {
    var archive = try Archive(
      folder: ContentFolder.list(folders.content), state: state ?? folders.state, program: folders.program, limit: 1 << 20,
      jobs: 2)
    let lists = try archive.relatedPapers(in: try catalogue(&archive), jobs: 2)
    #expect(archive.save())
    return (0..<lists.count).map { Array(lists[$0]) }
  }

  private func catalogue(_ archive: inout Archive) throws -> Catalogue {
    let settings = SiteSettings()
    let taxonomy = Taxonomy(digests: archive.digests, settings: settings)
    return Catalogue(
      digests: archive.digests, taxonomy: taxonomy, settings: settings, matches: try archive.matches(taxonomy, jobs: 2), jobs: 2)
  }

  /// What a build from nothing finds.
  private func fresh() throws -> [[Int32]] {
    let state = folders.root.appendingPathComponent("fresh-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
    return try related(state: state)
  }

  private func store() throws -> RelatedStore { try folders.open(isReadOnly: true).relatedStore() }

  @Test func aNewDayIsLookedForByWhatIsKnownOfTheMonthsBefore() throws {
    let before = try related()
    #expect(before.contains { $0.count == RelatedFinder.shown })
    let known = try #require(try store().statistics)
    let papers =
      "| On \(Self.words[3]) (Read more on [arXiv](https://arxiv.org/abs/2504.00001)) | Ada Lovelace |"
      + " \(Self.words[3..<12].joined(separator: " ")). |\n"
    let day = "## Papers for 2025-04-20\n\n| Title | Authors | Summary |\n|---|---|---|\n" + papers
    try folders.write("2025-04-20.md", day)
    let after = try related()
    #expect(Array(after[..<before.count]) == before)
    #expect(after.last?.isEmpty == false)
    #expect(after == (try fresh()))
    let still = try #require(try store().statistics)
    #expect(still.months == known.months && still.terms == known.terms)

    // That they are used shows where they are wrong.
    var store = try store()
    store.editions = store.editions.filter { $0.key != store.editions.keys.max() }
    let bytes = known.terms.encoded
    let norms = 4 * 72
    store.statistics = (known.months, try TermStatistics(bytes.dropLast(norms) + Array(repeating: 0, count: norms)))
    try folders.open().save(store)
    #expect(try related().last != after.last)
  }

  @Test func anEarlierMonthThatChangedIsCountedAgain() throws {
    _ = try related()
    let known = try #require(try store().statistics)
    try write(8, variant: 5)
    #expect(try related() == (try fresh()))
    #expect(try #require(try store().statistics).months != known.months)
    // And the last month alone.
    try write(23, variant: 3)
    #expect(try related() == (try fresh()))
  }

  /// What is found out for an old month, whose window ends long before the last one's begins, does not take the place of what the next
  /// day needs.
  @Test func whatIsKnownIsOfTheLastMonth() throws {
    let recent =
      "## Papers for 2026-11-20\n\n| Title | Authors | Summary |\n|---|---|---|\n"
      + "| New (Read more on [arXiv](https://arxiv.org/abs/2611.00001)) | Ada Lovelace | A summary. |\n"
    try folders.write("2026-11-20.md", recent)
    _ = try related()
    let known = try #require(try store().statistics)
    try write(23, variant: 3)
    #expect(try related() == (try fresh()))
    #expect(try #require(try store().statistics).months == known.months)
  }

  @Test func aNewMonthIsCountedAgain() throws {
    _ = try related()
    let known = try #require(try store().statistics)
    try write(24)
    #expect(try related() == (try fresh()))
    #expect(try #require(try store().statistics).months != known.months)
  }

  @Test func aDamagedStoreIsNotBelieved() throws {
    let expected = try related()
    let path = folders.state + "/related"
    let whole = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    for damage in 0..<12 {
      var bytes = whole
      if damage < 6 {
        bytes = Array(bytes.prefix(bytes.count * damage / 6))
      } else {
        bytes[bytes.count * (damage - 6) / 6] ^= 0x10
      }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      #expect(try related() == expected)
    }
  }
}
