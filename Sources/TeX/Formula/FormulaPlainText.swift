/// Writes a parsed formula as Unicode text, as long as the text says exactly what the formula says.
struct FormulaPlainText {
  private let nodes: [FormulaNode]
  private let text: [UInt8]
  private let source: [UInt8]
  private var output: [UInt8] = []

  init(_ parser: FormulaParser) {
    nodes = parser.nodes
    text = parser.text
    source = parser.source
  }

  /// The text of the formula, or nil.
  mutating func text(of root: Int32) -> String? {
    let node = nodes[Int(root)]
    guard node.kind == .row ? writeRow(node.first) : write(root) else { return nil }
    while output.last == 0x20 { output.removeLast() }
    if output.isEmpty { return nil }
    return String(decoding: output, as: UTF8.self)
  }

  // MARK: Rows

  private mutating func writeRow(_ first: Int32) -> Bool {
    var child = first
    var before: FormulaNode?
    while child >= 0 {
      let node = nodes[Int(child)]
      let isSpaced = node.flags & FormulaFlags.spaced != 0
      let next = node.next >= 0 ? nodes[Int(node.next)] : nil
      switch node.kind {
      case .space:
        if node.value >= 160 { appendSpace() }
      case .symbol where (node.atom == .relation || node.atom == .binary) && before != nil && next != nil:
        // The author's own spacing: `p < 0.05` and `n=5` stay as they are.
        if isSpaced { appendSpace() }
        appendCharacter(node)
        if isSpaced { appendSpace() }
      default:
        if let before, before.kind != .space {
          let isApart =
            (before.atom == .operation || node.atom == .operation) && Atom.space(before.atom, node.atom, script: false) > 0
          let isAfterComma = before.atom == .punctuation && isSpaced
          if isApart || isAfterComma || node.atom == .binary && node.kind == .name { appendSpace() }
        }
        if !write(child) { return false }
        if node.atom == .binary && node.kind == .name { appendSpace() }
      }
      before = node
      child = node.next
    }
    return true
  }

  private mutating func appendSpace() {
    if !output.isEmpty && output.last != 0x20 { output.append(0x20) }
  }

  private mutating func write(_ index: Int32) -> Bool {
    let node = nodes[Int(index)]
    switch node.kind {
    case .row, .style: return writeRow(node.first)
    case .number:
      output.append(contentsOf: (node.flags & FormulaFlags.mo != 0 ? text : source)[Int(node.start)..<Int(node.end)])
    case .letter:
      appendLetter(node)
    case .symbol:
      appendCharacter(node)
    case .name, .text:
      output.append(contentsOf: text[Int(node.start)..<Int(node.end)])
    case .fraction:
      guard node.flags & FormulaFlags.noLine == 0, isSimple(node.first), isSimple(nodes[Int(node.first)].next) else {
        return false
      }
      guard write(node.first) else { return false }
      output.append(UInt8(ascii: "/"))
      return write(nodes[Int(node.first)].next)
    case .root: return writeRoot(node)
    case .scripts: return writeScripts(node)
    case .accent: return writeAccent(node)
    case .fenced:
      append(node.scalar)
      guard writeRow(node.first) else { return false }
      append(UInt32(node.value))
    case .delimiter: append(node.scalar)
    case .space, .phantom: break
    case .link: return write(node.first)
    case .enclosure: return node.flags & FormulaFlags.boxed != 0 && write(node.first)
    case .table, .tableRow, .tableCell, .arrow, .corners: return false
    }
    return true
  }

  // MARK: Structures

  /// True for one letter, number, name or symbol.
  private func isSimple(_ index: Int32) -> Bool {
    switch nodes[Int(index)].kind {
    case .number, .letter, .name, .symbol: return true
    default: return false
    }
  }

  private mutating func writeRoot(_ node: FormulaNode) -> Bool {
    var sign: UInt32 = 0x221A
    if node.flags & FormulaFlags.sup != 0 {
      let degree = nodes[Int(nodes[Int(node.first)].next)]
      guard degree.kind == .number, degree.end - degree.start == 1, degree.flags & FormulaFlags.mo == 0 else { return false }
      switch source[Int(degree.start)] {
      case UInt8(ascii: "3"): sign = 0x221B
      case UInt8(ascii: "4"): sign = 0x221C
      default: return false
      }
    }
    append(sign)
    if isSimple(node.first) { return write(node.first) }
    output.append(UInt8(ascii: "("))
    guard write(node.first) else { return false }
    output.append(UInt8(ascii: ")"))
    return true
  }

  private mutating func writeAccent(_ node: FormulaNode) -> Bool {
    if node.scalar == 0x203E && node.flags & FormulaFlags.below != 0 { return write(node.first) }
    let base = nodes[Int(node.first)]
    guard node.flags & FormulaFlags.below == 0, base.kind == .letter, let mark = FormulaAccent.combining(node.scalar) else {
      return false
    }
    guard write(node.first) else { return false }
    append(mark.value)
    return true
  }

  private mutating func writeScripts(_ node: FormulaNode) -> Bool {
    if node.flags & FormulaFlags.stacked != 0 { return false }
    let base = nodes[Int(node.first)]
    guard base.kind != .row || base.first < 0 || isWord(base.first) else { return false }
    guard write(node.first) else { return false }
    var script = base.next
    if node.flags & FormulaFlags.sub != 0 {
      guard writeScript(script, mark: UInt8(ascii: "_"), digits: FormulaPlainText.subscripted, base: base) else {
        return false
      }
      script = nodes[Int(script)].next
    }
    if node.flags & FormulaFlags.sup != 0 {
      return writeScript(script, mark: UInt8(ascii: "^"), digits: FormulaPlainText.superscripted, base: base)
    }
    return true
  }

  /// A script: as Unicode's own small characters where all of it has some, else one character or one word after `^` or `_`.
  private mutating func writeScript(_ index: Int32, mark: UInt8, digits: (UInt32) -> UInt32?, base: FormulaNode) -> Bool {
    let start = output.count
    let node = nodes[Int(index)]
    guard node.kind == .row ? writeRow(node.first) : write(index) else { return false }
    let content = output[start...]
    guard let scalars = String(validating: content, as: UTF8.self)?.unicodeScalars, !scalars.isEmpty else { return false }
    output.removeLast(output.count - start)
    let small = scalars.compactMap { digits($0.value) }
    if small.count == scalars.count {
      for scalar in small { append(scalar) }
      return true
    }
    let isOrdinal =
      (base.kind == .number || base.kind == .row) && ["st", "nd", "rd", "th"].contains(String(String.UnicodeScalarView(scalars)))
    guard isOrdinal || scalars.count == 1 || isSimple(index) || isWord(node.kind == .row ? node.first : index) else {
      return false
    }
    if !isOrdinal { output.append(mark) }
    for scalar in scalars { append(scalar.value) }
    return true
  }

  /// True for letters without a break, or for one text without a space.
  private func isWord(_ first: Int32) -> Bool {
    var child = first
    while child >= 0 {
      let node = nodes[Int(child)]
      switch node.kind {
      case .letter, .name: break
      case .text: if text[Int(node.start)..<Int(node.end)].contains(0x20) { return false }
      default: return false
      }
      child = node.next
    }
    return first >= 0
  }

  // MARK: Characters

  private mutating func append(_ value: UInt32) {
    if value != 0, let scalar = Unicode.Scalar(value) { output.append(contentsOf: String(scalar).utf8) }
  }

  private mutating func appendLetter(_ node: FormulaNode) {
    switch node.font {
    // The alphabets that mean something; bold and the like only look so.
    case .double, .script, .boldScript, .fraktur, .boldFraktur: append(node.font.character(node.scalar))
    default: append(node.scalar)
    }
    output.append(contentsOf: source[Int(node.start)..<Int(node.end)])
    if node.flags & FormulaFlags.negated != 0 { append(0x338) }
  }

  private mutating func appendCharacter(_ node: FormulaNode) {
    if node.flags & FormulaFlags.negated != 0 {
      if let negated = OperatorDictionary.negated(node.scalar) {
        append(negated)
      } else {
        append(node.scalar)
        append(0x338)
      }
    } else {
      append(node.scalar == 0x2217 ? 0x2A : node.scalar)
    }
  }

  private static func superscripted(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x30: return 0x2070
    case 0x31: return 0xB9
    case 0x32, 0x33: return 0xB0 + scalar - 0x30
    case 0x34...0x39: return 0x2070 + scalar - 0x30
    case 0x2B: return 0x207A
    case 0x2212: return 0x207B
    case 0x3D: return 0x207C
    case 0x28: return 0x207D
    case 0x29: return 0x207E
    case 0x2218, 0xB0: return 0xB0
    case 0x2032...0x2034: return scalar
    default: return nil
    }
  }

  private static func subscripted(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x30...0x39: return 0x2080 + scalar - 0x30
    case 0x2B: return 0x208A
    case 0x2212: return 0x208B
    case 0x3D: return 0x208C
    case 0x28: return 0x208D
    case 0x29: return 0x208E
    default: return nil
    }
  }
}
