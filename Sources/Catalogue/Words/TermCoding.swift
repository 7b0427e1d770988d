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
  public static func read(_ bytes: [UInt8], entries: Int) throws(ByteReader.Malformed) -> TermLists {
    var reader = ByteReader(bytes)
    var lists = TermLists()
    for _ in 0..<entries {
      let count = try reader.count()
      let start = try reader.skip(count * 5)
      lists.append(stored: bytes.span.extracting(start..<(start + count * 5)))
    }
    return lists
  }
}
