internal import Vocabulary

extension FormulaParser {
  /// The argument of `\text` and its kin: one text node, or a row of them with the formulas between.
  mutating func parseText(_ style: UInt8) throws(FormulaSyntaxError) -> Int32 {
    try enter()
    defer { depth -= 1 }
    skipSpaces()
    guard at < source.count else { throw FormulaSyntaxError() }
    var list = List()
    var run = TextRun(start: text.count, style: style)
    if source[at] == UInt8(ascii: "{") {
      at += 1
      try parseTextGroup(&list, &run)
    } else if source[at] == UInt8(ascii: "\\") {
      try parseTextCommand(&list, &run)
    } else {
      let start = at
      _ = try readScalar()
      text.append(contentsOf: source[start..<at])
    }
    flush(&run, to: &list)
    return row(list)
  }

  /// Text that was read but is no node yet.
  private struct TextRun {
    var start: Int
    var style: UInt8
  }

  private mutating func flush(_ run: inout TextRun, to list: inout List) {
    if text.count > run.start {
      append(
        add(FormulaNode(kind: .text, flags: run.style, start: Int32(run.start), end: Int32(text.count))), to: &list)
    }
    run.start = text.count
  }

  /// Up to and past the closing brace.
  private mutating func parseTextGroup(_ list: inout List, _ run: inout TextRun) throws(FormulaSyntaxError) {
    let style = run.style
    while at < source.count {
      let byte = source[at]
      switch byte {
      case UInt8(ascii: "}"):
        at += 1
        if run.style != style {
          flush(&run, to: &list)
          run.style = style
        }
        return
      case UInt8(ascii: "{"):
        try enter()
        at += 1
        try parseTextGroup(&list, &run)
        depth -= 1
      case UInt8(ascii: "$"):
        at += 1
        try parseInnerFormula(.dollar, &list, &run)
      case UInt8(ascii: "\\"):
        try parseTextCommand(&list, &run)
      case UInt8(ascii: "~"):
        at += 1
        text.append(contentsOf: [0xC2, 0xA0])
      case UInt8(ascii: "-") where run.style & FormulaFlags.mono == 0:
        var count = 0
        while at < source.count, source[at] == byte {
          at += 1
          count += 1
        }
        switch count {
        case 2: text.append(contentsOf: "–".utf8)
        case 3: text.append(contentsOf: "—".utf8)
        default: text.append(contentsOf: repeatElement(byte, count: count))
        }
      case UInt8(ascii: "`") where run.style & FormulaFlags.mono == 0:
        let isDouble = at + 1 < source.count && source[at + 1] == byte
        at += isDouble ? 2 : 1
        text.append(contentsOf: (isDouble ? "“" : "‘").utf8)
      case UInt8(ascii: "'") where run.style & FormulaFlags.mono == 0:
        let isDouble = at + 1 < source.count && source[at + 1] == byte
        at += isDouble ? 2 : 1
        text.append(contentsOf: (isDouble ? "”" : "’").utf8)
      default:
        // White space collapses, as it does in TeX.
        if byte.isASCIISpace {
          skipSpaces()
          text.append(UInt8(ascii: " "))
        } else {
          text.append(byte)
          at += 1
        }
      }
    }
    throw FormulaSyntaxError()
  }

  /// `$…$` or `\(…\)` inside text.
  private mutating func parseInnerFormula(
    _ stop: Stop, _ list: inout List, _ run: inout TextRun
  ) throws(FormulaSyntaxError) {
    flush(&run, to: &list)
    try enter()
    let outer = font
    font = run.style & FormulaFlags.bold != 0 ? .boldItalic : .standard
    let inner = try parseList(stop)
    font = outer
    depth -= 1
    at += stop == .dollar ? 1 : 2
    append(ordinary(row(inner)), to: &list)
    run.start = text.count
  }

  private mutating func parseTextCommand(_ list: inout List, _ run: inout TextRun) throws(FormulaSyntaxError) {
    let start = at
    let command = readCommand()
    let isWord = at > start + 1 && source[start + 1].isASCIILetter
    if !isWord {
      try parseControlSymbol(start, command, &list, &run)
      return
    }
    defer { run.start = min(run.start, text.count) }
    guard let command else {
      if at == start + 2, let mark = TextAccents.mark(letter: source[start + 1]) {
        try accent(mark)
      } else {
        text.append(contentsOf: source[(start + 1)..<at])
      }
      return
    }
    switch command.kind {
    case .text:
      flush(&run, to: &list)
      let node = try parseText(run.style | command.flags)
      append(node, to: &list)
      run.start = text.count
    case .fontSwitch:
      flush(&run, to: &list)
      run.style = command.font == .roman ? 0 : run.style | command.flags
      skipSpaces()
    case .ignored, .limits, .style:
      skipSpaces()
    case .argument where source[start + 1] == UInt8(ascii: "e"):
      // `\ensuremath`.
      flush(&run, to: &list)
      append(try parseArgument(), to: &list)
      run.start = text.count
    case .symbol, .letter, .uprightLetter, .italicLetter:
      if let scalar = Unicode.Scalar(command.scalar) { text.append(contentsOf: String(scalar).utf8) }
      skipSpaces()
    case .space:
      text.append(contentsOf: command.value > 0 ? [0xC2, 0xA0] : [])
      skipSpaces()
    case .accent where command.flags == FormulaFlags.stretchy | FormulaFlags.below:
      flush(&run, to: &list)
      append(try parseText(run.style | FormulaFlags.underlined), to: &list)
      run.start = text.count
    case .right, .end, .begin, .middle, .infix:
      throw FormulaSyntaxError()
    default:
      // Mathematics where text is expected: read as such.
      flush(&run, to: &list)
      let node = try parse(command)
      if node >= 0 { append(try scripted(node), to: &list) }
      run.start = text.count
    }
  }

  /// `\%`, `\ `, `\'e`, `\(…\)`.
  private mutating func parseControlSymbol(
    _ start: Int, _ command: Command?, _ list: inout List, _ run: inout TextRun
  ) throws(FormulaSyntaxError) {
    guard at > start + 1 else { throw FormulaSyntaxError() }
    switch source[start + 1] {
    case UInt8(ascii: "("):
      try parseInnerFormula(.parenthesis, &list, &run)
    case UInt8(ascii: "\\"), UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"):
      text.append(UInt8(ascii: " "))
    case UInt8(ascii: "!"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "@"):
      break
    default:
      guard let command, command.kind == .accent, let mark = FormulaAccent.combining(command.scalar) else {
        text.append(contentsOf: source[(start + 1)..<at])
        return
      }
      try accent(mark)
    }
  }

  /// An accent's letter, in braces or not, then its mark.
  private mutating func accent(_ mark: Unicode.Scalar) throws(FormulaSyntaxError) {
    let letter = try rawArgument()
    text.append(contentsOf: source[letter].drop { $0 == UInt8(ascii: "\\") })
    text.append(contentsOf: String(mark).utf8)
  }

  /// `\verb|…|`.
  mutating func verbatim(_ command: Command) throws(FormulaSyntaxError) -> Int32 {
    _ = skipStar()
    guard at < source.count, source[at] < 0x80 else { throw FormulaSyntaxError() }
    let delimiter = source[at] == UInt8(ascii: "{") ? UInt8(ascii: "}") : source[at]
    at += 1
    let from = Int32(text.count)
    while at < source.count, source[at] != delimiter {
      text.append(source[at])
      at += 1
    }
    guard at < source.count else { throw FormulaSyntaxError() }
    at += 1
    return add(FormulaNode(kind: .text, flags: command.flags, start: from, end: Int32(text.count)))
  }
}
