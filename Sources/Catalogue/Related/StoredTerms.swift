/// Terms of a digest's entries as `TermCoding` has written them. Whoever needs them reads them where they are, because a window has
/// millions.
public struct StoredTerms: Sendable {
  fileprivate let bytes: [UInt8]
  /// Where each entry's terms are.
  fileprivate let places: [Range<Int>]

  public init(_ bytes: [UInt8], entries: Int) throws(ByteReader.Malformed) {
    var reader = ByteReader(bytes)
    var places: [Range<Int>] = []
    for _ in 0..<entries {
      let length = try reader.count() * TermCoding.length
      let start = try reader.skip(length)
      places.append(start..<(start + length))
    }
    self.bytes = bytes
    self.places = places
  }
}

/// The terms of some papers, one behind the other; they stay where the papers' digests have stored them.
public struct PaperTerms: Sendable {
  private var digests: [StoredTerms] = []
  private var papers: [(digest: Int, entry: Int)] = []
  private(set) var termCount = 0

  public init() {}

  var paperCount: Int { papers.count }

  /// The papers that are added next are in this digest.
  public mutating func begin(_ digest: StoredTerms) { digests.append(digest) }

  /// Adds a paper: an entry of the digest that was begun last.
  public mutating func append(entry: Int) {
    papers.append((digests.count - 1, entry))
    termCount += digests[digests.count - 1].places[entry].count / TermCoding.length
  }

  /// A paper's terms as `TermCoding` reads them, ascending by hash.
  @inline(__always)
  func withTerms<Result>(of paper: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    let digest = digests[papers[paper].digest]
    let stored = digest.bytes.span
    return body(stored.extracting(digest.places[papers[paper].entry]))
  }
}
