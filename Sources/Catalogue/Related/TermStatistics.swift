/// What a search needs to know of all papers of a window's complete months: how often terms stand there, and how long the papers' vectors
/// are. It changes with a new month only, so a build that adds a day need not find it out.
public struct TermStatistics: Sendable, Equatable {
  /// The terms of the papers, ascending.
  let terms: [UInt32]
  /// How many papers have each term.
  let frequencies: [UInt32]
  /// One through the length of each paper's vector, by the paper's place in the window.
  let inverseNorms: [Float]

  init(terms: [UInt32], frequencies: [UInt32], inverseNorms: [Float]) {
    self.terms = terms
    self.frequencies = frequencies
    self.inverseNorms = inverseNorms
  }

  /// - Parameters:
  ///   - numbered: all terms by their numbers.
  ///   - frequencies: how many papers of complete months have each.
  init(ofNumbered numbered: [UInt32], frequencies: [UInt32], inverseNorms: [Float]) {
    var pairs: [UInt64] = []
    for (term, frequency) in zip(numbered, frequencies) where frequency > 0 {
      pairs.append(UInt64(term) << 32 | UInt64(frequency))
    }
    pairs.sort()
    terms = pairs.map { UInt32($0 >> 32) }
    self.frequencies = pairs.map { UInt32(truncatingIfNeeded: $0) }
    self.inverseNorms = inverseNorms
  }

  func frequency(of term: UInt32) -> UInt32 {
    let place = RelatedFinder.partition(terms.count) { terms[$0] >= term }
    return place < terms.count && terms[place] == term ? frequencies[place] : 0
  }

  public init(_ bytes: [UInt8]) throws(ByteReader.Malformed) {
    var reader = ByteReader(bytes)
    let termCount = try reader.count()
    let paperCount = try reader.count()
    let start = try reader.skip(4 * (2 * termCount + paperCount))
    guard reader.isAtEnd else { throw ByteReader.Malformed() }
    let words = bytes.span.extracting(start..<bytes.count)
    func word(_ at: Int) -> UInt32 {
      UInt32(littleEndian: unsafe words.bytes.unsafeLoadUnaligned(fromByteOffset: at * 4, as: UInt32.self))
    }
    terms = (0..<termCount).map(word)
    frequencies = (termCount..<(2 * termCount)).map(word)
    inverseNorms = ((2 * termCount)..<(2 * termCount + paperCount)).map { Float(bitPattern: word($0)) }
  }

  /// The bytes that a value is read from.
  public var encoded: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(number: terms.count)
    bytes.append(number: inverseNorms.count)
    bytes.append(addingCapacity: 4 * (2 * terms.count + inverseNorms.count)) { output in
      func append(_ word: UInt32) {
        for index in 0..<4 { output.append(UInt8(truncatingIfNeeded: word &>> UInt32(index &* 8))) }
      }
      for term in terms { append(term) }
      for frequency in frequencies { append(frequency) }
      for norm in inverseNorms { append(norm.bitPattern) }
    }
    return bytes
  }
}
