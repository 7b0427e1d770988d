internal import Vocabulary

/// Finds the formulas of a text: `$…$`, `$$…$$`, `\(…\)`, `\[…\]` and bare environments.
///
/// Dollars that are money stay money. There is no rule of TeX for that, as `$5 and $10` is a formula to TeX; so a pair is refused
/// when what stands between reads like prose. The work is linear in the text: a search that finds no end is bounded, and all such
/// searches together are.
struct TextFormulas {
  /// A formula: what the delimiters enclose, and where the text goes on.
  struct Formula: Equatable {
    var body: Range<Int>
    var end: Int
    var display: Bool
  }

  /// The longest formulas of real abstracts have some 300 bytes in a line and 1,000 displayed.
  private static let longest = 1_500
  private static let longestDisplay = 6_000

  /// Bytes that may still be looked at in vain.
  private var budget: Int

  init(for text: [UInt8]) { budget = 16 * text.count + Self.longestDisplay }

  /// The formula that begins at a `$` or a `\`, if there is one.
  mutating func formula(in text: [UInt8], at start: Int) -> Formula? {
    guard budget > 0, start + 1 < text.count else { return nil }
    let found: Formula?
    if text[start] == UInt8(ascii: "$") {
      found = text[start + 1] == UInt8(ascii: "$") ? doubleDollar(in: text, at: start) : dollar(in: text, at: start)
    } else {
      switch text[start + 1] {
      case UInt8(ascii: "("): found = bracketed(in: text, at: start, close: UInt8(ascii: ")"), display: false)
      case UInt8(ascii: "["): found = bracketed(in: text, at: start, close: UInt8(ascii: "]"), display: true)
      case UInt8(ascii: "b"): found = environment(in: text, at: start)
      default: return nil
      }
    }
    return found
  }

  // MARK: Delimiters

  private mutating func dollar(in text: [UInt8], at start: Int) -> Formula? {
    guard let close = closing(in: text, from: start + 1, limit: Self.longest, isEnd: { $0[$1] == UInt8(ascii: "$") }),
      close > start + 1
    else { return nil }
    budget -= close - start
    let body = start + 1..<close
    guard !FormulaRule.isProse(text, body, followedBy: close + 1 < text.count ? text[close + 1] : 0x20) else { return nil }
    budget += close - start
    return Formula(body: body, end: close + 1, display: false)
  }

  private mutating func doubleDollar(in text: [UInt8], at start: Int) -> Formula? {
    let close = closing(in: text, from: start + 2, limit: Self.longestDisplay) {
      $0[$1] == UInt8(ascii: "$") && $1 + 1 < $0.count && $0[$1 + 1] == UInt8(ascii: "$")
    }
    guard let close, close > start + 2 else { return nil }
    let body = start + 2..<close
    guard !FormulaRule.isBlank(text, body), !FormulaRule.isProse(text, body, followedBy: 0x20) else {
      budget -= close - start
      return nil
    }
    return Formula(body: body, end: close + 2, display: true)
  }

  private mutating func bracketed(in text: [UInt8], at start: Int, close: UInt8, display: Bool) -> Formula? {
    let end = closing(in: text, from: start + 2, limit: Self.longestDisplay) {
      $0[$1] == UInt8(ascii: "\\") && $1 + 1 < $0.count && $0[$1 + 1] == close
    }
    guard let end else { return nil }
    let body = start + 2..<end
    // `\[12\]` and `\(see above\)` are brackets that a Markdown writer has escaped.
    let escaped =
      FormulaRule.isBlank(text, body) || (display && text[body].allSatisfy { $0.isASCIIDigit || $0 == 0x2C || $0 == 0x20 })
    guard !escaped, !FormulaRule.isProse(text, body, followedBy: 0x20) else {
      budget -= end - start
      return nil
    }
    return Formula(body: body, end: end + 2, display: display)
  }

  /// Environments whose body is mathematics. The first four are only delimiters; the others say how the rows are set, and belong
  /// to the formula.
  private static let delimiting: [StaticString] = ["equation", "equation*", "displaymath", "math"]
  private static let structuring: [StaticString] = [
    "align", "align*", "aligned", "alignat", "alignat*", "gather", "gather*", "gathered", "multline", "multline*", "eqnarray",
    "eqnarray*", "split", "flalign", "flalign*", "array", "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix",
    "smallmatrix", "cases",
  ]

  private mutating func environment(in text: [UInt8], at start: Int) -> Formula? {
    let begin: StaticString = "\\begin{"
    guard text.holds(begin, at: start) else { return nil }
    let nameStart = start + begin.utf8CodeUnitCount
    var nameEnd = nameStart
    while nameEnd < text.count, nameEnd - nameStart < 12, text[nameEnd] != UInt8(ascii: "}") { nameEnd += 1 }
    guard nameEnd < text.count, text[nameEnd] == UInt8(ascii: "}") else { return nil }
    let name = nameStart..<nameEnd
    let delimits = Self.delimiting.contains { text.equals($0, in: name) }
    guard delimits || Self.structuring.contains(where: { text.equals($0, in: name) }) else { return nil }
    var at = nameEnd + 1
    var depth = 1
    let limit = min(text.count, at + Self.longestDisplay)
    while at < limit {
      if text[at] != UInt8(ascii: "\\") {
        at += 1
      } else if text.holds("\\end{", at: at), text.matches(name, at: at + 5), at + 5 + name.count < text.count,
        text[at + 5 + name.count] == UInt8(ascii: "}")
      {
        depth -= 1
        let end = at + 6 + name.count
        if depth == 0 {
          let isInline = text.equals("math", in: name)
          return Formula(body: delimits ? nameEnd + 1..<at : start..<end, end: end, display: !isInline)
        }
        at = end
      } else {
        if text.holds(begin, at: at), text.matches(name, at: at + 7) { depth += 1 }
        at += 2
      }
    }
    budget -= limit - start
    return nil
  }

  /// The first end at brace depth 0, or nil when there is none before a blank line, a brace too many, or the limit.
  private mutating func closing(in text: [UInt8], from start: Int, limit: Int, isEnd: ([UInt8], Int) -> Bool) -> Int? {
    let stop = min(text.count, start + limit)
    var at = start
    var depth = 0
    scan: while at < stop {
      switch text[at] {
      case UInt8(ascii: "\\"):
        if depth == 0 && isEnd(text, at) { return at }
        at += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth < 0 { break scan }
      case UInt8(ascii: "$"): if depth == 0 && isEnd(text, at) { return at }
      case 0x0A: if isBlankLine(text, after: at) { break scan }
      default: break
      }
      at += 1
    }
    budget -= at - start
    return nil
  }

  private func isBlankLine(_ text: [UInt8], after newline: Int) -> Bool {
    var at = newline + 1
    while at < text.count, text[at] == 0x20 || text[at] == 0x09 || text[at] == 0x0D { at += 1 }
    return at < text.count && text[at] == 0x0A
  }
}
