/// Terms of entries as bytes: for each entry their number, and `length` bytes each. Hashes are as long as they can be, so numbers of
/// variable length would only cost time.
public enum TermCoding {
  /// Appends an entry's terms.
  public static func append(_ terms: [TermCount], to output: inout [UInt8]) {
    output.append(number: terms.count)
    // Room for all at once, as asking for it byte by byte took longer than counting.
    output.append(addingCapacity: terms.count * length) { output in
      for term in terms {
        for index in 0..<4 { output.append(UInt8(truncatingIfNeeded: term.term &>> UInt32(index &* 8))) }
        output.append(term.count)
      }
    }
  }

  /// How many bytes a term takes.
  static let length = 5

  /// The hash of a term: 32 bits of the folded word's, as two words falling together only blurs a similarity.
  @inline(__always)
  static func hash(_ at: Int, of stored: Span<UInt8>) -> UInt32 {
    precondition(at >= 0 && (at + 1) * length <= stored.count)
    return UInt32(littleEndian: unsafe stored.bytes.unsafeLoadUnaligned(fromByteOffset: at * length, as: UInt32.self))
  }

  /// How often the paper says a term.
  @inline(__always)
  static func count(_ at: Int, of stored: Span<UInt8>) -> UInt8 { stored[at * length + 4] }
}
