internal import Vocabulary

/// `\SI`, `\num`, `\si`, `\ang` (siunitx) and `\ce` (mhchem), as far as abstracts use them.
extension FormulaParser {
  mutating func parseQuantity(_ kind: CommandKind) throws(FormulaSyntaxError) -> Int32 {
    skipSpaces()
    // The physics package has a `\qty` of its own, before a bracket.
    if kind == .quantity, at < source.count, source[at] == UInt8(ascii: "(") || source[at] == UInt8(ascii: "[") {
      guard source[at] == UInt8(ascii: "[") else { return -1 }
    }
    try skipBracket()
    var list = List()
    if kind != .unit { appendNumber(try rawArgument(), to: &list) }
    switch kind {
    case .angle:
      append(add(FormulaNode(kind: .symbol, scalar: 0xB0)), to: &list)
    case .quantity, .unit:
      try skipBracket()
      let unit = try rawArgument()
      if kind == .quantity, !isDirect(unit) { append(add(FormulaNode(kind: .space, value: 167)), to: &list) }
      appendUnit(unit, to: &list)
    default: break
    }
    return add(FormulaNode(kind: .row, first: list.first))
  }

  /// Degrees and the per cent sign follow their number without a space.
  private func isDirect(_ unit: Range<Int>) -> Bool {
    source[unit].starts(with: "\\degree".utf8) && unit.count == 7
  }

  /// A number in siunitx's notation: `1.5e-3`, `10 +- 2`, `3x4`.
  private mutating func appendNumber(_ range: Range<Int>, to list: inout List) {
    var next = range.lowerBound
    while next < range.upperBound {
      let byte = source[next]
      if byte.isASCIIDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
        let start = next
        while next < range.upperBound, source[next].isASCIIDigit || [0x2E, 0x2C].contains(source[next]) { next += 1 }
        append(add(FormulaNode(kind: .number, start: Int32(start), end: Int32(next))), to: &list)
      } else if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
        appendOperator(0xD7, .binary, to: &list)
        next += 1
        let from = Int32(text.count)
        text.append(contentsOf: "10".utf8)
        let base = add(FormulaNode(kind: .number, flags: FormulaFlags.mo, start: from, end: from + 2))
        var exponent = List()
        appendNumber(next..<range.upperBound, to: &exponent)
        next = range.upperBound
        append(parent(FormulaNode(kind: .scripts, flags: FormulaFlags.sup), base, row(exponent)), to: &list)
      } else if byte == UInt8(ascii: "+"), next + 1 < range.upperBound, source[next + 1] == UInt8(ascii: "-") {
        appendOperator(0xB1, .binary, to: &list)
        next += 2
      } else if source[next...].starts(with: "\\pm".utf8) {
        appendOperator(0xB1, .binary, to: &list)
        next += 3
      } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
        appendOperator(byte == UInt8(ascii: "+") ? 0x2B : 0x2212, .binary, to: &list)
        next += 1
      } else if byte == UInt8(ascii: "x") {
        appendOperator(0xD7, .binary, to: &list)
        next += 1
      } else {
        if byte.isASCIILetter || (byte > 0x20 && byte < 0x7F && ![0x5C, 0x7B, 0x7D, 0x7E].contains(byte)) {
          append(add(FormulaNode(kind: .symbol, scalar: UInt32(byte))), to: &list)
        }
        next += 1
      }
    }
  }

  private mutating func appendOperator(_ scalar: UInt32, _ atom: Atom, to list: inout List) {
    append(add(FormulaNode(kind: .symbol, atom: atom, flags: FormulaFlags.mo, scalar: scalar)), to: &list)
  }

  /// A unit, in words (`\kilo\metre\per\second\squared`) or as it is printed (`km/s`), as one upright text.
  private mutating func appendUnit(_ range: Range<Int>, to list: inout List) {
    let from = text.count
    var next = range.lowerBound
    var needsDot = false
    while next < range.upperBound {
      let byte = source[next]
      if byte == UInt8(ascii: "\\") {
        let end = min(commandEnd(next + 1), range.upperBound)
        let word = String(decoding: source[(next + 1)..<end], as: UTF8.self)
        next = end
        guard word.utf8.first?.isASCIILetter == true else {
          if word == "%" { text.append(UInt8(ascii: "%")) }
          continue
        }
        switch FormulaUnit.symbol(word) {
        case .prefix(let symbol)?:
          if needsDot { text.append(contentsOf: "·".utf8) }
          text.append(contentsOf: symbol.utf8)
          needsDot = false
        case .unit(let symbol)?:
          if needsDot { text.append(contentsOf: "·".utf8) }
          text.append(contentsOf: symbol.utf8)
          needsDot = true
        case .suffix(let symbol)?:
          text.append(contentsOf: symbol.utf8)
          needsDot = symbol != "/"
        case nil:
          text.append(contentsOf: word.utf8)
          needsDot = true
        }
      } else {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "~"): text.append(contentsOf: "·".utf8)
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: " "), UInt8(ascii: "$"): break
        default: text.append(byte)
        }
        next += 1
        needsDot = byte.isASCIILetter
      }
    }
    append(add(FormulaNode(kind: .text, start: Int32(from), end: Int32(text.count))), to: &list)
  }

  /// `\ce{H2O}`, `\ce{CO3^2-}`, `\ce{A -> B}`: letters upright, digits after a letter below.
  mutating func parseChemistry() throws(FormulaSyntaxError) -> Int32 {
    let range = try rawArgument()
    var list = List()
    var next = range.lowerBound
    var followsLetter = false
    while next < range.upperBound {
      let byte = source[next]
      let start = next
      if source[next...].starts(with: "<=>".utf8) || source[next...].starts(with: "<->".utf8) {
        appendOperator(byte == source[next + 1] ? 0x21CC : source[next + 1] == 0x3D ? 0x21CC : 0x2194, .relation, to: &list)
        next += 3
      } else if source[next...].starts(with: "->".utf8) {
        appendOperator(0x2192, .relation, to: &list)
        next += 2
      } else if byte.isASCIILetter {
        while next < range.upperBound, source[next].isASCIILetter { next += 1 }
        let from = Int32(text.count)
        text.append(contentsOf: source[start..<next])
        append(add(FormulaNode(kind: .name, start: from, end: Int32(text.count))), to: &list)
        followsLetter = true
        continue
      } else if byte.isASCIIDigit {
        while next < range.upperBound, source[next].isASCIIDigit { next += 1 }
        let number = add(FormulaNode(kind: .number, start: Int32(start), end: Int32(next)))
        attach(number, FormulaFlags.sub, followsLetter, to: &list)
        continue
      } else if byte == UInt8(ascii: "^") || byte == UInt8(ascii: "_") {
        next += 1
        let braced = next < range.upperBound && source[next] == UInt8(ascii: "{")
        if braced { next += 1 }
        let from = text.count
        while next < range.upperBound, source[next] != UInt8(ascii: "}"), source[next] != UInt8(ascii: " ") {
          text.append(contentsOf: source[next] == UInt8(ascii: "-") ? Array("−".utf8) : [source[next]])
          next += 1
        }
        if braced { next += 1 }
        let script = add(FormulaNode(kind: .name, start: Int32(from), end: Int32(text.count)))
        attach(script, byte == UInt8(ascii: "^") ? FormulaFlags.sup : FormulaFlags.sub, true, to: &list)
        continue
      } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
        next += 1
        let isCharge = followsLetter && (next == range.upperBound || source[next] == UInt8(ascii: " "))
        let sign = add(
          FormulaNode(
            kind: .symbol, atom: .binary, flags: FormulaFlags.mo, scalar: byte == UInt8(ascii: "+") ? 0x2B : 0x2212))
        attach(sign, FormulaFlags.sup, isCharge, to: &list)
      } else if byte == UInt8(ascii: " ") {
        next += 1
      } else if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") {
        next += 1
        append(add(FormulaNode(kind: .symbol, scalar: UInt32(byte))), to: &list)
        followsLetter = true
        continue
      } else {
        next += 1
        if byte < 0x80, byte > 0x20, byte < 0x7F, ![0x5C, 0x7B, 0x7D, 0x24].contains(byte) {
          append(add(FormulaNode(kind: .symbol, scalar: UInt32(byte))), to: &list)
        }
      }
      followsLetter = false
    }
    return add(FormulaNode(kind: .row, first: list.first))
  }

  /// Appends a node, as a script of the one before it when it may be one.
  private mutating func attach(_ node: Int32, _ flag: UInt8, _ isScript: Bool, to list: inout List) {
    guard isScript, list.last >= 0 else {
      append(node, to: &list)
      return
    }
    // The last member moves into a node of scripts that takes its place in the list.
    let base = nodes[Int(list.last)]
    let moved = add(base)
    nodes[Int(moved)].next = node
    nodes[Int(list.last)] = FormulaNode(kind: .scripts, flags: flag, first: moved)
  }
}
