/// Writes a parsed formula as Unicode text, as long as the text says exactly what the formula says.
struct FormulaPlainText {
  private let nodes: [FormulaNode]
  private let text: [UInt8]
  private let source: [UInt8]
  private var output: [UInt8] = []
  /// Where the last script ended, and what behind it would read as part of it: `x_i y`, `x_1 2`.
  private var scriptEnd = (at: -1, takesLetters: false, takesDigits: false)
  /// Where the last fraction or root without brackets ended: what comes next must not read as part of it.
  private var openEnd = -1

  init(_ parser: FormulaParser) {
    nodes = parser.nodes
    text = parser.text
    source = parser.source
  }

  /// The text of the formula, or nil.
  ///
  /// - Parameters:
  ///   - isBehindScript: A script stands in front of it, which the caller writes.
  ///   - isScripted: A script stands behind it, which the caller writes.
  mutating func text(of root: Int32, isBehindScript: Bool, isScripted: Bool) -> String? {
    let node = nodes[Int(root)]
    let first = node.kind == .row ? node.first : root
    guard writeRow(first, isBehindScript: isBehindScript, isScripted: isScripted) else { return nil }
    while output.last == 0x20 { output.removeLast() }
    if output.isEmpty { return nil }
    return String(decoding: output, as: UTF8.self)
  }

  // MARK: Rows

  private mutating func writeRow(_ first: Int32, isBehindScript: Bool = false, isScripted: Bool = false) -> Bool {
    var child = first
    var before: FormulaNode?
    // How many letters stand before it with no white space between.
    var letters = 0
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
          let isWord = isSpaced && node.kind == .letter && isWordBoundary(before, letters, next)
          if isApart || isAfterComma || isWord || node.atom == .binary && node.kind == .name { appendSpace() }
        }
        if scriptEnd.at == output.count, readsAsScript(child) { appendSpace() }
        if openEnd == output.count, !endsTerm(node) { return false }
        switch node.kind {
        case .fraction:
          // `2\frac{1}{2}` is a product, or two and a half.
          let isMixed = before?.kind == .number && nodes[Int(node.first)].kind == .number
          let touchesScript = isBehindScript && before == nil || isScripted && next == nil
          let isTerm = !touchesScript && beginsTerm(after: before) && endsTerm(next)
          if isMixed || !writeFraction(node, inBrackets: !isTerm) { return false }
        case .root:
          if isScripted && next == nil { return false }
          if !writeRoot(node, inBrackets: next?.atom != .operation && !endsTerm(next)) { return false }
        default: if !write(child) { return false }
        }
        if node.atom == .binary && node.kind == .name { appendSpace() }
      }
      letters = isLatin(node) ? (isSpaced ? 1 : letters + 1) : 0
      before = node
      child = node.next
    }
    return true
  }

  // MARK: Neighbours

  private func isLatin(_ node: FormulaNode) -> Bool { node.kind == .letter && node.scalar < 0x80 }

  /// Whether the white space before a letter parts words, as in `n log n`, which authors write for `n \log n`.
  private func isWordBoundary(_ before: FormulaNode, _ letters: Int, _ next: FormulaNode?) -> Bool {
    if letters > 1 { return true }
    guard let next, isLatin(next), next.flags & FormulaFlags.spaced == 0 else { return false }
    return before.kind != .symbol || before.atom == .closing
  }

  /// Whether what stands behind a script would read as part of it.
  private func readsAsScript(_ index: Int32) -> Bool {
    var node = nodes[Int(index)]
    while node.first >= 0 {
      switch node.kind {
      case .row, .style, .link, .enclosure, .scripts, .accent: node = nodes[Int(node.first)]
      default: return false
      }
    }
    switch node.kind {
    case .number: return scriptEnd.takesDigits
    case .letter, .name: return scriptEnd.takesLetters
    case .text: return scriptEnd.takesLetters && text[Int(node.start)] != 0x20
    default: return false
    }
  }

  /// Whether a fraction is a term by itself behind its neighbour on the left; without one, behind what was written.
  private func beginsTerm(after before: FormulaNode? = nil) -> Bool {
    guard let before, before.kind != .space else {
      return output.last.map { " ([{=<>+,;:|".utf8.contains($0) } ?? true
    }
    switch before.atom {
    case .relation, .punctuation, .opening: return true
    case .binary: return before.kind == .symbol && before.scalar != 0xF7
    default: return false
    }
  }

  /// Whether a term ends before its neighbour on the right.
  private func endsTerm(_ next: FormulaNode?) -> Bool {
    guard let next, next.kind != .space else { return true }
    switch next.atom {
    case .relation, .punctuation: return true
    case .closing: return next.scalar != 0x21
    case .binary: return next.kind == .symbol
    // The full stop of the sentence around it.
    default: return next.kind == .symbol && next.scalar == 0x2E
    }
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
    case .fraction: return writeFraction(node, inBrackets: !beginsTerm())
    case .root: return writeRoot(node, inBrackets: false)
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

  private mutating func writeFraction(_ node: FormulaNode, inBrackets: Bool) -> Bool {
    guard node.flags & FormulaFlags.noLine == 0, isSimple(node.first), isSimple(nodes[Int(node.first)].next) else {
      return false
    }
    if inBrackets { output.append(UInt8(ascii: "(")) }
    guard write(node.first) else { return false }
    output.append(UInt8(ascii: "/"))
    guard write(nodes[Int(node.first)].next) else { return false }
    if inBrackets { output.append(UInt8(ascii: ")")) } else { openEnd = output.count }
    return true
  }

  private mutating func writeRoot(_ node: FormulaNode, inBrackets: Bool) -> Bool {
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
    if isSimple(node.first), !inBrackets {
      guard write(node.first) else { return false }
      openEnd = output.count
      return true
    }
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
    let isTerm = base.kind == .fraction || base.kind == .root
    guard isTerm || takesScripts(base, node.flags) else { return false }
    if isTerm { output.append(UInt8(ascii: "(")) }
    guard write(node.first) else { return false }
    if isTerm { output.append(UInt8(ascii: ")")) }
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

  /// Whether a script behind the text of a base would raise or lower all that it raises or lowers in the formula.
  private func takesScripts(_ base: FormulaNode, _ scripts: UInt8) -> Bool {
    switch base.kind {
    case .row: return base.first < 0 || isWord(base.first)
    case .style, .link, .enclosure: return isWord(base.first)
    case .accent: return isSimple(base.first) || isWord(nodes[Int(base.first)].first)
    case .scripts: return base.flags & scripts & (FormulaFlags.sub | FormulaFlags.sup) == 0
    default: return true
    }
  }

  /// A script: as Unicode's own small characters where all of it has some, else one character or one word after `^` or `_`.
  private mutating func writeScript(_ index: Int32, mark: UInt8, digits: (UInt32) -> UInt32?, base: FormulaNode) -> Bool {
    let start = output.count
    scriptEnd.at = -1
    let node = nodes[Int(index)]
    guard node.kind == .row ? writeRow(node.first) : write(index) else { return false }
    let content = output[start...]
    guard let scalars = String(validating: content, as: UTF8.self)?.unicodeScalars, !scalars.isEmpty else { return false }
    output.removeLast(output.count - start)
    let small = scalars.compactMap { digits($0.value) }
    if small.count == scalars.count {
      for scalar in small { append(scalar) }
      scriptEnd = (output.count, false, scalars.last?.properties.numericType != nil)
      return true
    }
    let isOrdinal =
      (base.kind == .number || base.kind == .row) && ["st", "nd", "rd", "th"].contains(String(String.UnicodeScalarView(scalars)))
    guard isOrdinal || scalars.count == 1 || isSimple(index) || isWord(node.kind == .row ? node.first : index) else {
      return false
    }
    if !isOrdinal { output.append(mark) }
    for scalar in scalars { append(scalar.value) }
    let endsWord = scalars.last?.properties.isAlphabetic ?? false
    scriptEnd = (output.count, endsWord, endsWord)
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
