private import Encoding
private import Glibc
internal import Parallel
internal import Vocabulary

/// Many paths in one block of memory, each followed by a NUL so that the system reads it where it stands.
struct PathList: Sendable, Equatable {
  private(set) var bytes: [UInt8] = []
  /// Where each path begins; one more at the end.
  private(set) var starts: [Int32] = [0]

  init() {}

  init(capacity: Int) {
    bytes.reserveCapacity(capacity * 28)
    starts.reserveCapacity(capacity + 1)
  }

  /// Takes a block that was stored; nil when its paths do not lie one after the other, each with its NUL.
  init?(bytes: [UInt8], starts: [Int32]) {
    guard starts.first == 0, starts.last == Int32(exactly: bytes.count) else { return nil }
    for index in 1..<max(1, starts.count) {
      guard starts[index] > starts[index - 1], bytes[Int(starts[index]) - 1] == 0 else { return nil }
    }
    self.bytes = bytes
    self.starts = starts
  }

  var count: Int { starts.count - 1 }

  /// The path's place in `bytes`, without its NUL.
  func range(_ index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1]) - 1 }

  /// Where the last component begins in `bytes`.
  func nameStart(_ index: Int) -> Int {
    let range = range(index)
    var at = range.upperBound
    while at > range.lowerBound, bytes[at - 1] != UInt8(ascii: "/") { at -= 1 }
    return at
  }

  /// The last component.
  func name(_ index: Int) -> String { String(decoding: bytes[nameStart(index)..<range(index).upperBound], as: UTF8.self) }

  /// The last component as the system wants it, where it stands.
  func withName<Value, Failure: Error>(
    at start: Int32, _ body: (UnsafePointer<CChar>) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try unsafe bytes.withUnsafeBufferPointer { (buffer) throws(Failure) in
      try unsafe body(UnsafeRawPointer(buffer.baseAddress! + Int(start)).assumingMemoryBound(to: CChar.self))
    }
  }

  func text(_ index: Int) -> String { String(decoding: bytes[range(index)], as: UTF8.self) }

  var sitePaths: [SitePath] { (0..<count).map { SitePath(trusted: text($0)) } }

  mutating func append(_ path: String, suffix: StaticString = "") {
    bytes.append(path)
    bytes.append(suffix)
    bytes.append(0)
    starts.append(Int32(bytes.count))
  }

  mutating func append(_ path: Span<UInt8>) {
    bytes.append(path)
    bytes.append(0)
    starts.append(Int32(bytes.count))
  }

  mutating func append(_ index: Int, of other: PathList) { append(other.bytes.span.extracting(other.range(index))) }

  /// Negative, zero or positive as one path stands before, with or behind the other in the order of their bytes.
  func compare(_ index: Int, with other: PathList, _ otherIndex: Int) -> Int {
    let left = range(index)
    let right = other.range(otherIndex)
    let order = unsafe bytes.withUnsafeBufferPointer { mine in
      unsafe other.bytes.withUnsafeBufferPointer { theirs in
        unsafe memcmp(
          mine.baseAddress! + left.lowerBound, theirs.baseAddress! + right.lowerBound, min(left.count, right.count))
      }
    }
    return order != 0 ? Int(order) : left.count - right.count
  }

  /// The numbers of the paths in the order of their bytes.
  ///
  /// - Parameter jobs: how many threads sort.
  func sortedOrder(jobs: Int = 1) -> [Int32] {
    Parallel.sorted((0..<count).map { SortKey(of: $0, in: self) }, jobs: jobs) { left, right in
      if left.first != right.first { return left.first < right.first }
      if left.second != right.second { return left.second < right.second }
      if left.third != right.third { return left.third < right.third }
      return compare(Int(left.path), with: self, Int(right.path)) < 0
    }.map(\.path)
  }

  /// The beginning of a path, which is the whole of most, as numbers in the order of the bytes; 0 behind the end, as no path holds a NUL.
  private struct SortKey: Sendable {
    let first: UInt64
    let second: UInt64
    let third: UInt64
    let path: Int32

    init(of path: Int, in list: PathList) {
      let bytes = list.bytes.span.extracting(list.range(path))
      first = bytes.orderedWord(at: 0)
      second = bytes.orderedWord(at: 8)
      third = bytes.orderedWord(at: 16)
      self.path = Int32(path)
    }
  }

  var isStrictlySorted: Bool {
    for index in 1..<max(1, count) where compare(index - 1, with: self, index) >= 0 { return false }
    return true
  }

  /// The number of a path in a sorted list.
  func firstIndex(of path: [UInt8]) -> Int? {
    var probe = PathList()
    probe.append(path.span)
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if compare(middle, with: probe, 0) < 0 { low = middle + 1 } else { high = middle }
    }
    return low < count && compare(low, with: probe, 0) == 0 ? low : nil
  }
}
