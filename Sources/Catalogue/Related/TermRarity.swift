/// How much a term says: the logarithm of how rare it is among some papers, joined with what is known of the language beforehand,
/// so that the first months of an archive are judged sensibly too.
struct TermRarity: Sendable {
  /// As many papers as the knowledge from before counts for.
  private static let priorPapers = 400

  /// By the term's number.
  let inverseFrequency: [Float]
  /// How many papers were counted, those of the knowledge from before among them.
  private let papers: Float
  /// How many of the papers that were counted have a term, by its number.
  let frequencies: [UInt32]
  private let priors: [Float]

  /// 1 + log2 of a count, by the count.
  static let countWeight: [Float] = (0..<256).map { $0 == 0 ? 0 : 1 + Float(ExactLogarithm.base2(Double($0))) }

  /// What a pair of characters counts: a word of Chinese makes several pairs, which overlap.
  static let pairWeight: Float = 0.5

  /// - Parameters:
  ///   - terms: by their numbers.
  ///   - priors: by the term's number.
  ///   - counted: months whose papers are counted.
  init(terms: [UInt32], priors: [Float], counted: ArraySlice<TermMonth>) {
    var frequencies: [UInt32] = Array(repeating: 0, count: priors.count)
    var papers = 0
    for month in counted {
      month.addFrequencies(to: &frequencies)
      papers += month.papers.count
    }
    self.init(terms: terms, priors: priors, frequencies: frequencies, papers: papers)
  }

  /// - Parameters:
  ///   - terms: by their numbers.
  ///   - priors: by the term's number.
  ///   - frequencies: how many of the papers that were counted have the term, by its number.
  ///   - counted: how many papers were counted.
  init(terms: [UInt32], priors: [Float], frequencies: [UInt32], papers counted: Int) {
    let papers = Float(Self.priorPapers + counted)
    // Nearly all terms are rare ones, so few logarithms are asked for again and again.
    let rare = Self.prior(permille: TermPrior.rare)
    let known = (0..<1024).map { Self.inverse(Float($0) + rare, papers) }
    inverseFrequency = (0..<priors.count).map { number in
      let frequency = Int(frequencies[number])
      let weight = TermCount.isPair(terms[number]) ? Self.pairWeight : 1
      if priors[number] == rare, frequency < known.count { return weight * known[frequency] }
      return weight * Self.inverse(Float(frequency) + priors[number], papers)
    }
    self.papers = papers
    self.frequencies = frequencies
    self.priors = priors
  }

  private static func inverse(_ frequency: Float, _ papers: Float) -> Float {
    Float(ExactLogarithm.base2(Double(papers) / Double(frequency)))
  }

  /// The share of papers that have a term.
  func share(of term: Int) -> Float { (Float(frequencies[term]) + priors[term]) / papers }

  /// How many of the prior's papers have the term.
  static func prior(of hash: UInt32) -> Float { prior(permille: TermPrior.permille[hash] ?? TermPrior.rare) }

  private static func prior(permille: Int) -> Float { Float(permille * priorPapers) / 1000 }

  /// The length of a paper's vector.
  ///
  /// - Parameters:
  ///   - inverseFrequency: of a `TermRarity`.
  ///   - countWeight: `TermRarity.countWeight`.
  static func norm(_ terms: Span<Posting>, inverseFrequency: Span<Float>, countWeight: Span<Float>) -> Float {
    var sum: Float = 0
    for at in terms.indices {
      let weight = inverseFrequency[terms[at].number] * countWeight[terms[at].count]
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
