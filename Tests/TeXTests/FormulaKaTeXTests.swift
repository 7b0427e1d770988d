import Foundation
import Testing

/// Agreement with KaTeX's MathML, an independent reading of the same formulas.
@Suite struct FormulaKaTeXTests {
  /// Where the two may differ, and why. A disagreement without a reason fails the test.
  enum Reason: String, CaseIterable {
    case percent = "KaTeX drops what follows a raw %, which abstracts use as a plain character"
    case accentedLetter = "KaTeX takes a letter with an accent apart; here it stays the author's character"

    func applies(to source: String) -> Bool {
      switch self {
      case .percent:
        var isEscaped = false
        return source.contains { character in
          if character == "\\" {
            isEscaped.toggle()
            return false
          }
          defer { isEscaped = false }
          return character == "%" && !isEscaped
        }
      case .accentedLetter:
        return source.unicodeScalars.contains { $0.properties.isAlphabetic && (0xC0..<0x250).contains($0.value) }
      }
    }
  }

  private struct Sample: Decodable {
    let span: String
    let mathml: String?
  }

  private static let samples: [Sample] = SharedFormulas.lines(of: "katex.jsonl").compactMap {
    try? JSONDecoder().decode(Sample.self, from: Data($0.utf8))
  }

  @Test(.enabled(if: SharedFormulas.areThere))
  func agreesWithKaTeX() throws {
    var count = 0
    var texts = 0
    var trees = 0
    for sample in Self.samples {
      // KaTeX has no space for what it cannot parse.
      guard let theirs = sample.mathml.flatMap({ parseKaTeX($0) }) else { continue }
      count += 1
      let ours = try #require(mathML(sample.span).flatMap(FormulaElement.parse), "\(sample.span)")
      let sameText = FormulaComparison.text(ours) == FormulaComparison.text(theirs)
      let sameTree = FormulaComparison.tree(ours) == FormulaComparison.tree(theirs)
      texts += sameText ? 1 : 0
      trees += sameTree ? 1 : 0
      if !sameText || !sameTree {
        #expect(Reason.allCases.contains { $0.applies(to: sample.span) }, "\(sample.span) differs without a reason")
      }
    }
    #expect(count > 900)
    #expect(Double(texts) >= 0.995 * Double(count), "same text in \(texts) of \(count)")
    #expect(Double(trees) >= 0.97 * Double(count), "same tree in \(trees) of \(count)")
  }

  /// The comparison itself must tell formulas apart.
  @Test func comparisonSeesDifferences() throws {
    func tree(_ source: String) throws -> [FormulaComparison.Part] {
      FormulaComparison.tree(try #require(mathML(source).flatMap(FormulaElement.parse)))
    }
    #expect(try tree("x^2") != tree("x_2"))
    #expect(try tree("\\frac ab") != tree("ab"))
    #expect(try tree("\\hat{x}") != tree("\\tilde{x}"))
    #expect(try tree("\\mathrm{ab}") == tree("ab"))
  }

  /// KaTeX writes an empty element where this reader wants an attribute value, and nothing else beyond it.
  private func parseKaTeX(_ mathml: String) -> FormulaElement? {
    guard let start = mathml.range(of: "<annotation"), let end = mathml.range(of: "</annotation>") else { return nil }
    return FormulaElement.parse(String(mathml[..<start.lowerBound] + mathml[end.upperBound...]))
  }
}
