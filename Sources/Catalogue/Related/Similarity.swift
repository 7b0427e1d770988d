/// How alike two papers are.
enum Similarity {
  /// What a paper's vector has in common with the one that is looked for: their product, less the share of it that a single
  /// term makes. Of a product to which n terms contribute alike the n-th part is taken away, so that one rare word alone, or a name
  /// that two papers happen to share, does not make them alike.
  ///
  /// - Parameters:
  ///   - weights: of the paper that is looked for, by the term's number; every term of the window has one.
  ///   - countWeight: `TermRarity.countWeight`.
  @inline(__always)
  static func breadth(_ terms: Span<Posting>, _ weights: Span<Float>, _ countWeight: Span<Float>) -> Float {
    // Four sums, as an addition takes longer than the next term is away.
    var sums = SIMD4<Float>(repeating: 0)
    var squares = SIMD4<Float>(repeating: 0)
    var at = 0
    while at + 4 <= terms.count {
      let parts = unsafe SIMD4(
        weights[unchecked: terms[unchecked: at].number] * countWeight[unchecked: terms[unchecked: at].count],
        weights[unchecked: terms[unchecked: at + 1].number] * countWeight[unchecked: terms[unchecked: at + 1].count],
        weights[unchecked: terms[unchecked: at + 2].number] * countWeight[unchecked: terms[unchecked: at + 2].count],
        weights[unchecked: terms[unchecked: at + 3].number] * countWeight[unchecked: terms[unchecked: at + 3].count])
      sums += parts
      squares += parts * parts
      at += 4
    }
    while at < terms.count {
      let part = unsafe weights[unchecked: terms[unchecked: at].number] * countWeight[unchecked: terms[unchecked: at].count]
      sums[0] += part
      squares[0] += part * part
      at += 1
    }
    let product = (sums[0] + sums[1]) + (sums[2] + sums[3])
    return product > 0 ? product - ((squares[0] + squares[1]) + (squares[2] + squares[3])) / product : 0
  }
}
