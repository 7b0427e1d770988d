/// How much a term says: the logarithm of how rare it is among some papers, joined with what is known of the language beforehand,
/// so that the first months of an archive are judged sensibly too.
struct TermRarity: Sendable {
  /// As many papers as the knowledge from before counts for.
  private static let priorPapers = 400

  private let inverseFrequency: [Double]
  /// 1 + log2 of a count, by the count.
  private let countWeight: [Double]

  /// - Parameter counted: papers of the index, from its first.
  init(_ index: TermIndex, counted: Range<Int>) {
    var frequency = Array(repeating: 0, count: index.termCount)
    for paper in counted { for term in index.terms(of: paper) { frequency[Int(term.term)] += 1 } }
    let papers = Double(counted.count + Self.priorPapers)
    inverseFrequency = index.hashes.enumerated().map { number, hash in
      let prior = Double((TermPrior.permille[hash] ?? TermPrior.rare) * Self.priorPapers) / 1000
      return ExactLogarithm.base2(papers / (Double(frequency[number]) + prior))
    }
    countWeight = (0..<256).map { $0 == 0 ? 0 : 1 + ExactLogarithm.base2(Double($0)) }
  }

  func weight(of term: TermIndex.Term) -> Double { weight(of: term.term, count: term.count) }

  func weight(of term: Int32, count: UInt8) -> Double { inverseFrequency[Int(term)] * countWeight[Int(count)] }

  func norm(of terms: ArraySlice<TermIndex.Term>) -> Double {
    var sum = 0.0
    for term in terms {
      let weight = weight(of: term)
      sum += weight * weight
    }
    return sum.squareRoot()
  }
}

/// A logarithm made of additions, multiplications and divisions alone, whose results IEEE 754 fixes: the system's may differ in the last
/// bit from machine to machine, and pages must not.
enum ExactLogarithm {
  /// The logarithm to the base 2 of a positive finite number, to about ten digits.
  static func base2(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return 0 }
    // ln(m) = 2 artanh((m - 1) / (m + 1)), with m between 1 and 2.
    let ratio = (value.significand - 1) / (value.significand + 1)
    let square = ratio * ratio
    var term = ratio
    var sum = 0.0
    var divisor = 1.0
    for _ in 0..<11 {
      sum += term / divisor
      term *= square
      divisor += 2
    }
    return Double(value.exponent) + 2 * sum * 1.4426950408889634
  }
}
