internal import Vocabulary

/// Control words and control symbols of TeX text.
extension TeXTextReader {
  /// Writes what the command at `at` means and moves behind it.
  mutating func command(to output: inout TextOutput) {
    guard at + 1 < source.count else { return literal(1, to: &output) }
    let sign = source[at + 1]
    if !sign.isASCIILetter { return controlSymbol(sign, to: &output) }
    let name = controlWord(at: at)
    if name.count == 1, let mark = TextAccents.mark(letter: sign), accent(mark, from: name.upperBound, to: &output) { return }
    let word = String(decoding: source[name], as: UTF8.self)
    let start = at
    at = name.upperBound
    // `\hspace*{1em}`
    if at + 1 < source.count, source[at] == UInt8(ascii: "*"), source[at + 1] == UInt8(ascii: "{") { at += 1 }
    switch TextCommand.table[word] {
    case .element(let element): if let inner = group() { push(inner, element: element, to: &output) } else { skipLostBrace() }
    case .declaration(let element): declaration(element, to: &output)
    case .transparent:
      skipOption()
      if let inner = group() { push(inner) } else { skipLostBrace() }
    case .symbol(let character, let isLetter):
      output.text(character, plain: character)
      afterWord(swallowsSpace: isLetter)
    case .link: link(to: &output)
    case .address: plainAddress(to: &output)
    case .footnote:
      guard let inner = group() else { return }
      output.text(start > 0 && source[start - 1].isASCIISpace ? "(" : " (")
      push(inner, close: ")")
    case .citation: citation(to: &output)
    case .nothing(let arguments):
      skipOption()
      for _ in 0..<arguments { if let inner = group() { at = inner.upperBound + 1 } }
    case .second:
      skipOption()
      if let first = group() { at = first.upperBound + 1 }
      if let inner = group() { push(inner) }
    case .formula(let arguments): mathematics(from: start, name: name, arguments: arguments, to: &output)
    case .item: output.text("• ")
    case .lineBreak: output.lineBreak()
    case .environment: if let inner = group() { at = inner.upperBound + 1 }
    case nil: unknown(word, name, to: &output)
    }
  }

  // MARK: Arguments

  /// The inside of the group that comes next, behind white space at most.
  private mutating func group() -> Range<Int>? {
    var start = at
    while start < source.count, source[start].isASCIISpace { start += 1 }
    guard start < source.count, source[start] == UInt8(ascii: "{"), let end = braces.partner(of: start, in: source) else {
      return nil
    }
    return start + 1..<end
  }

  /// A text that was cut off leaves an argument open.
  private mutating func skipLostBrace() {
    if at < source.count, source[at] == UInt8(ascii: "{") { at += 1 }
  }

  /// Moves behind an optional argument and gives its inside.
  @discardableResult private mutating func skipOption() -> Range<Int>? {
    guard at < source.count, source[at] == UInt8(ascii: "[") else { return nil }
    var end = at + 1
    while end < source.count, end - at < 80, source[end] != UInt8(ascii: "]"), source[end] != UInt8(ascii: "{") { end += 1 }
    guard end < source.count, source[end] == UInt8(ascii: "]") else { return nil }
    defer { at = end + 1 }
    return at + 1..<end
  }

  /// An empty group ends a control word and is not seen; the white space behind a letter is TeX's.
  private mutating func afterWord(swallowsSpace: Bool) {
    if source.holds("{}", at: at) {
      at += 2
    } else if swallowsSpace {
      while at < source.count, source[at] == 0x20 { at += 1 }
    }
  }

  // MARK: Commands

  /// `{\em words}`: until the group ends. `\it{words}` is wrong and common. Outside a group it would set all the rest: nothing is done.
  private mutating func declaration(_ element: TextElement, to output: inout TextOutput) {
    if at < source.count, source[at] == UInt8(ascii: "{"), let inner = group() {
      return push(inner, element: element, to: &output)
    }
    while at < source.count, source[at] == 0x20 { at += 1 }
    guard let last = open.indices.last, open[last].element == nil, !open[last].isLink, open.count < Self.deepestElement,
      open[last].end < source.count, source[open[last].end] == UInt8(ascii: "}")
    else { return }
    output.markup(element.open)
    open[last].element = element
    if element == .code { codeDepth += 1 }
  }

  private mutating func link(to output: inout TextOutput) {
    guard let target = group() else { return }
    at = target.upperBound + 1
    let url = Addresses.cleaned(argument: source, target)
    guard let inner = group() else {
      if let url { output.address(url) } else { output.text(source, target) }
      return
    }
    if let url, output.openLink(url) {
      output.links = false
      push(inner, isLink: true)
    } else {
      push(inner)
    }
  }

  private mutating func plainAddress(to output: inout TextOutput) {
    guard let inner = group() else { return }
    at = inner.upperBound + 1
    if let url = Addresses.cleaned(argument: source, inner) { output.address(url) } else { output.text(source, inner) }
  }

  /// `[key]`, with what an option adds: `[Thm. 3, key]`.
  private mutating func citation(to output: inout TextOutput) {
    let option = skipOption()
    guard let inner = group() else {
      if let option { output.text(source, option) }
      return
    }
    output.text("[")
    if let option, !option.isEmpty {
      output.text(source, option)
      output.text(", ")
    }
    push(inner, close: "]")
  }

  /// A command of mathematics outside a formula, with its arguments and the scripts behind them.
  private mutating func mathematics(from start: Int, name: Range<Int>, arguments: Int, to output: inout TextOutput) {
    skipOption()
    for _ in 0..<arguments {
      guard let inner = group() else {
        at = name.upperBound
        return output.text(source, name)
      }
      at = inner.upperBound + 1
    }
    output.formula(source, start..<at, whole: start..<at, display: false)
  }

  /// A symbol of mathematics that somebody wrote outside a formula; else an author's macro: its argument, or its name.
  private mutating func unknown(_ word: String, _ name: Range<Int>, to output: inout TextOutput) {
    if let symbol = Self.symbol(source, name.lowerBound - 1..<name.upperBound) {
      output.text(symbol)
      return afterWord(swallowsSpace: false)
    }
    if source.holds("unicode{x", at: name.lowerBound), let inner = group(),
      let value = UInt32(String(decoding: source[inner].dropFirst(), as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(value)
    {
      output.text(String(scalar))
      at = inner.upperBound + 1
      return
    }
    if at < source.count, source[at] == UInt8(ascii: "{"), let inner = group(), !inner.isEmpty { return push(inner) }
    output.text(source, name)
    afterWord(swallowsSpace: false)
  }

  /// The character that a command of mathematics means; nil when it is none, or means more than one.
  static func symbol(_ source: [UInt8], _ command: Range<Int>) -> String? {
    guard let text = Formula.plainText(source.span.extracting(command)), text.unicodeScalars.count == 1,
      let first = text.unicodeScalars.first, !first.isASCII
    else { return nil }
    return text
  }

  private mutating func controlSymbol(_ sign: UInt8, to output: inout TextOutput) {
    if let mark = TextAccents.mark(sign: sign) {
      if accent(mark, from: at + 2, to: &output) { return }
      at += 1
      if sign == UInt8(ascii: ".") || sign == UInt8(ascii: "\"") || sign == UInt8(ascii: "=") || sign == UInt8(ascii: "`") {
        return literal(1, to: &output)
      }
      // `\^{}` and `\~{}` are the signs themselves.
      literal(1, to: &output)
      return afterWord(swallowsSpace: false)
    }
    switch sign {
    case UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: "|"):
      at += 1
      literal(1, to: &output)
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"):
      output.text("\u{202F}", plain: " ")
      at += 2
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "@"): at += 2
    case UInt8(ascii: "\\"):
      at += 2
      output.lineBreak()
    case _ where sign.isASCIISpace:
      output.text(" ")
      at += 2
    default: literal(2, to: &output)
    }
  }

  // MARK: Accents

  /// Writes the letter behind an accent, and its argument's rest; false when no letter comes.
  private mutating func accent(_ mark: Unicode.Scalar, from start: Int, to output: inout TextOutput) -> Bool {
    var begin = start
    let isLetterAccent = source[at + 1].isASCIILetter
    while isLetterAccent, begin < source.count, source[begin] == 0x20 { begin += 1 }
    guard begin < source.count else { return false }
    var rest: Range<Int>?
    if source[begin] == UInt8(ascii: "{") {
      guard let end = braces.partner(of: begin, in: source) else { return false }
      if isLetterAccent, begin == start, let symbol = mangledSymbol(begin + 1..<end) {
        output.text(symbol)
        at = end + 1
        return true
      }
      begin += 1
      rest = begin..<end
    }
    guard let (letter, end) = accentedLetter(at: begin), end <= rest?.upperBound ?? end else { return false }
    // `\c opyright` is no accent on an o: a control word of one letter takes a letter that stands alone or in braces.
    output.text(TextAccents.compose(letter, mark))
    if let rest { push(end..<rest.upperBound) } else { at = end }
    return true
  }

  /// arXiv's own conversion of old listings took the first letter of `\rho` or `\copyright` for an accent: `\r{ho}`.
  private func mangledSymbol(_ inner: Range<Int>) -> String? {
    guard inner.count >= 2, source[inner].allSatisfy(\.isASCIILower) else { return nil }
    let command = [UInt8(ascii: "\\"), source[at + 1]] + source[inner]
    if case .symbol(let character, _) = TextCommand.table[String(decoding: command.dropFirst(), as: UTF8.self)] {
      return "\(character)"
    }
    return Self.symbol(command, 0..<command.count)
  }

  /// A letter, or a command for one (`\i`, `\o`), and where it ends.
  private func accentedLetter(at start: Int) -> (Unicode.Scalar, end: Int)? {
    guard start < source.count else { return nil }
    if source[start] == UInt8(ascii: "\\") {
      let name = controlWord(at: start)
      guard case .symbol(let character, isLetter: true) = TextCommand.table[String(decoding: source[name], as: UTF8.self)],
        let scalar = "\(character)".unicodeScalars.first
      else { return nil }
      return (scalar, name.upperBound)
    }
    let (scalar, width) = source.scalar(at: start)
    return scalar.properties.isAlphabetic ? (scalar, start + width) : nil
  }
}
