private import Synchronization

/// Reads parts of a pack's records: where they are asked for one behind the other, or one before the other, many of them at once. Pages are
/// made in the order of their papers, and asking the system for each text took longer than copying it.
final class ReadAhead: Sendable {
  /// So many bytes are read at once.
  static let blockLength = 1 << 14
  /// Parts that lie so near each other count as neighbours.
  static let nearness = 1 << 12
  private static let kept = 16

  /// Bytes of the pack from a place on.
  private struct Block {
    var start: Int
    var bytes: [UInt8]
  }

  private struct State {
    var blocks: [Block] = []
    var nextBlock = 0
    /// What was read alone.
    var recent: [Range<Int>] = []
    var nextRecent = 0
  }

  private let pack: PackFile
  private let state = Mutex(State())

  init(_ pack: PackFile) { self.pack = pack }

  /// Part of a record, as a range of bytes; nil when it is not there.
  func read(_ record: PackFile.Place, from start: Int, length: Int) -> (bytes: [UInt8], range: Range<Int>)? {
    guard start >= 0, length >= 0, start <= record.length - length else { return nil }
    // What is in memory is there already.
    if record.offset < 0 { return alone(record, start, length) }
    let part = record.offset + start..<record.offset + start + length
    enum Found {
      case block([UInt8], Int)
      case after, before, elsewhere
    }
    let found = state.withLock { state -> Found in
      var isAfter = false
      var isBefore = false
      for block in state.blocks {
        let range = block.start..<block.start + block.bytes.count
        if range.lowerBound <= part.lowerBound && part.upperBound <= range.upperBound { return .block(block.bytes, block.start) }
        isAfter = isAfter || Self.follows(part, range)
        isBefore = isBefore || Self.follows(range, part)
      }
      for range in state.recent {
        isAfter = isAfter || Self.follows(part, range)
        isBefore = isBefore || Self.follows(range, part)
      }
      if isAfter { return .after }
      if isBefore { return .before }
      if state.recent.count < Self.kept {
        state.recent.append(part)
      } else {
        state.recent[state.nextRecent] = part
        state.nextRecent = (state.nextRecent + 1) % Self.kept
      }
      return .elsewhere
    }
    switch found {
    case .block(let bytes, let first): return (bytes, part.lowerBound - first..<part.upperBound - first)
    case .elsewhere: return alone(record, start, length)
    case .after:
      let most = max(length, min(Self.blockLength, record.length - start))
      guard let bytes = block(record, start, most) else { return alone(record, start, length) }
      return (bytes, 0..<length)
    case .before:
      let first = min(start, max(0, start + length - Self.blockLength))
      guard let bytes = block(record, first, start + length - first) else { return alone(record, start, length) }
      return (bytes, start - first..<start - first + length)
    }
  }

  /// Whether a part begins in another or shortly behind it.
  private static func follows(_ part: Range<Int>, _ other: Range<Int>) -> Bool {
    part.lowerBound > other.lowerBound && part.lowerBound <= other.upperBound + nearness
  }

  private func alone(_ record: PackFile.Place, _ start: Int, _ length: Int) -> (bytes: [UInt8], range: Range<Int>)? {
    pack.read(record, from: start, length: length).map { ($0, 0..<length) }
  }

  /// Reads a block and keeps it.
  private func block(_ record: PackFile.Place, _ start: Int, _ length: Int) -> [UInt8]? {
    guard let bytes = pack.read(record, from: start, length: length) else { return nil }
    let block = Block(start: record.offset + start, bytes: bytes)
    state.withLock { state in
      if state.blocks.count < Self.kept {
        state.blocks.append(block)
      } else {
        state.blocks[state.nextBlock] = block
        state.nextBlock = (state.nextBlock + 1) % Self.kept
      }
    }
    return bytes
  }
}
