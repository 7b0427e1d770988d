internal import Encoding

extension MathMLWriter {
  /// Runs a part with another style, and comes back.
  private mutating func styled(display: Bool, level: Int, _ body: (inout MathMLWriter) -> Void) {
    let outer = (isDisplay, self.level)
    isDisplay = display
    self.level = level
    body(&self)
    (isDisplay, self.level) = outer
  }

  private mutating func writeScript(_ index: Int32) {
    styled(display: false, level: level + 1) { $0.writeElement(index) }
  }

  mutating func writeFraction(_ node: FormulaNode) {
    output.append("<mfrac")
    if node.flags & FormulaFlags.noLine != 0 { output.append(" linethickness=\"0\"") }
    var display = isDisplay
    var level = level
    if node.flags & FormulaFlags.displayStyle != 0, !isDisplay || level > 0 {
      output.append(" displaystyle=\"true\" scriptlevel=\"0\"")
      display = true
      level = 0
    } else if node.flags & FormulaFlags.textStyle != 0, isDisplay || level > 0 {
      output.append(" displaystyle=\"false\" scriptlevel=\"0\"")
      display = false
      level = 0
    }
    output.append(UInt8(ascii: ">"))
    styled(display: false, level: display ? level : level + 1) {
      $0.writeElement(node.first)
      $0.writeElement($0.nodes[Int(node.first)].next)
    }
    output.append("</mfrac>")
  }

  mutating func writeRoot(_ node: FormulaNode) {
    if node.flags & FormulaFlags.sup == 0 {
      output.append("<msqrt>")
      writeContent(node.first)
      output.append("</msqrt>")
    } else {
      output.append("<mroot>")
      writeElement(node.first)
      styled(display: false, level: level + 2) { $0.writeElement($0.nodes[Int(node.first)].next) }
      output.append("</mroot>")
    }
  }

  mutating func writeScripts(_ node: FormulaNode, left: Int16?, right: Int16?) {
    let base = nodes[Int(node.first)]
    let isStacked =
      node.flags & FormulaFlags.stacked != 0 || (node.flags & FormulaFlags.movable != 0 && isDisplay)
    let hasSub = node.flags & FormulaFlags.sub != 0
    let hasSup = node.flags & FormulaFlags.sup != 0
    let tag: StaticString
    switch (isStacked, hasSub, hasSup) {
    case (true, true, true): tag = "munderover>"
    case (true, true, false): tag = "munder>"
    case (true, false, _): tag = "mover>"
    case (false, true, true): tag = "msubsup>"
    case (false, true, false): tag = "msub>"
    case (false, false, _): tag = "msup>"
    }
    output.append(UInt8(ascii: "<"))
    output.append(tag)
    if isStacked && !isDisplay && base.kind == .symbol && base.flags & FormulaFlags.limits != 0 {
      writeFixed(base, left: left, right: right)
    } else {
      writeElement(node.first, left: left, right: right)
    }
    var script = base.next
    while script >= 0 {
      writeScript(script)
      script = nodes[Int(script)].next
    }
    output.append("</")
    output.append(tag)
  }

  mutating func writeAccent(_ node: FormulaNode) {
    let isBelow = node.flags & FormulaFlags.below != 0
    let isBrace = node.flags & FormulaFlags.bracing != 0
    output.append(isBelow ? "<munder" : "<mover")
    // Few fonts have a line that stretches: the theme draws it as a border.
    if node.scalar == 0x203E { output.append(isBelow ? " class=\"tex-under\"" : " class=\"tex-over\"") }
    if !isBrace { output.append(isBelow ? " accentunder=\"true\"" : " accent=\"true\"") }
    output.append(UInt8(ascii: ">"))
    writeElement(node.first)
    output.append(node.flags & FormulaFlags.stretchy != 0 ? "<mo>" : "<mo stretchy=\"false\">")
    append(scalar: node.scalar)
    output.append(isBelow ? "</mo></munder>" : "</mo></mover>")
  }

  mutating func writeFenced(_ node: FormulaNode) {
    output.append("<mrow>")
    writeFence(node.scalar)
    writeRow(node.first, leading: .opening, trailing: .closing, isNested: node.scalar != 0)
    writeFence(UInt32(node.value))
    output.append("</mrow>")
  }

  private mutating func writeFence(_ scalar: UInt32) {
    if scalar == 0 { return }
    output.append(OperatorDictionary.isFence(scalar) ? "<mo>" : "<mo stretchy=\"true\" lspace=\"0\" rspace=\"0\">")
    append(scalar: scalar)
    output.append("</mo>")
  }

  mutating func writeDelimiter(_ node: FormulaNode, left: Int16?, right: Int16?) {
    if node.scalar == 0 { return }
    let isBracket = OperatorDictionary.isFence(node.scalar) && node.scalar != 0x7C && node.scalar != 0x2016
    output.append(isBracket && node.value > 0 ? "<mo" : "<mo stretchy=\"true\"")
    if node.value > 0 {
      let size = Int16(node.value * 100)
      output.append(" minsize=\"")
      append(em: size)
      output.append("\" maxsize=\"")
      append(em: size)
      output.append(UInt8(ascii: "\""))
    }
    // A bar between operands would be given a relation's space, at the edge of a row none.
    if isBracket {
      appendSpacing(left: left, right: right)
    } else {
      appendSpacing(left: left ?? 0, right: right ?? 0)
    }
    output.append(UInt8(ascii: ">"))
    append(scalar: node.scalar)
    output.append("</mo>")
  }

  /// Siblings in a style of their own.
  ///
  /// - Parameter isElement: True where exactly one element must come out.
  mutating func writeStyle(_ node: FormulaNode, isElement: Bool = false) {
    let display = node.flags & FormulaFlags.displayStyle != 0
    let level = node.flags & FormulaFlags.scriptStyle != 0 ? 1 : node.flags & FormulaFlags.scriptScriptStyle != 0 ? 2 : 0
    if display == isDisplay && level == self.level && !isElement {
      writeRow(node.first, isNested: true)
      return
    }
    output.append(display ? "<mstyle displaystyle=\"true\" scriptlevel=\"" : "<mstyle displaystyle=\"false\" scriptlevel=\"")
    output.append(0x30 + UInt8(level))
    output.append("\">")
    styled(display: display, level: level) { $0.writeRow(node.first) }
    output.append("</mstyle>")
  }

  mutating func writeTable(_ node: FormulaNode) {
    let isSmall = node.flags & FormulaFlags.scriptStyle != 0 && level == 0
    let display = node.flags & FormulaFlags.displayStyle != 0
    output.append("<mtable")
    if display { output.append(" displaystyle=\"true\"") }
    if isSmall { output.append(" scriptlevel=\"1\"") }
    if node.flags & FormulaFlags.scriptStyle != 0 { output.append(" class=\"tex-small\"") }
    output.append(UInt8(ascii: ">"))
    styled(display: display, level: isSmall ? 1 : level) { writer in
      var row = node.first
      while row >= 0 {
        writer.output.append("<mtr>")
        var cell = writer.nodes[Int(row)].first
        var column = 0
        while cell >= 0 {
          writer.writeCell(writer.nodes[Int(cell)], column: column, of: node)
          cell = writer.nodes[Int(cell)].next
          column += 1
        }
        writer.output.append("</mtr>")
        row = writer.nodes[Int(row)].next
      }
    }
    output.append("</mtable>")
  }

  private mutating func writeCell(_ cell: FormulaNode, column: Int, of table: FormulaNode) {
    let columns = FormulaColumns(rawValue: table.value) ?? .centred
    var alignment = UInt8(ascii: "c")
    switch columns {
    case .centred: break
    case .left: alignment = UInt8(ascii: "l")
    case .aligned: alignment = column % 2 == 0 ? UInt8(ascii: "r") : UInt8(ascii: "l")
    case .equation: alignment = column == 0 ? UInt8(ascii: "r") : column == 2 ? UInt8(ascii: "l") : alignment
    case .specified:
      if Int(table.start) + column < Int(table.end) { alignment = text[Int(table.start) + column] }
    }
    switch alignment {
    case UInt8(ascii: "l"): output.append(columns == .aligned ? "<mtd class=\"tex-l tex-a\">" : "<mtd class=\"tex-l\">")
    case UInt8(ascii: "r"): output.append(columns == .aligned ? "<mtd class=\"tex-r tex-a\">" : "<mtd class=\"tex-r\">")
    default: output.append("<mtd>")
    }
    // A relation after `&` has its space on the left.
    let isContinued = columns == .aligned && column % 2 == 1
    writeRow(cell.first, leading: isContinued ? .ordinary : nil)
    output.append("</mtd>")
  }

  mutating func writeArrow(_ node: FormulaNode, left: Int16?, right: Int16?) {
    let hasSub = node.flags & FormulaFlags.sub != 0
    output.append(hasSub ? "<munderover>" : "<mover>")
    let arrow = nodes[Int(node.first)]
    output.append("<mo stretchy=\"true\"")
    appendSpacing(left: left, right: right)
    output.append(UInt8(ascii: ">"))
    append(scalar: arrow.scalar)
    output.append("</mo>")
    var label = arrow.next
    while label >= 0 {
      // Room beside the label makes the arrow longer than it.
      let isEmpty = nodes[Int(label)].kind == .row && nodes[Int(label)].first < 0
      if isEmpty {
        output.append("<mspace width=\"2em\"/>")
      } else {
        output.append("<mrow><mspace width=\".4em\"/>")
        styled(display: false, level: level + 1) { $0.writeElement(label) }
        output.append("<mspace width=\".4em\"/></mrow>")
      }
      label = nodes[Int(label)].next
    }
    output.append(hasSub ? "</munderover>" : "</mover>")
  }

  mutating func writeCorners(_ node: FormulaNode, left: Int16?, right: Int16?) {
    output.append("<mmultiscripts>")
    writeElement(node.first, left: left, right: right)
    var script = nodes[Int(node.first)].next
    var place = 0
    while script >= 0 {
      if place == 2 { output.append("<mprescripts/>") }
      writeScript(script)
      place += 1
      script = nodes[Int(script)].next
    }
    output.append("</mmultiscripts>")
  }
}
