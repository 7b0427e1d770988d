internal import Encoding

/// Writes a parsed formula as MathML Core.
///
/// Browsers space operators by a dictionary, TeX by the classes of neighbours: the writer computes TeX's space for every pair
/// of atoms and writes attributes only where the dictionary would give another.
struct MathMLWriter {
  /// No formula takes more, in bytes.
  static let maximumLength = 262_144

  let nodes: [FormulaNode]
  let text: [UInt8]
  let source: [UInt8]
  var output: [UInt8]
  let limit: Int

  /// True in display style: limits above and below, tall fractions.
  var isDisplay: Bool
  /// How deep in scripts.
  var level = 0
  /// The members of the rows that are being written, innermost last.
  var items: [RowItem] = []

  init(_ parser: consuming FormulaParser, display: Bool, output: inout [UInt8]) {
    nodes = parser.nodes
    text = parser.text
    source = parser.source
    self.output = []
    isDisplay = display
    limit = output.count + MathMLWriter.maximumLength
    items.reserveCapacity(16)
    swap(&self.output, &output)
  }

  /// True when the formula grew beyond all sense.
  var isOverfull: Bool { output.count > limit }

  /// The node as exactly one element.
  mutating func writeElement(_ index: Int32, left: Int16? = nil, right: Int16? = nil) {
    let node = nodes[Int(index)]
    switch node.kind {
    case .row, .style: break
    case .space where node.value <= 0: break
    default:
      write(index, left: left, right: right)
      return
    }
    if node.kind == .space || node.first < 0 {
      output.append("<mrow/>")
    } else if node.kind == .style {
      writeStyle(node, isElement: true)
    } else if isWord(node) {
      writeRow(node.first)
    } else {
      output.append("<mrow>")
      writeRow(node.first)
      output.append("</mrow>")
    }
  }

  /// The node where its parent is a row anyway.
  mutating func writeContent(_ index: Int32) {
    let node = nodes[Int(index)]
    if node.kind == .row {
      writeRow(node.first)
    } else {
      // A lone operator needs its space set as in a row.
      writeRow(index, single: true)
    }
  }

  /// True for a row of letters that becomes one `mi`.
  private func isWord(_ row: FormulaNode) -> Bool {
    let font = nodes[Int(row.first)].font
    if font == .standard || font == .italic { return false }
    var child = row.first
    while child >= 0 {
      let node = nodes[Int(child)]
      if node.kind != .letter || node.font != font || node.flags & FormulaFlags.negated != 0 { return false }
      child = node.next
    }
    return true
  }

  mutating func write(_ index: Int32, left: Int16?, right: Int16?) {
    let node = nodes[Int(index)]
    switch node.kind {
    case .row:
      writeRow(node.first, isNested: true)
    case .number:
      output.append("<mn>")
      appendNumber(node)
      output.append("</mn>")
    case .letter:
      writeLetter(node)
    case .symbol:
      writeSymbol(node, left: left, right: right)
    case .name:
      writeName(node, left: left, right: right)
    case .text:
      writeText(node)
    case .fraction:
      writeFraction(node)
    case .root:
      writeRoot(node)
    case .scripts:
      writeScripts(node, left: left, right: right)
    case .accent:
      writeAccent(node)
    case .fenced:
      writeFenced(node)
    case .delimiter:
      writeDelimiter(node, left: left, right: right)
    case .space:
      appendSpace(Int16(clamping: node.value))
    case .phantom:
      output.append("<mphantom>")
      writeContent(node.first)
      output.append("</mphantom>")
    case .style:
      writeStyle(node)
    case .table:
      writeTable(node)
    case .tableRow, .tableCell:
      break
    case .arrow:
      writeArrow(node, left: left, right: right)
    case .link:
      writeLink(node)
    case .enclosure:
      output.append(node.flags & FormulaFlags.boxed != 0 ? "<mrow class=\"tex-boxed\">" : "<mrow class=\"tex-struck\">")
      writeContent(node.first)
      output.append("</mrow>")
    case .corners:
      writeCorners(node, left: left, right: right)
    }
  }

  // MARK: Pieces

  mutating func append(scalar: UInt32) {
    switch scalar {
    case 0x26: output.append("&amp;")
    case 0x3C: output.append("&lt;")
    case 0x3E: output.append("&gt;")
    case 0..<0x80: output.append(UInt8(truncatingIfNeeded: scalar))
    case 0x80..<0x800:
      output.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
      output.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
    case 0x800..<0x10000:
      output.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
      output.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F))
      output.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
    default:
      output.append(0xF0 | UInt8(truncatingIfNeeded: scalar >> 18))
      output.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 12 & 0x3F))
      output.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F))
      output.append(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
    }
  }

  mutating func appendSpace(_ width: Int16) {
    if width <= 0 { return }
    output.append("<mspace width=\"")
    append(em: width)
    output.append("\"/>")
  }

  /// A width with two decimals, in em.
  mutating func append(em width: Int16) {
    let hundredths = (Int(width) + 5) / 10
    if hundredths == 0 {
      output.append(UInt8(ascii: "0"))
      return
    }
    if hundredths >= 100 { output.append(decimal: hundredths / 100) }
    let rest = UInt8(hundredths % 100)
    if rest > 0 {
      output.append(UInt8(ascii: "."))
      output.append(0x30 + rest / 10)
      if rest % 10 > 0 { output.append(0x30 + rest % 10) }
    }
    output.append("em")
  }

  mutating func appendSpacing(left: Int16?, right: Int16?) {
    if let left {
      output.append(" lspace=\"")
      append(em: left)
      output.append(UInt8(ascii: "\""))
    }
    if let right {
      output.append(" rspace=\"")
      append(em: right)
      output.append(UInt8(ascii: "\""))
    }
  }

  mutating func appendNumber(_ node: FormulaNode) {
    let bytes = node.flags & FormulaFlags.mo != 0 ? text : source
    for at in Int(node.start)..<Int(node.end) {
      if node.font == .standard {
        output.append(bytes[at])
      } else {
        append(scalar: node.font.character(UInt32(bytes[at])))
      }
    }
  }

  /// A letter's character and the marks after it.
  mutating func appendLetter(_ node: FormulaNode) {
    append(scalar: node.font.character(node.scalar))
    for at in Int(node.start)..<Int(node.end) { output.append(source[at]) }
    if node.flags & FormulaFlags.negated != 0 { append(scalar: 0x338) }
  }

  private mutating func writeLetter(_ node: FormulaNode) {
    output.append(
      node.font == .roman && MathFont.isItalicized(node.scalar) && node.start == node.end
        ? "<mi mathvariant=\"normal\">" : "<mi>")
    appendLetter(node)
    output.append("</mi>")
  }

  private mutating func writeSymbol(_ node: FormulaNode, left: Int16?, right: Int16?, isFixed: Bool = false) {
    guard node.flags & FormulaFlags.mo != 0 else {
      output.append("<mi>")
      appendCharacter(node)
      output.append("</mi>")
      return
    }
    output.append("<mo")
    if node.flags & FormulaFlags.fence != 0 && OperatorDictionary.isFence(node.scalar) {
      output.append(" stretchy=\"false\"")
    }
    if left == 0 && right == 0 && OperatorDictionary.isPrefix(node.scalar) && node.flags & FormulaFlags.negated == 0 {
      output.append(" form=\"prefix\"")
    } else {
      appendSpacing(left: left, right: right)
    }
    if isFixed { output.append(" movablelimits=\"false\"") }
    output.append(UInt8(ascii: ">"))
    appendCharacter(node)
    output.append("</mo>")
  }

  /// An operator whose limits stay above and below in running text.
  mutating func writeFixed(_ node: FormulaNode, left: Int16?, right: Int16?) {
    writeSymbol(node, left: left, right: right, isFixed: true)
  }

  private mutating func appendCharacter(_ node: FormulaNode) {
    guard node.flags & FormulaFlags.negated != 0 else {
      append(scalar: node.scalar)
      return
    }
    if let negated = OperatorDictionary.negated(node.scalar) {
      append(scalar: negated)
    } else {
      append(scalar: node.scalar)
      append(scalar: 0x338)
    }
  }

  private mutating func writeName(_ node: FormulaNode, left: Int16?, right: Int16?) {
    let isBinary = node.atom == .binary
    if isBinary {
      output.append("<mo")
      appendSpacing(left: left, right: right)
      output.append(UInt8(ascii: ">"))
    } else if node.end - node.start == 1 && text[Int(node.start)].isLetter {
      output.append("<mi mathvariant=\"normal\">")
    } else {
      output.append("<mi>")
    }
    let text = text
    output.append(text.span.extracting(Int(node.start)..<Int(node.end)), escaping: .markup)
    output.append(isBinary ? "</mo>" : "</mi>")
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
}
