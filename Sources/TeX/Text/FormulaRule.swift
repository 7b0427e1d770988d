internal import Vocabulary

/// Tells the body of a formula from prose that happens to stand between two dollars.
///
/// The decisions were checked by hand over the titles, abstracts and summaries of real digests.
enum FormulaRule {
  static func isBlank(_ text: [UInt8], _ body: Range<Int>) -> Bool { text[body].allSatisfy(\.isASCIISpace) }

  /// Whether the text between two delimiters reads like prose or money. `next` is the byte behind the closing one.
  static func isProse(_ text: [UInt8], _ body: Range<Int>, followedBy next: UInt8) -> Bool {
    let first = text[body.lowerBound]
    let last = text[body.upperBound - 1]
    if isBlank(text, body) { return true }
    var words = Words()
    let startsWithCommand = first == UInt8(ascii: "\\") || first == UInt8(ascii: "{")
    words.read(text, body)
    if words.hasSentenceEnd || words.hasEastAsianLetter { return true }
    // A command that was not closed reads on: `$\alpha parameter and $\beta$`.
    if words.longestRun >= (startsWithCommand && !last.isASCIISpace ? 3 : 2) { return true }
    if !words.hasBackslash {
      if last == UInt8(ascii: "(") { return true }
      let hasSpace = text[body].contains(where: \.isASCIISpace)
      // ` and €; `: a word, and nothing that a formula is made of.
      if words.count > 0, !words.hasRelation, hasSpace { return true }
      // ` (for `, `m) `: brackets of the sentence around it.
      if hasSpace, !words.hasRelation, !isBracketed(text, body) { return true }
      // `-valued `: the rest of a compound, between two formulas.
      if first == UInt8(ascii: "-"), text[body].dropFirst().prefix(4).allSatisfy(\.isASCIILower), body.count > 4 { return true }
    }
    return isMoney(text, body, words: words, last: last, next: next)
  }

  /// Whether as many brackets close as open; a half-open interval mixes their kinds.
  private static func isBracketed(_ text: [UInt8], _ body: Range<Int>) -> Bool {
    var depth = 0
    for byte in text[body] {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
    }
    return depth == 0
  }

  /// `$5 and $`, `$5-$10`, `$5M users pay $`: begins with a digit, has nothing that only a formula has, and reads on.
  private static func isMoney(_ text: [UInt8], _ body: Range<Int>, words: Words, last: UInt8, next: UInt8) -> Bool {
    var at = body.lowerBound
    while at < body.upperBound, text[at].isASCIISpace { at += 1 }
    guard at < body.upperBound, text[at].isASCIIDigit, !words.hasBackslash else { return false }
    let touches = at == body.lowerBound
    if touches && (last.isASCIISpace || next.isASCIIDigit) { return true }
    if words.count == 0 { return false }
    // An amount, a unit, and words: `5M users`, `20 per`, `3.5 billion/year`. A formula with a word in it has a relation or a
    // script too.
    return !words.hasRelation
  }

  /// What stands in a body outside braces and commands.
  struct Words {
    /// Plain words of two or more letters, without the names of functions: `n log n`.
    var count = 0
    /// The most words with nothing but white space between them, of which one at least is plain.
    var longestRun = 0
    var hasBackslash = false
    var hasRelation = false
    var hasSentenceEnd = false
    var hasEastAsianLetter = false

    mutating func read(_ text: [UInt8], _ body: Range<Int>) {
      var at = body.lowerBound
      let end = body.upperBound
      var depth = 0
      var run = 0
      var isPlainRun = false
      while at < end {
        let byte = text[at]
        switch byte {
        case UInt8(ascii: "\\"):
          hasBackslash = true
          run = 0
          at = FormulaRule.skipCommand(text, at, end)
          continue
        case UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "}"): depth -= 1
        case _ where depth > 0: break
        case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "+"),
          UInt8(ascii: "*"), UInt8(ascii: "|"):
          hasRelation = true
          run = 0
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
          if FormulaRule.endsSentence(text, at, body) { hasSentenceEnd = true }
          run = 0
        case 0x80...:
          let (scalar, width) = text.scalar(at: at)
          if TextLanguage.isEastAsian(scalar) { hasEastAsianLetter = true }
          run = 0
          at += width
          continue
        case _ where byte.isASCIILetter:
          var stop = at + 1
          while stop < end, text[stop].isASCIILetter { stop += 1 }
          let stands =
            (stop == end || FormulaRule.isWordBoundary(text[stop])) && (at == body.lowerBound || text[at - 1].isASCIISpace)
          if stands && stop - at >= 2 && !FormulaRule.isDifferential(text, at..<stop) {
            if run == 0 { isPlainRun = false }
            if !MathematicalWord.stands(in: text, at..<stop, body) {
              count += 1
              isPlainRun = true
            }
            run += 1
            if isPlainRun { longestRun = max(longestRun, run) }
          } else {
            // `5M` counts as no word, but `users` behind it does.
            run = 0
          }
          at = stop
          continue
        case _ where byte.isASCIISpace: break
        default: run = 0
        }
        at += 1
      }
    }
  }

  /// Behind a control word and, when it sets text, its argument.
  private static func skipCommand(_ text: [UInt8], _ start: Int, _ end: Int) -> Int {
    var at = start + 1
    while at < end, text[at].isASCIILetter { at += 1 }
    let name = start + 1..<at
    if name.isEmpty { return min(end, start + 2) }
    return at
  }

  /// A full stop behind a letter, before white space and a capital letter or two lower-case ones.
  private static func endsSentence(_ text: [UInt8], _ at: Int, _ body: Range<Int>) -> Bool {
    guard at > body.lowerBound, at + 2 < body.upperBound, text[at + 1].isASCIISpace else { return false }
    let before = text[at - 1]
    guard before.isASCIILetter || before.isASCIIDigit || before == UInt8(ascii: ")") || before == UInt8(ascii: "%") else {
      return false
    }
    var next = at + 1
    while next < body.upperBound, text[next].isASCIISpace { next += 1 }
    guard next + 1 < body.upperBound else { return false }
    return text[next].isASCIILetter && text[next + 1].isASCIILetter
  }

  private static func isWordBoundary(_ byte: UInt8) -> Bool {
    byte.isASCIISpace || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "/")
  }

  /// `dx`, `dt`: no words.
  private static func isDifferential(_ text: [UInt8], _ word: Range<Int>) -> Bool {
    word.count == 2 && text[word.lowerBound] == UInt8(ascii: "d")
  }
}

/// Words that mathematics writes as well: `n log n`, `x mod p`, `y in R`.
private enum MathematicalWord {
  private static let functions: Set<String> = [
    "log", "ln", "lg", "exp", "polylog", "loglog", "poly", "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh",
    "arcsin", "arccos", "arctan", "min", "max", "inf", "sup", "lim", "argmin", "argmax", "arg", "gcd", "lcm", "det", "dim", "deg",
    "rank", "ker", "tr", "diag", "sgn", "sign", "var", "Var", "Cov", "Pr",
  ]

  private static let operators: Set<String> = ["mod", "div", "in"]

  /// Whether a word is a function with an argument behind it, or an operator between two operands. Money is in a currency: `$5 in R$`.
  static func stands(in text: [UInt8], _ word: Range<Int>, _ body: Range<Int>) -> Bool {
    guard word.count <= 7 else { return false }
    let name = String(decoding: text[word], as: UTF8.self)
    let isOperator = operators.contains(name)
    guard isOperator || functions.contains(name) else { return false }
    guard let next = text[word.upperBound..<body.upperBound].first(where: { !$0.isASCIISpace }),
      isOperand(next) || "([{|\\_^".utf8.contains(next)
    else { return false }
    if !isOperator { return true }
    guard let before = text[body.lowerBound..<word.lowerBound].last(where: { !$0.isASCIISpace }) else { return false }
    return (isOperand(before) || ")]}|'".utf8.contains(before)) && (name != "in" || !text[body.lowerBound].isASCIIDigit)
  }

  private static func isOperand(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 }
}
