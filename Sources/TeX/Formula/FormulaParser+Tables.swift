internal import Vocabulary

/// How the columns of a table stand.
enum FormulaColumns: Int32 {
  case centred, left
  /// Right and left in turn, without space between the two: `a &= b`.
  case aligned
  /// Right, centred, left: `eqnarray`.
  case equation
  /// As the letters `l`, `c`, `r` in the table's text say.
  case specified
}

extension FormulaParser {
  /// What an environment is made of.
  private struct Environment {
    var columns = FormulaColumns.centred
    var opening: UInt32 = 0
    var closing: UInt32 = 0
    var isDisplay = false
    /// Its first argument names the columns (`array`), or is skipped (`alignedat`).
    var hasArgument = false
    var isSmall = false
  }

  /// The environment after `\begin`.
  mutating func parseEnvironment() throws(FormulaSyntaxError) -> Int32 {
    try enter()
    defer { depth -= 1 }
    let name = Array(source[try rawArgument()])
    let environment = FormulaParser.environment(name.last == UInt8(ascii: "*") ? name.dropLast() : name[...])
    try skipBracket()
    let specification = Int32(text.count)
    if environment.hasArgument {
      let columns = try rawArgument()
      for at in columns where [UInt8(ascii: "l"), UInt8(ascii: "c"), UInt8(ascii: "r")].contains(source[at]) {
        text.append(source[at])
      }
    }
    let specificationEnd = Int32(text.count)
    let content = try parseRows(.cell, columns: environment.columns)
    // At the `\end` that ended the last cell.
    guard readCommand()?.kind == .end, name.elementsEqual(source[try rawArgument()]) else { throw FormulaSyntaxError() }
    return finish(content, environment, specification: specification..<specificationEnd)
  }

  /// The table after `\matrix`, `\cases` and their kin in plain TeX, whose rows end with `\cr`: `\pmatrix{a & b \cr c & d}`.
  mutating func parseBracedTable(_ command: Command) throws(FormulaSyntaxError) -> Int32 {
    let start = at
    skipSpaces()
    guard at < source.count, source[at] == UInt8(ascii: "{") else {
      at = start
      return name(command)
    }
    try enter()
    defer { depth -= 1 }
    let environment = FormulaParser.environment(table.names[Int(command.start)..<Int(command.end)])
    at += 1
    let content = try parseRows(.braceCell, columns: environment.columns)
    at += 1
    return finish(content, environment, specification: 0..<0)
  }

  private mutating func finish(_ content: Int32, _ environment: Environment, specification: Range<Int32>) -> Int32 {
    var content = content
    if nodes[Int(content)].kind == .table {
      nodes[Int(content)].start = specification.lowerBound
      nodes[Int(content)].end = specification.upperBound
      if environment.isDisplay { nodes[Int(content)].flags |= FormulaFlags.displayStyle }
      if environment.isSmall { nodes[Int(content)].flags |= FormulaFlags.scriptStyle }
    } else if environment.isDisplay {
      content = parent(FormulaNode(kind: .style, flags: FormulaFlags.displayStyle), content)
    }
    if environment.opening == 0 && environment.closing == 0 { return content }
    return parent(
      FormulaNode(
        kind: .fenced, atom: .inner, scalar: environment.opening, value: Int32(environment.closing)), content)
  }

  private static func environment(_ name: ArraySlice<UInt8>) -> Environment {
    switch String(decoding: name, as: UTF8.self) {
    case "pmatrix": return Environment(opening: 0x28, closing: 0x29)
    case "bmatrix": return Environment(opening: 0x5B, closing: 0x5D)
    case "Bmatrix": return Environment(opening: 0x7B, closing: 0x7D)
    case "vmatrix": return Environment(opening: 0x7C, closing: 0x7C)
    case "Vmatrix": return Environment(opening: 0x2016, closing: 0x2016)
    case "smallmatrix", "subarray": return Environment(isSmall: true)
    case "psmallmatrix": return Environment(opening: 0x28, closing: 0x29, isSmall: true)
    case "bsmallmatrix": return Environment(opening: 0x5B, closing: 0x5D, isSmall: true)
    case "cases", "numcases": return Environment(columns: .left, opening: 0x7B)
    case "dcases": return Environment(columns: .left, opening: 0x7B, isDisplay: true)
    case "rcases": return Environment(columns: .left, closing: 0x7D)
    case "drcases": return Environment(columns: .left, closing: 0x7D, isDisplay: true)
    case "aligned", "align", "split", "eqalign", "flalign", "IEEEeqnarray", "multline", "multlined":
      return Environment(columns: .aligned, isDisplay: true)
    case "alignedat", "alignat", "xalignat": return Environment(columns: .aligned, isDisplay: true, hasArgument: true)
    case "equation", "displaymath", "displaylines", "gather", "gathered", "dmath": return Environment(isDisplay: true)
    case "eqnarray": return Environment(columns: .equation, isDisplay: true)
    case "array", "tabular", "darray": return Environment(columns: .specified, hasArgument: true)
    default: return Environment()
    }
  }

  /// Cells and rows up to what ends them, which is left unread. A table of one cell is the cell's content.
  mutating func parseRows(_ stop: Stop, columns: FormulaColumns) throws(FormulaSyntaxError) -> Int32 {
    var rows = List()
    var cells = List()
    var hasContent = false
    while true {
      let content = try parseList(stop)
      if content.first >= 0 { hasContent = true }
      let cell = add(FormulaNode(kind: .tableCell, first: content.first))
      append(cell, to: &cells)
      if at < source.count, source[at] == UInt8(ascii: "&") {
        at += 1
        hasContent = true
        continue
      }
      let start = at
      let isBreak = at < source.count && source[at] == UInt8(ascii: "\\") && readCommand()?.kind == .lineBreak
      if !isBreak { at = start }
      // A last row without content is what a trailing `\\` leaves.
      if isBreak || hasContent || rows.first < 0 {
        if !isBreak && rows.first < 0 && cells.first == cells.last {
          return row(content)
        }
        append(add(FormulaNode(kind: .tableRow, first: cells.first)), to: &rows)
      }
      cells = List()
      hasContent = false
      if !isBreak { break }
      _ = skipStar()
      skipRowSpace()
    }
    return add(FormulaNode(kind: .table, atom: .ordinary, value: columns.rawValue, first: rows.first))
  }

  /// `[1.2ex]` after `\\`: a length, not a bracket of the formula.
  private mutating func skipRowSpace() {
    let start = at
    skipSpaces()
    guard at + 1 < source.count, source[at] == UInt8(ascii: "["),
      source[at + 1].isASCIIDigit || source[at + 1] == UInt8(ascii: "-") || source[at + 1] == UInt8(ascii: ".")
    else {
      at = start
      return
    }
    var end = at + 1
    while end < source.count, end < at + 16, source[end] != UInt8(ascii: "]") { end += 1 }
    guard end < source.count, source[end] == UInt8(ascii: "]"), source[end - 1].isASCIILetter else {
      at = start
      return
    }
    at = end + 1
  }
}
