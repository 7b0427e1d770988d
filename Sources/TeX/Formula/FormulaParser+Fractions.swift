internal import Vocabulary

extension FormulaParser {
  /// `\genfrac{(}{)}{0pt}{1}{n}{k}`.
  mutating func generalFraction() throws(FormulaSyntaxError) -> Int32 {
    let opening = try delimiterArgument()
    let closing = try delimiterArgument()
    let thickness = try rawArgument()
    let style = try rawArgument()
    var flags: UInt8 = thickness.first.map { source[$0] == UInt8(ascii: "0") } == true ? FormulaFlags.noLine : 0
    if let digit = style.first {
      flags |= source[digit] == UInt8(ascii: "0") ? FormulaFlags.displayStyle : FormulaFlags.textStyle
    }
    let above = try parseArgument()
    let node = fraction(above, try parseArgument(), flags: flags)
    if opening == 0 && closing == 0 { return node }
    return add(FormulaNode(kind: .fenced, scalar: opening, value: Int32(closing), first: node))
  }

  private mutating func delimiterArgument() throws(FormulaSyntaxError) -> UInt32 {
    let range = try rawArgument()
    let end = at
    at = range.lowerBound
    skipSpaces()
    let scalar = at >= range.upperBound ? 0 : try parseDelimiter()
    at = end
    return scalar
  }

  /// `\cfrac[l]{…}{…}`: the option is of no use here.
  mutating func skipFractionOption() {
    guard at + 2 < source.count, source[at] == UInt8(ascii: "["), source[at + 2] == UInt8(ascii: "]") else { return }
    at += 3
  }
}
