internal import Vocabulary

extension FormulaParser {
  /// What a command that was just read becomes; -1 for one that shows nothing.
  mutating func parse(_ command: Command) throws(FormulaSyntaxError) -> Int32 {
    switch command.kind {
    case .symbol:
      return symbol(command)
    case .letter:
      return letter(command.scalar, font: font)
    case .uprightLetter:
      return letter(command.scalar, font: font == .standard ? .roman : font)
    case .italicLetter:
      return letter(command.scalar, font: .italic)
    case .function:
      return function(command)
    case .font:
      let outer = font
      font = outer.applying(command.font)
      let node = try parseArgument()
      font = outer
      return nodes[Int(node)].kind == .row ? ordinary(node) : node
    case .text:
      return try parseText(command.flags)
    case .textScript:
      let script = try parseText(0)
      return parent(FormulaNode(kind: .scripts, flags: command.flags), add(FormulaNode(kind: .row)), script)
    case .verbatim:
      return try verbatim(command)
    case .accent, .textAccent:
      let base = try parseArgument()
      let isBrace = command.flags & FormulaFlags.bracing != 0
      return parent(
        FormulaNode(
          kind: .accent, atom: isBrace ? .inner : .ordinary, flags: command.flags, scalar: command.scalar), base)
    case .fraction:
      skipFractionOption()
      let above = try parseArgument()
      return fraction(above, try parseArgument(), flags: command.flags)
    case .binomial:
      let above = try parseArgument()
      let line = fraction(above, try parseArgument(), flags: command.flags | FormulaFlags.noLine)
      return add(FormulaNode(kind: .fenced, scalar: 0x28, value: 0x29, first: line))
    case .slashFraction:
      let above = try parseArgument()
      let slash = add(FormulaNode(kind: .symbol, scalar: 0x2F))
      return parent(FormulaNode(kind: .row), above, slash, try parseArgument())
    case .generalFraction:
      return try generalFraction()
    case .root:
      let degree = try parseOptional()
      let radicand = try parseArgument()
      guard let degree else { return parent(FormulaNode(kind: .root), radicand) }
      return parent(FormulaNode(kind: .root, flags: FormulaFlags.sup), radicand, degree)
    case .left:
      return try fenced()
    case .sized:
      let scalar = try parseDelimiter()
      if scalar == 0 { return -1 }
      return add(
        FormulaNode(
          kind: .delimiter, atom: command.atom, flags: FormulaFlags.mo, scalar: scalar, value: command.value))
    case .bracket:
      let body = try parseArgument()
      return parent(FormulaNode(kind: .fenced, atom: .inner, scalar: command.scalar, value: command.value), body)
    case .space:
      return add(FormulaNode(kind: .space, value: command.value))
    case .dimensionedSpace:
      _ = skipStar()
      let width = readDimension()
      return command.value == 1 ? -1 : add(FormulaNode(kind: .space, value: width))
    case .lineBreak:
      return add(FormulaNode(kind: .space, value: 1000))
    case .rule:
      try skipBracket()
      let width = readDimension()
      readDimension()
      return add(FormulaNode(kind: .space, value: width))
    case .not:
      return try negated()
    case .dots:
      return dots()
    case .parenthesizedModulus, .bareModulus, .spacedModulus, .binaryModulus:
      return try modulus(command)
    case .stacked:
      let mark = try parseArgument()
      let base = try parseArgument()
      let atom = command.atom == .relation ? .relation : nodes[Int(base)].kind == .row ? .ordinary : nodes[Int(base)].atom
      return parent(
        FormulaNode(kind: .scripts, atom: atom, flags: command.flags | FormulaFlags.stacked), base, mark)
    case .arrow:
      let below = try parseOptional()
      let above = try parseArgument()
      let arrow = add(
        FormulaNode(kind: .symbol, atom: .relation, flags: FormulaFlags.mo | FormulaFlags.fence, scalar: command.scalar))
      let node = FormulaNode(kind: .arrow, atom: .relation, flags: FormulaFlags.sup)
      guard let below else { return parent(node, arrow, above) }
      return parent(
        FormulaNode(kind: .arrow, atom: .relation, flags: FormulaFlags.sub | FormulaFlags.sup), arrow, below, above)
    case .operatorName:
      return try operatorName(limits: command.end - command.start > 12)
    case .atomClass:
      let node = try parseArgument()
      nodes[Int(node)].atom = command.atom
      if command.atom == .operation { nodes[Int(node)].flags |= command.flags }
      return node
    case .phantom:
      return parent(FormulaNode(kind: .phantom), try parseArgument())
    case .color:
      try skipBracket()
      for _ in 0..<command.value { _ = try rawArgument() }
      return try parseArgument()
    case .enclosure:
      return parent(FormulaNode(kind: .enclosure, flags: command.flags), try parseArgument())
    case .argument:
      try skipBracket()
      return try parseArgument()
    case .dimensionedArgument:
      _ = try rawArgument()
      try skipBracket()
      return try parseText(0)
    case .ignoredArguments:
      _ = skipStar()
      try skipBracket()
      for _ in 0..<command.value { _ = try rawArgument() }
      return -1
    case .reference:
      try skipBracket()
      let from = Int32(text.count)
      appendUnescaped(try rawArgument())
      return add(FormulaNode(kind: .text, start: from, end: Int32(text.count)))
    case .definition:
      try skipDefinition()
      return -1
    case .link:
      return try link()
    case .address:
      let from = Int32(text.count)
      appendUnescaped(try rawArgument())
      let end = Int32(text.count)
      let label = add(FormulaNode(kind: .text, start: from, end: end))
      return parent(FormulaNode(kind: .link, start: from, end: end), label)
    case .begin:
      return try parseEnvironment()
    case .bracedTable:
      return try parseBracedTable(command)
    case .rootOf:
      return try rootOf(command)
    case .builtRelation:
      return try builtRelation(command)
    case .substack:
      skipSpaces()
      guard at < source.count, source[at] == UInt8(ascii: "{") else { return try parseArgument() }
      try enter()
      at += 1
      let rows = try parseRows(.braceCell, columns: .centred)
      if nodes[Int(rows)].kind == .table { nodes[Int(rows)].flags |= FormulaFlags.scriptStyle }
      at += 1
      depth -= 1
      return rows
    case .sideScripts, .leftScripts:
      return try corners(command.kind)
    case .choice:
      let first = try parseArgument()
      for _ in 0..<3 { _ = try parseArgument() }
      return first
    case .codePoint:
      return try codePoint()
    case .quantity, .number, .unit, .angle:
      return try parseQuantity(command.kind)
    case .chemistry:
      return try parseChemistry()
    case .ignored, .ignoredCell, .limits, .textSwitch, .fontSwitch, .colorSwitch, .style, .right, .middle, .end, .infix:
      return -1
    }
  }

  /// `\left( … \right)`.
  private mutating func fenced() throws(FormulaSyntaxError) -> Int32 {
    try enter()
    let opening = try parseDelimiter()
    let list = try parseList(.right)
    // At the `\right` that ended the list.
    _ = readCommand()
    let closing = try parseDelimiter()
    depth -= 1
    return add(
      FormulaNode(kind: .fenced, atom: .inner, scalar: opening, value: Int32(closing), first: list.first))
  }

  /// `\dots`: raised between operators, on the line elsewhere.
  private mutating func dots() -> Int32 {
    let start = at
    skipSpaces()
    var next: Atom?
    if at < source.count {
      if source[at] == UInt8(ascii: "\\") {
        next = readCommand()?.atom
      } else if source[at] < 0x80 {
        next = table.character(UInt32(source[at]))?.atom
      }
    }
    at = start
    let isRaised = next == .binary || next == .relation || next == .operation
    return add(
      FormulaNode(kind: .symbol, atom: .inner, flags: FormulaFlags.mo, scalar: isRaised ? 0x22EF : 0x2026))
  }

  private mutating func negated() throws(FormulaSyntaxError) -> Int32 {
    let node = try parseArgument()
    nodes[Int(node)].flags |= FormulaFlags.negated
    if nodes[Int(node)].kind == .symbol { nodes[Int(node)].atom = .relation }
    return node
  }

  private mutating func modulus(_ command: Command) throws(FormulaSyntaxError) -> Int32 {
    let from = Int32(text.count)
    text.append(contentsOf: "mod".utf8)
    let isBinary = command.kind == .binaryModulus
    let word = add(FormulaNode(kind: .name, atom: isBinary ? .binary : .ordinary, start: from, end: from + 3))
    if isBinary { return word }
    var list = List()
    append(add(FormulaNode(kind: .space, value: 444)), to: &list)
    let isParenthesized = command.kind != .spacedModulus
    if isParenthesized { append(bracket(0x28, .opening), to: &list) }
    if command.kind != .bareModulus {
      append(word, to: &list)
      append(add(FormulaNode(kind: .space, value: 333)), to: &list)
    }
    // `\mod` has no argument: what follows it simply follows.
    if isParenthesized {
      append(try parseArgument(), to: &list)
      append(bracket(0x29, .closing), to: &list)
    }
    return add(FormulaNode(kind: .row, first: list.first))
  }

  private mutating func bracket(_ scalar: UInt32, _ atom: Atom) -> Int32 {
    add(FormulaNode(kind: .symbol, atom: atom, flags: FormulaFlags.mo | FormulaFlags.fence, scalar: scalar))
  }

  /// `\sideset{_a^b}{_c^d}\sum`, `\prescript{b}{a}{X}`.
  private mutating func corners(_ kind: CommandKind) throws(FormulaSyntaxError) -> Int32 {
    if kind == .leftScripts {
      let sup = try parseArgument()
      let sub = try parseArgument()
      let base = try parseArgument()
      return parent(
        FormulaNode(kind: .corners), base, add(FormulaNode(kind: .row)), add(FormulaNode(kind: .row)), sub, sup)
    }
    let left = try sideScripts()
    let right = try sideScripts()
    let base = try parseArgument()
    let node = FormulaNode(kind: .corners, atom: nodes[Int(base)].atom, flags: nodes[Int(base)].flags & FormulaFlags.limits)
    return parent(node, base, right.sub, right.sup, left.sub, left.sup)
  }

  /// The scripts in one argument of `\sideset`.
  private mutating func sideScripts() throws(FormulaSyntaxError) -> (sub: Int32, sup: Int32) {
    let node = try parseArgument()
    let empty = add(FormulaNode(kind: .row))
    let other = add(FormulaNode(kind: .row))
    guard nodes[Int(node)].kind == .scripts else { return (empty, other) }
    var sub = empty
    var sup = other
    var child = nodes[Int(nodes[Int(node)].first)].next
    if nodes[Int(node)].flags & FormulaFlags.sub != 0 {
      sub = child
      child = nodes[Int(child)].next
      nodes[Int(sub)].next = -1
    }
    if nodes[Int(node)].flags & FormulaFlags.sup != 0 { sup = child }
    return (sub, sup)
  }

  /// `\unicode{x2013}`, `\unicode{8211}`, `\char"2013`.
  private mutating func codePoint() throws(FormulaSyntaxError) -> Int32 {
    skipSpaces()
    var range: Range<Int>
    if at < source.count, source[at] == UInt8(ascii: "{") || source[at] == UInt8(ascii: "[") {
      try skipBracket()
      range = try rawArgument()
    } else {
      let start = at
      if at < source.count, source[at] == UInt8(ascii: "\"") { at += 1 }
      while at < source.count, source[at].isASCIIDigit || (source[at].isASCIIUpper && source[at] < UInt8(ascii: "G")) {
        at += 1
      }
      range = start..<at
    }
    var radix: UInt32 = 10
    if let first = range.first, [UInt8(ascii: "x"), UInt8(ascii: "\""), UInt8(ascii: "U")].contains(source[first]) {
      radix = 16
      range = (first + 1)..<range.upperBound
    }
    if range.isEmpty || range.count > 8 { throw FormulaSyntaxError() }
    var value: UInt32 = 0
    for at in range {
      let digit = source[at].isASCIIDigit ? source[at] - 0x30 : source[at].isASCIILetter ? (source[at] | 0x20) - 0x57 : 255
      if UInt32(digit) >= radix { throw FormulaSyntaxError() }
      value = value &* radix &+ UInt32(digit)
    }
    guard let scalar = Unicode.Scalar(value), value >= 0x20 else { throw FormulaSyntaxError() }
    let outer = (source: at, count: text.count)
    text.append(contentsOf: String(scalar).utf8)
    defer { at = outer.source }
    switch value {
    case 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: return -1
    case 0x2010...0x2015: return add(FormulaNode(kind: .text, start: Int32(outer.count), end: Int32(text.count)))
    default: break
    }
    if let command = table.character(value), command.kind == .symbol { return symbol(command) }
    return add(FormulaNode(kind: .letter, font: font, scalar: value))
  }

  /// `\newcommand{\x}[1]{…}`, `\DeclareMathOperator*{\x}{…}`, `\def\x#1{…}`: nothing is shown, and `\x` will print its name.
  private mutating func skipDefinition() throws(FormulaSyntaxError) {
    _ = skipStar()
    _ = try rawArgument()
    while at < source.count, source[at] != UInt8(ascii: "{") {
      if source[at] == UInt8(ascii: "}") { throw FormulaSyntaxError() }
      at += 1
    }
    if at < source.count { _ = try rawArgument() }
  }

  /// `\href{address}{label}`.
  private mutating func link() throws(FormulaSyntaxError) -> Int32 {
    let from = Int32(text.count)
    appendUnescaped(try rawArgument())
    let end = Int32(text.count)
    let start = at
    let label = try rawArgument()
    // A label without commands and scripts is words, not a product of letters.
    let isWords =
      source[label].starts(with: "http".utf8)
      || !source[label].contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "^") || $0 == UInt8(ascii: "_") }
    at = start
    let child = isWords ? try parseText(0) : try parseArgument()
    return parent(FormulaNode(kind: .link, start: from, end: end), child)
  }

  /// Copies bytes to the text buffer without the backslashes before special characters.
  mutating func appendUnescaped(_ range: Range<Int>) {
    var next = range.lowerBound
    while next < range.upperBound {
      if source[next] == UInt8(ascii: "\\"), next + 1 < range.upperBound, !source[next + 1].isASCIILetter { next += 1 }
      text.append(source[next])
      next += 1
    }
  }
}
