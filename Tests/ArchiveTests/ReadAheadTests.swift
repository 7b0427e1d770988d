@testable import Archive
import Foundation
import Testing

@Suite struct ReadAheadTests {
  private static func pack(_ path: String?) -> (PackFile, records: [(place: PackFile.Place, bytes: [UInt8])]) {
    let pack = PackFile(path: path)
    let records = [300_000, 10, 0, 150_000].enumerated().map { index, length in
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8 &+ index) }
      // As records are: of pieces.
      return (pack.append([Array(bytes.prefix(length / 3)), [], Array(bytes.dropFirst(length / 3))])!, bytes)
    }
    return (pack, records)
  }

  /// Walks up and down, with leaps between, give what is there.
  @Test(arguments: [true, false]) func whatIsReadIsWhatIsThere(onDisk: Bool) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("broadsheet-pack-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let (pack, records) = Self.pack(onDisk ? path : nil)
    let ahead = ReadAhead(pack)
    var state: UInt64 = 9
    func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var walks = (0..<4).map { _ in (record: 0, at: 0, step: 1) }
    for round in 0..<4_000 {
      let index = below(walks.count)
      if round % 97 < walks.count {
        let record = below(records.count)
        walks[index] = (record, below(records[record].bytes.count + 1), below(2) * 2 - 1)
      }
      let walk = walks[index]
      let (place, bytes) = records[walk.record]
      let length = min(below(5_000), walk.step > 0 ? bytes.count - walk.at : walk.at)
      let start = walk.step > 0 ? walk.at : walk.at - length
      let found = try #require(ahead.read(place, from: start, length: length))
      #expect(found.bytes[found.range].elementsEqual(bytes[start..<start + length]))
      walks[index].at = walk.step > 0 ? min(bytes.count, start + length + below(900)) : max(0, start - below(900))
    }
  }

  @Test func whatIsNotThereIsNotRead() {
    let (pack, records) = Self.pack(nil)
    let ahead = ReadAhead(pack)
    #expect(ahead.read(records[1].place, from: 5, length: 6) == nil)
    #expect(ahead.read(records[1].place, from: -1, length: 1) == nil)
    #expect(ahead.read(records[1].place, from: 1, length: -1) == nil)
    #expect(ahead.read(PackFile.Place(offset: 0, length: 8), from: 0, length: 8) == nil)
  }

  /// A file that was cut off gives what is left.
  @Test func aFileThatWasCutOff() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("broadsheet-pack-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let (pack, records) = Self.pack(path)
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.truncate(atOffset: 20_000)
    let ahead = ReadAhead(pack)
    for start in stride(from: 0, to: 20_000, by: 1_000) {
      let found = try #require(ahead.read(records[0].place, from: start, length: 1_000))
      #expect(found.bytes[found.range].elementsEqual(records[0].bytes[start..<start + 1_000]))
    }
    #expect(ahead.read(records[0].place, from: 20_000, length: 1_000) == nil)
  }
}
