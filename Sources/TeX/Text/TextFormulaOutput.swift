internal import Encoding
internal import Vocabulary

extension TextOutput {
  /// A formula in this output's form: `whole` is it with its delimiters. Its source as code where it cannot be converted.
  mutating func formula(_ source: [UInt8], _ body: Range<Int>, whole: Range<Int>, display: Bool) {
    let span = source.span.extracting(body)
    switch form {
    case .page:
      let start = bytes.count
      // A link in a formula would end the one that the text stands in.
      let mayConvert = links || !source[body].indices.contains { source.holds("\\href", at: $0) }
      if mayConvert, Formula.appendMathML(span, display: display, to: &bytes) { return }
      bytes.removeSubrange(start...)
      code(span)
    case .plain:
      if let text = Formula.plainText(span) { self.text(text) } else { self.text(source, whole) }
    case .feed:
      let start = bytes.count
      if appendScripts(source, body) { return }
      bytes.removeSubrange(start...)
      if let text = Formula.plainText(span) { self.text(text) } else { code(span) }
    }
  }

  private mutating func code(_ span: Span<UInt8>) {
    bytes.append("<code>")
    text(span)
    bytes.append("</code>")
  }

  /// A formula that is exact as characters with `<sup>` and `<sub>`: no script in a script, no fraction, no root.
  private mutating func appendScripts(_ source: [UInt8], _ body: Range<Int>) -> Bool {
    var at = body.lowerBound
    var run = at
    var depth = 0
    while at < body.upperBound {
      switch source[at] {
      case UInt8(ascii: "\\"): at += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "^"), UInt8(ascii: "_"):
        if depth > 0 { return false }
        guard appendExact(source, run..<at, isBehindScript: run > body.lowerBound, isScripted: true) else { return false }
        let argument = argumentOfScript(source, at + 1, body.upperBound)
        guard let argument else { return false }
        let isSuperscript = source[at] == UInt8(ascii: "^")
        bytes.append(isSuperscript ? "<sup>" : "<sub>")
        guard !holdsScript(source, argument), appendExact(source, argument) else { return false }
        bytes.append(isSuperscript ? "</sup>" : "</sub>")
        at = argument.upperBound
        if at < body.upperBound, source[at] == UInt8(ascii: "}"), source[argument.lowerBound - 1] == UInt8(ascii: "{") { at += 1 }
        run = at
        continue
      default: break
      }
      at += 1
    }
    return appendExact(source, run..<body.upperBound, isBehindScript: run > body.lowerBound)
  }

  private mutating func appendExact(
    _ source: [UInt8], _ range: Range<Int>, isBehindScript: Bool = false, isScripted: Bool = false
  ) -> Bool {
    if range.isEmpty { return true }
    let span = source.span.extracting(range)
    guard let text = Formula.plainText(span, isBehindScript: isBehindScript, isScripted: isScripted) else { return false }
    self.text(text)
    return true
  }

  private func holdsScript(_ source: [UInt8], _ range: Range<Int>) -> Bool {
    source[range].contains { $0 == UInt8(ascii: "^") || $0 == UInt8(ascii: "_") }
  }

  /// What a `^` or `_` raises or lowers: a group's inside, a command, or one character.
  private func argumentOfScript(_ source: [UInt8], _ start: Int, _ end: Int) -> Range<Int>? {
    var at = start
    while at < end, source[at].isASCIISpace { at += 1 }
    guard at < end else { return nil }
    switch source[at] {
    case UInt8(ascii: "{"):
      var depth = 1
      var close = at + 1
      while close < end {
        switch source[close] {
        case UInt8(ascii: "\\"): close += 1
        case UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "}"): depth -= 1
        default: break
        }
        if depth == 0 { return at + 1..<close }
        close += 1
      }
      return nil
    case UInt8(ascii: "\\"):
      var close = at + 1
      while close < end, source[close].isASCIILetter { close += 1 }
      if close == at + 1 { close += 1 }
      // `x^\mathrm{T}` takes its argument along.
      return close > end || (close < end && source[close] == UInt8(ascii: "{")) ? nil : at..<close
    default: return at..<min(end, at + source.scalar(at: at).width)
    }
  }
}
