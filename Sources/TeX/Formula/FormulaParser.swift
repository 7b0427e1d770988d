internal import Vocabulary

/// The source is no formula: a brace without its partner, a command without its argument.
struct FormulaSyntaxError: Error {}

/// Reads a formula into a tree of nodes.
///
/// The grammar is TeX's after macro expansion, with two liberties: `%` and `#` are plain characters, and a command that nobody
/// knows is its name. Every call that may recurse passes `enter`, so that hostile nesting ends in a syntax error.
struct FormulaParser {
  /// How deep groups, arguments and environments may nest.
  static let maximumDepth = 64
  /// The longest source, in bytes.
  static let maximumLength = 16_384

  /// What ends a list.
  enum Stop {
    case end, brace, bracket, right, dollar, parenthesis
    /// A cell of an environment, of a braced argument, of the whole formula.
    case cell, braceCell, endCell

    var isCell: Bool { self == .cell || self == .braceCell || self == .endCell }
  }

  /// Siblings under construction.
  struct List {
    var first: Int32 = -1
    var last: Int32 = -1
  }

  let source: [UInt8]
  let table = CommandTable.shared
  var at = 0
  var nodes: [FormulaNode] = []
  /// Text that does not stand in the source as it is to be shown.
  var text: [UInt8] = []
  var font = MathFont.standard
  var depth = 0
  var hasLineBreak = false

  init(_ source: Span<UInt8>) {
    var copy: [UInt8] = []
    copy.reserveCapacity(source.count)
    unsafe source.withUnsafeBufferPointer { unsafe copy.append(contentsOf: $0) }
    self.source = copy
    nodes.reserveCapacity(source.count + 4)
  }

  /// Parses the whole source; the result is the index of the root.
  mutating func parse(display: Bool) throws(FormulaSyntaxError) -> Int32 {
    if source.count > FormulaParser.maximumLength { throw FormulaSyntaxError() }
    try validate()
    let list = try parseList(.end)
    guard hasLineBreak && display else { return row(list) }
    // Lines of a display without an environment: read again, as rows.
    at = 0
    nodes.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    font = .standard
    return try parseRows(.endCell, columns: .aligned)
  }

  // MARK: Lists

  mutating func parseList(_ stop: Stop) throws(FormulaSyntaxError) -> List {
    let outerFont = font
    defer { font = outerFont }
    var list = List()
    var numerator: (list: List, command: Command)?
    while true {
      let spaced = skipSpaces()
      guard at < source.count else {
        if stop == .end || stop == .endCell { break }
        throw FormulaSyntaxError()
      }
      let byte = source[at]
      if byte == UInt8(ascii: "\\") {
        let start = at
        if stop == .parenthesis, at + 1 < source.count, source[at + 1] == UInt8(ascii: ")") {
          return finish(list, numerator)
        }
        guard let command = readCommand() else {
          append(try scripted(try unknownCommand(start)), spaced: spaced, to: &list)
          continue
        }
        switch command.kind {
        case .symbol:
          append(try scripted(symbol(command)), spaced: spaced, to: &list)
        case .right:
          guard stop == .right else { throw FormulaSyntaxError() }
          at = start
          return finish(list, numerator)
        case .end:
          guard stop == .cell else { throw FormulaSyntaxError() }
          at = start
          return finish(list, numerator)
        case .lineBreak:
          if stop.isCell {
            at = start
            return finish(list, numerator)
          }
          hasLineBreak = true
          append(add(FormulaNode(kind: .space, value: 1000)), to: &list)
        case .middle:
          guard stop == .right else { throw FormulaSyntaxError() }
          let scalar = try parseDelimiter()
          append(
            add(FormulaNode(kind: .delimiter, atom: .relation, flags: FormulaFlags.mo, scalar: scalar)), to: &list)
        case .infix:
          if numerator != nil { throw FormulaSyntaxError() }
          if command.value == 1 { readDimension() }
          numerator = (list, command)
          list = List()
        case .fontSwitch:
          font = command.font
        case .colorSwitch:
          try skipBracket()
          _ = try rawArgument()
        case .style:
          // The style holds to the end of the list: the rest becomes the child.
          try enter()
          let rest = try parseList(stop)
          depth -= 1
          let node = add(FormulaNode(kind: .style, flags: command.flags))
          nodes[Int(node)].first = rest.first
          append(node, to: &list)
          return finish(list, numerator)
        case .ignored:
          continue
        default:
          let node = try parse(command)
          if node < 0 { continue }
          append(nodes[Int(node)].kind == .space ? node : try scripted(node), spaced: spaced, to: &list)
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "}"):
        guard stop == .brace || stop == .braceCell else { throw FormulaSyntaxError() }
        return finish(list, numerator)
      case UInt8(ascii: "]") where stop == .bracket:
        return finish(list, numerator)
      case UInt8(ascii: "$"):
        guard stop == .dollar else { throw FormulaSyntaxError() }
        return finish(list, numerator)
      case UInt8(ascii: "&") where stop.isCell:
        return finish(list, numerator)
      case UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "'"):
        let base = add(FormulaNode(kind: .row))
        append(try scripted(base), spaced: spaced, to: &list)
      case UInt8(ascii: "~"):
        at += 1
        append(add(FormulaNode(kind: .space, value: 250)), to: &list)
      case UInt8(ascii: "{"):
        append(try scripted(parseGroup()), spaced: spaced, to: &list)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        append(try scripted(parseNumber()), spaced: spaced, to: &list)
      case UInt8(ascii: "."):
        let isNumber = at + 1 < source.count && source[at + 1].isASCIIDigit
        append(try scripted(isNumber ? parseNumber() : parseCharacter()), spaced: spaced, to: &list)
      default:
        let node = try parseCharacter()
        if node < 0 { continue }
        append(nodes[Int(node)].kind == .space ? node : try scripted(node), spaced: spaced, to: &list)
      }
    }
    return finish(list, numerator)
  }

  /// Puts a finished list under the numerator that `\over` or one of its kin left.
  private mutating func finish(_ list: List, _ numerator: (list: List, command: Command)?) -> List {
    guard let numerator else { return list }
    let above = row(numerator.list)
    let below = row(list)
    let fraction = self.fraction(above, below, flags: numerator.command.flags)
    let closing: UInt32
    switch numerator.command.scalar {
    case 0x28: closing = 0x29
    case 0x7B: closing = 0x7D
    case 0x5B: closing = 0x5D
    default: return List(first: fraction, last: fraction)
    }
    let fenced = add(FormulaNode(kind: .fenced, scalar: numerator.command.scalar, value: Int32(closing), first: fraction))
    return List(first: fenced, last: fenced)
  }

  /// `{…}`, as one ordinary atom.
  mutating func parseGroup() throws(FormulaSyntaxError) -> Int32 {
    try enter()
    at += 1
    let list = try parseList(.brace)
    at += 1
    depth -= 1
    return ordinary(row(list))
  }

  /// An argument: a group or one token with what that token itself needs.
  mutating func parseArgument() throws(FormulaSyntaxError) -> Int32 {
    try enter()
    defer { depth -= 1 }
    while true {
      skipSpaces()
      guard at < source.count else { throw FormulaSyntaxError() }
      switch source[at] {
      case UInt8(ascii: "{"):
        return try parseGroup()
      case UInt8(ascii: "}"), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "$"):
        throw FormulaSyntaxError()
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        at += 1
        return add(FormulaNode(kind: .number, font: font, start: Int32(at - 1), end: Int32(at)))
      case UInt8(ascii: "'"):
        at += 1
        return add(FormulaNode(kind: .symbol, flags: FormulaFlags.mo, scalar: 0x2032))
      case UInt8(ascii: "\\"):
        let start = at
        guard let command = readCommand() else { return try unknownCommand(start) }
        switch command.kind {
        case .right, .end, .middle, .infix, .lineBreak: throw FormulaSyntaxError()
        case .ignored, .limits: continue
        case .fontSwitch:
          // `^\rm x`: TeX refuses it, authors write it.
          let outer = font
          font = command.font
          let node = try parseArgument()
          font = outer
          return node
        case .style:
          return try parseArgument()
        case .symbol:
          return symbol(command)
        default:
          let node = try parse(command)
          if node >= 0 { return node }
        }
      default:
        let node = try parseCharacter()
        if node >= 0 { return node }
      }
    }
  }

  /// `[…]`, when it is there.
  mutating func parseOptional() throws(FormulaSyntaxError) -> Int32? {
    let start = at
    skipSpaces()
    guard at < source.count, source[at] == UInt8(ascii: "[") else {
      at = start
      return nil
    }
    try enter()
    at += 1
    let list = try parseList(.bracket)
    at += 1
    depth -= 1
    return row(list)
  }

  // MARK: Nodes

  mutating func add(_ node: FormulaNode) -> Int32 {
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  mutating func append(_ node: Int32, spaced: Bool = false, to list: inout List) {
    if spaced { nodes[Int(node)].flags |= FormulaFlags.spaced }
    if list.first < 0 { list.first = node } else { nodes[Int(list.last)].next = node }
    list.last = node
  }

  /// The list as one node: its only member, or a row.
  mutating func row(_ list: List) -> Int32 {
    if list.first >= 0 && list.first == list.last { return list.first }
    return add(FormulaNode(kind: .row, first: list.first))
  }

  /// The node as an ordinary atom, whatever it is by itself.
  mutating func ordinary(_ node: Int32) -> Int32 {
    nodes[Int(node)].atom = .ordinary
    return node
  }

  mutating func parent(_ node: FormulaNode, _ children: Int32...) -> Int32 {
    var list = List()
    for child in children { append(child, to: &list) }
    let index = add(node)
    nodes[Int(index)].first = list.first
    return index
  }

  mutating func fraction(_ above: Int32, _ below: Int32, flags: UInt8) -> Int32 {
    nodes[Int(above)].next = below
    return add(FormulaNode(kind: .fraction, atom: .inner, flags: flags, first: above))
  }

  mutating func enter() throws(FormulaSyntaxError) {
    depth += 1
    if depth > FormulaParser.maximumDepth { throw FormulaSyntaxError() }
  }
}
