internal import Parallel

/// The terms of neighbouring papers, one behind the other, in one piece: whoever compares papers reads them where they are.
struct WindowTerms: Sendable {
  /// A paper's terms ascend by their hashes.
  private(set) var terms: [Posting] = []
  /// Where each paper's terms begin, and where the last one's end.
  private(set) var begins = [0]

  var paperCount: Int { begins.count - 1 }

  mutating func reserve(papers: Int, terms count: Int) {
    terms.reserveCapacity(terms.count + count)
    begins.reserveCapacity(begins.count + papers)
  }

  /// Adds papers at the end.
  mutating func append(_ papers: PaperTerms, _ numbers: inout TermNumbers) {
    terms.append(addingCapacity: papers.termCount) { terms in
      for paper in 0..<papers.paperCount {
        papers.withTerms(of: paper) { stored in
          numbers.forEachNumber(of: stored) { terms.append(Posting($0, count: $1)) }
        }
      }
    }
    var end = begins[begins.count - 1]
    for paper in 0..<papers.paperCount {
      end += papers.withTerms(of: paper) { $0.count / TermCoding.length }
      begins.append(end)
    }
  }

  /// Adds a paper at the end.
  ///
  /// - Parameter number: the number of a term's hash; terms for which there is none are left out.
  @inline(__always)
  mutating func append(_ stored: Span<UInt8>, _ number: (_ hash: UInt32) -> UInt32?) {
    let count = stored.count / TermCoding.length
    terms.append(addingCapacity: count) { terms in
      for at in 0..<count {
        guard let number = number(TermCoding.hash(at, of: stored)) else { continue }
        terms.append(Posting(number, count: TermCoding.count(at, of: stored)))
      }
    }
    begins.append(terms.count)
  }

  /// Adds papers at the end whose terms nobody will ask for.
  mutating func appendWithoutTerms(papers: Int) {
    let end = begins[begins.count - 1]
    for _ in 0..<papers { begins.append(end) }
  }

  /// Adds the papers of others at the end.
  mutating func append(_ others: WindowTerms) {
    let base = begins[begins.count - 1]
    terms.append(contentsOf: others.terms)
    begins.append(contentsOf: others.begins.dropFirst().lazy.map { base + $0 })
  }

  mutating func removeFirst(_ papers: Int) {
    guard papers > 0 else { return }
    let removed = begins[papers]
    terms.removeFirst(removed)
    begins.removeFirst(papers)
    for index in begins.indices { begins[index] -= removed }
  }

  /// Where a paper's terms are; papers are counted from the first.
  @inline(__always)
  func range(of paper: Int) -> Range<Int> { begins[paper]..<begins[paper + 1] }

  /// One through the lengths of the papers' vectors; 0 for a paper without terms.
  func inverseNorms(_ rarity: TermRarity, jobs: Int) -> [Float] {
    let count = paperCount
    let norms = Parallel.map((count + 511) / 512, jobs: jobs, run: 1) { block in
      let inverseFrequency = rarity.inverseFrequency.span
      let countWeights = TermRarity.countWeight
      let terms = terms.span
      return ((block * 512)..<min(count, (block + 1) * 512)).map { paper in
        let norm = TermRarity.norm(
          terms.extracting(range(of: paper)), inverseFrequency: inverseFrequency, countWeight: countWeights.span)
        return norm > 0 ? 1 / norm : 0
      }
    }
    return norms.flatMap { $0 }
  }
}
