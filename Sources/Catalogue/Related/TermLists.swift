/// The terms of papers one behind the other, each paper's ascending by hash.
public struct TermLists: Sendable {
  /// 32 bits of a folded word's hash: two words falling together only blurs a similarity.
  public private(set) var hashes: [UInt32] = []
  /// How often the paper says the word, by the word's place in `hashes`.
  public private(set) var counts: [UInt8] = []
  /// Where each paper's terms end.
  public private(set) var ends: [Int] = []

  public init() {}

  public var paperCount: Int { ends.count }

  /// Adds a paper.
  public mutating func append(_ terms: some Sequence<TermCount>) {
    for term in terms {
      hashes.append(term.term)
      counts.append(term.count)
    }
    ends.append(hashes.count)
  }

  /// Adds a paper whose terms `TermCoding` has written one behind the other, five bytes each.
  mutating func append(stored bytes: Span<UInt8>) {
    let count = bytes.count / 5
    hashes.append(addingCapacity: count) { hashes in
      for at in 0..<count {
        let hash = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: at * 5, as: UInt32.self)
        hashes.append(UInt32(littleEndian: hash))
      }
    }
    counts.append(addingCapacity: count) { counts in
      for at in 0..<count { counts.append(bytes[at * 5 + 4]) }
    }
    ends.append(hashes.count)
  }

  /// Adds a paper of another list.
  public mutating func append(_ paper: Int, of other: TermLists) {
    let range = other.range(of: paper)
    hashes.append(contentsOf: other.hashes[range])
    counts.append(contentsOf: other.counts[range])
    ends.append(hashes.count)
  }

  /// Adds all papers of another list.
  public mutating func append(_ other: TermLists) {
    let base = hashes.count
    hashes.append(contentsOf: other.hashes)
    counts.append(contentsOf: other.counts)
    ends.append(contentsOf: other.ends.lazy.map { base + $0 })
  }

  /// Where a paper's terms stand in `hashes` and `counts`.
  public func range(of paper: Int) -> Range<Int> { (paper == 0 ? 0 : ends[paper - 1])..<ends[paper] }
}
