/// Terms of entries as bytes: for each entry their number, and five bytes each. Hashes are as long as they can be, so numbers of
/// variable length would only cost time.
public enum TermCoding {
  public static func append(_ terms: [TermCount], to output: inout [UInt8]) {
    output.append(number: terms.count)
    // Room for all at once, as asking for it byte by byte took longer than counting.
    output.append(addingCapacity: terms.count * 5) { output in
      for term in terms {
        for index in 0..<4 { output.append(UInt8(truncatingIfNeeded: term.term &>> UInt32(index &* 8))) }
        output.append(term.count)
      }
    }
  }

  /// Reads the terms of some entries back.
  public static func read(_ bytes: [UInt8], entries: Int) throws(ByteReader.Malformed) -> [[TermCount]] {
    var reader = ByteReader(bytes)
    var all: [[TermCount]] = []
    all.reserveCapacity(entries)
    for _ in 0..<entries {
      let count = try reader.count()
      let start = try reader.skip(count * 5)
      all.append(
        stride(from: start, to: start + count * 5, by: 5).map { at in
          let low = UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8
          return TermCount(
            term: low | UInt32(bytes[at + 2]) << 16 | UInt32(bytes[at + 3]) << 24, count: bytes[at + 4])
        })
    }
    return all
  }
}
