internal import Encoding

extension MathMLWriter {
  mutating func writeText(_ node: FormulaNode) {
    output.append("<mtext>")
    appendText(node)
    output.append("</mtext>")
  }

  /// Text in its style. Spaces at the edges are made hard, as browsers drop them.
  private mutating func appendText(_ node: FormulaNode) {
    if node.flags & FormulaFlags.bold != 0 { output.append("<b>") }
    if node.flags & FormulaFlags.italic != 0 { output.append("<i>") }
    if node.flags & FormulaFlags.mono != 0 { output.append("<code>") }
    if node.flags & FormulaFlags.underlined != 0 { output.append("<u>") }
    var start = Int(node.start)
    var end = Int(node.end)
    let hasSpaceAfter = end > start + 1 && text[end - 1] == 0x20
    if start < end && text[start] == 0x20 {
      append(scalar: 0xA0)
      start += 1
    }
    if hasSpaceAfter { end -= 1 }
    appendSafe(start, end)
    if hasSpaceAfter { append(scalar: 0xA0) }
    if node.flags & FormulaFlags.underlined != 0 { output.append("</u>") }
    if node.flags & FormulaFlags.mono != 0 { output.append("</code>") }
    if node.flags & FormulaFlags.italic != 0 { output.append("</i>") }
    if node.flags & FormulaFlags.bold != 0 { output.append("</b>") }
  }

  /// Escaped text without the characters that would turn the direction of what follows: U+200E, U+200F, U+202A to U+202E,
  /// U+2066 to U+2069.
  private mutating func appendSafe(_ start: Int, _ end: Int) {
    let text = text
    var from = start
    var at = start
    while at + 2 < end {
      if text[at] == 0xE2,
        (text[at + 1] == 0x80 && (text[at + 2] == 0x8E || text[at + 2] == 0x8F || (0xAA...0xAE).contains(text[at + 2])))
          || (text[at + 1] == 0x81 && (0xA6...0xA9).contains(text[at + 2]))
      {
        output.append(text.span.extracting(from..<at), escaping: .markup)
        at += 3
        from = at
      } else {
        at += 1
      }
    }
    output.append(text.span.extracting(from..<end), escaping: .markup)
  }

  /// MathML Core has no `href`: the link is HTML inside text.
  mutating func writeLink(_ node: FormulaNode) {
    let child = nodes[Int(node.first)]
    guard isWebAddress(Int(node.start), Int(node.end)) else {
      writeElement(node.first)
      return
    }
    output.append("<mtext><a href=\"")
    appendSafe(Int(node.start), Int(node.end))
    output.append("\">")
    if child.kind == .text {
      appendText(child)
    } else {
      output.append("<math>")
      writeContent(node.first)
      output.append("</math>")
    }
    output.append("</a></mtext>")
  }

  /// True for http and https addresses without white space.
  private func isWebAddress(_ start: Int, _ end: Int) -> Bool {
    let address = text[start..<end]
    var rest = address
    for byte in "http".utf8 { if rest.popFirst().map({ $0 | 0x20 }) != byte { return false } }
    if rest.first.map({ $0 | 0x20 }) == UInt8(ascii: "s") { rest.removeFirst() }
    return rest.starts(with: "://".utf8) && rest.count > 3 && !address.contains { $0 <= 0x20 }
  }
}
