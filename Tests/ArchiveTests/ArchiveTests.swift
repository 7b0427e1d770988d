import Archive
import Catalogue
import Digests
import Foundation
import Testing
import Vocabulary

@Suite struct ArchiveTests {
  private let folders: Folders

  init() throws {
    folders = try Folders()
    try folders.write("one.md", folders.digest("2025-04-21", "One"))
    try folders.write("two.md", folders.digest("2025-04-22", "Two"))
  }

  @Test func whatWasParsedIsNotParsedAgain() throws {
    let first = try folders.open()
    #expect(first.parsedCount == 2)
    #expect(first.save())
    let again = try folders.open()
    #expect(again.parsedCount == 0)
    #expect(again.fingerprint == first.fingerprint)
    #expect(again.digests.map { $0.entries.map(\.title) } == [["One"], ["Two"]])
    #expect(try again.entry(EntryReference(digest: 1, ordinal: 0)).title == "Two")
    try folders.write("two.md", folders.digest("2025-04-22", "Two, corrected"))
    #expect(try folders.open().parsedCount == 1)
  }

  @Test func anotherProgramParsesEverything() throws {
    #expect(try folders.open().save())
    #expect(try folders.open(program: Fingerprint(of: "another program")).parsedCount == 2)
  }

  @Test func readingLeavesTheStateAsItIs() throws {
    #expect(try folders.open().save())
    let before = try folders.index()
    try folders.write("three.md", folders.digest("2025-04-23", "Three"))
    let read = try folders.open(isReadOnly: true)
    #expect(read.parsedCount == 1)
    #expect(try read.entry(EntryReference(digest: 1, ordinal: 0)).title == "Three")
    #expect(try folders.index() == before)
  }

  @Test func aFreshCheckoutIsKnownByItsContent() throws {
    let archive = try folders.open()
    #expect(archive.save())
    #expect(try folders.fingerprint() == archive.fingerprint)
    let before = try folders.index()
    try folders.touch("one.md", age: 30)
    try folders.touch("two.md", age: 40)
    #expect(try folders.fingerprint() == archive.fingerprint)
    // The new stamps are known from now on, so nothing has to be read for them again.
    let after = try folders.index()
    #expect(after != before)
    #expect(try folders.fingerprint() == archive.fingerprint)
    #expect(try folders.index() == after)
  }

  /// A file that was replaced by one of the same size, time and place is another one all the same.
  @Test func aDigestWhoseTimeWasSetBackIsRead() throws {
    #expect(try folders.open().save())
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: folders.content + "/two.md"))
    let text = folders.digest("2025-04-22", "Owt")
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
    try folders.touch("two.md", age: 60)
    #expect(try folders.fingerprint(later: 1) == nil)
  }

  @Test func everyDigestIsParsedWhenAskedFor() throws {
    #expect(try folders.open().save())
    let renewed = try folders.open(parsesAll: true)
    #expect(renewed.parsedCount == 2)
    #expect(renewed.save())
    #expect(try folders.open().parsedCount == 0)
  }

  /// What a build that is killed leaves: records that were written anew in other places, under an index of before.
  @Test func anOldIndexLeadsToNoOtherDigest() throws {
    // Of the same length, so that a record's place is another's, too.
    for name in ["one.md", "two.md", "six.md"] { try folders.write(name, folders.digest("2025-04-2\(name.utf8.count)", name)) }
    #expect(try folders.open().save())
    let index = try folders.index()
    try FileManager.default.removeItem(atPath: folders.content + "/one.md")
    try FileManager.default.removeItem(atPath: folders.state + "/entries")
    #expect(try folders.open().save())
    try index.write(to: URL(fileURLWithPath: folders.state + "/inputs"))
    let archive = try folders.open()
    for (at, digest) in archive.digests.enumerated() {
      #expect(try archive.entry(EntryReference(digest: at, ordinal: 0)).title == digest.file)
    }
  }

  @Test func aDigestOfTheLastMomentIsReadEachTime() throws {
    try folders.write("two.md", folders.digest("2025-04-22", "Two"), age: 0)
    let archive = try folders.open()
    #expect(archive.save())
    let before = try folders.index()
    #expect(try folders.fingerprint() == archive.fingerprint)
    #expect(try folders.index() == before)
    // Changed within the same moment, with the same size.
    try folders.write("two.md", folders.digest("2025-04-22", "Owt"), age: 0)
    #expect(try folders.fingerprint() == nil)
  }

  @Test func aDigestThatChangedCameOrWentIsNoticed() throws {
    #expect(try folders.open().save())
    try folders.write("one.md", folders.digest("2025-04-21", "Eno"), age: 30)
    #expect(try folders.fingerprint() == nil)
    try folders.write("one.md", folders.digest("2025-04-21", "One"), age: 20)
    #expect(try folders.fingerprint() != nil)
    try folders.write("three.md", folders.digest("2025-04-23", "Three"))
    #expect(try folders.fingerprint() == nil)
    try FileManager.default.removeItem(atPath: folders.content + "/one.md")
    #expect(try folders.fingerprint() == nil)
    try FileManager.default.removeItem(atPath: folders.content + "/three.md")
    #expect(try folders.fingerprint() == nil)
  }

  /// A record that lost its head is made again.
  @Test(arguments: 0..<5) func aDamagedHeadIsNotBelieved(word: Int) throws {
    #expect(try folders.open().save())
    let file = URL(fileURLWithPath: folders.state + "/entries")
    let sound = try Data(contentsOf: file)
    var state = UInt64(word)
    for number in [.max, UInt64(Int.max), UInt64(Int.max) - 100, 1 << 62, 1 << 32] + Array(repeating: nil, count: 20) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var damaged = sound
      let bytes = Data((0..<8).map { UInt8(truncatingIfNeeded: (number ?? state) >> UInt64($0 * 8)) })
      damaged.replaceSubrange(word * 8..<word * 8 + 8, with: bytes)
      try damaged.write(to: file)
      let archive = try folders.open(isReadOnly: true)
      // The terms have a checksum, too, and are looked at only when somebody asks.
      #expect(archive.parsedCount == 1 || word == 4)
      #expect(archive.digests.map { $0.entries.map(\.title) } == [["One"], ["Two"]])
      for index in 0..<2 { _ = try archive.terms(ofDigest: index) }
    }
  }

  @Test func aDigestOverTheLimitCountsAsChanged() throws {
    #expect(try folders.open().save())
    try folders.touch("one.md", age: 30)
    #expect(try folders.fingerprint(limit: 16) == nil)
  }
}
