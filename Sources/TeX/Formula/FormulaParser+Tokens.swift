internal import Vocabulary

extension FormulaParser {
  /// Moves past white space; true when there was some.
  @discardableResult
  mutating func skipSpaces() -> Bool {
    let start = at
    while at < source.count, source[at].isASCIISpace { at += 1 }
    return at > start
  }

  /// Moves past `\name` or `\x`; nil when the table does not know it.
  mutating func readCommand() -> Command? {
    let start = at + 1
    at = commandEnd(start)
    return table.command(source, start, at)
  }

  /// Where a command's name ends that begins at `start`: after ASCII letters, or after one character.
  func commandEnd(_ start: Int) -> Int {
    var end = start
    while end < source.count, source[end].isASCIILetter { end += 1 }
    if end > start { return end }
    guard end < source.count else { return end }
    end += 1
    while end < source.count, source[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }

  /// The name of the unknown command that was read from `start`, in upright letters.
  mutating func unknownCommand(_ start: Int) throws(FormulaSyntaxError) -> Int32 {
    if at == start + 1 { throw FormulaSyntaxError() }
    let from = Int32(text.count)
    text.append(contentsOf: source[(start + 1)..<at])
    return add(FormulaNode(kind: .name, start: from, end: Int32(text.count)))
  }

  /// Digits with decimal points, and `{,}` between digits.
  mutating func parseNumber() -> Int32 {
    let start = at
    while at < source.count {
      if source[at].isASCIIDigit {
        at += 1
      } else if source[at] == UInt8(ascii: "."), at + 1 < source.count, source[at + 1].isASCIIDigit {
        at += 2
      } else {
        break
      }
    }
    var node = FormulaNode(kind: .number, font: font, start: Int32(start), end: Int32(at))
    while isGroupedComma {
      if node.flags & FormulaFlags.mo == 0 {
        node.flags |= FormulaFlags.mo
        node.start = Int32(text.count)
        text.append(contentsOf: source[start..<at])
      }
      at += 3
      let from = at
      while at < source.count, source[at].isASCIIDigit { at += 1 }
      text.append(UInt8(ascii: ","))
      text.append(contentsOf: source[from..<at])
      node.end = Int32(text.count)
    }
    return add(node)
  }

  /// True before `{,}` and a digit: a comma that groups digits.
  private var isGroupedComma: Bool {
    at + 3 < source.count && source[at] == UInt8(ascii: "{") && source[at + 1] == UInt8(ascii: ",")
      && source[at + 2] == UInt8(ascii: "}") && source[at + 3].isASCIIDigit
  }

  /// One character that is no syntax; -1 for one that shows nothing.
  mutating func parseCharacter() throws(FormulaSyntaxError) -> Int32 {
    let start = at
    let scalar = try readScalar()
    if scalar < 128 {
      if UInt8(scalar).isASCIILetter { return letter(scalar, font: font) }
      if let command = table.character(scalar) { return symbol(command) }
      if scalar == 0x60 { return add(FormulaNode(kind: .symbol, scalar: 0x2018)) }
      // A control character.
      if scalar < 0x20 || scalar == 0x7F { return -1 }
      return add(FormulaNode(kind: .symbol, scalar: scalar))
    }
    switch scalar {
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
      return add(FormulaNode(kind: .space, value: 250))
    case 0x80..<0xA0, 0xAD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFF:
      return -1
    default: break
    }
    if FormulaParser.isIdeographic(scalar) { return try ideographs(from: start) }
    if let command = table.character(scalar) {
      switch command.kind {
      case .symbol: return symbol(command)
      case .uprightLetter: return letter(scalar, font: font == .standard ? .roman : font)
      default: return letter(scalar, font: font)
      }
    }
    return letter(scalar, font: font)
  }

  /// A letter with the combining marks after it.
  mutating func letter(_ scalar: UInt32, font: MathFont) -> Int32 {
    let start = at
    // Marks are U+0300 to U+036F (CC 80 to CD AF) and U+20D0 to U+20FF (E2 83 90 to E2 83 BF).
    while at + 1 < source.count {
      if source[at] == 0xCC || (source[at] == 0xCD && source[at + 1] < 0xB0) {
        guard source[at + 1] & 0xC0 == 0x80 else { break }
        at += 2
      } else if source[at] == 0xE2, source[at + 1] == 0x83, at + 2 < source.count, source[at + 2] >= 0x90,
        source[at + 2] < 0xC0
      {
        at += 3
      } else {
        break
      }
    }
    return add(FormulaNode(kind: .letter, font: font, scalar: scalar, start: Int32(start), end: Int32(at)))
  }

  /// What a symbol of the table becomes.
  mutating func symbol(_ command: Command) -> Int32 {
    add(FormulaNode(kind: .symbol, atom: command.atom, flags: command.flags, scalar: command.scalar))
  }

  /// Words in scripts that mathematics has no letters of: text.
  private mutating func ideographs(from start: Int) throws(FormulaSyntaxError) -> Int32 {
    while at < source.count, source[at] >= 0xE3 {
      let before = at
      guard FormulaParser.isIdeographic(try readScalar()) else {
        at = before
        break
      }
    }
    let from = Int32(text.count)
    text.append(contentsOf: source[start..<at])
    return add(FormulaNode(kind: .text, start: from, end: Int32(text.count)))
  }

  /// Ideographs, kana, Hangul and what stands between them.
  private static func isIdeographic(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E80...0x2FFF, 0x3001...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0xFF00...0xFFEF, 0x20000...0x3FFFF:
      return scalar & 0xFFFE != 0xFFFE
    default: return false
    }
  }

  /// Makes sure that the source is UTF-8, so that its bytes may be copied.
  mutating func validate() throws(FormulaSyntaxError) {
    while at < source.count {
      if source[at] < 0x80 { at += 1 } else { _ = try readScalar() }
    }
    at = 0
  }

  /// One Unicode scalar of well-formed UTF-8.
  mutating func readScalar() throws(FormulaSyntaxError) -> UInt32 {
    let lead = source[at]
    if lead < 0x80 {
      at += 1
      return UInt32(lead)
    }
    let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead < 0xF5, at + width <= source.count else { throw FormulaSyntaxError() }
    var scalar = UInt32(lead) & (width == 4 ? 0x07 : width == 3 ? 0x0F : 0x1F)
    for next in (at + 1)..<(at + width) {
      guard source[next] & 0xC0 == 0x80 else { throw FormulaSyntaxError() }
      scalar = scalar << 6 | UInt32(source[next] & 0x3F)
    }
    guard let valid = Unicode.Scalar(scalar), scalar >= (width == 4 ? 0x10000 : width == 3 ? 0x800 : 0x80) else {
      throw FormulaSyntaxError()
    }
    at += width
    return valid.value
  }

  /// The delimiter after `\left`, `\big` and their kin; 0 for the invisible one.
  mutating func parseDelimiter() throws(FormulaSyntaxError) -> UInt32 {
    skipSpaces()
    guard at < source.count else { throw FormulaSyntaxError() }
    if source[at] == UInt8(ascii: "{") {
      // `\big{(}`: braces around an argument are none of it.
      let range = try rawArgument()
      let end = at
      at = range.lowerBound
      skipSpaces()
      guard at < range.upperBound, source[at] != UInt8(ascii: "{") else { throw FormulaSyntaxError() }
      let scalar = try parseDelimiter()
      skipSpaces()
      guard at == range.upperBound else { throw FormulaSyntaxError() }
      at = end
      return scalar
    }
    if source[at] == UInt8(ascii: "\\") {
      guard let command = readCommand(), command.kind == .symbol else { throw FormulaSyntaxError() }
      switch command.scalar {
      case 0x2225: return 0x2016
      case 0x2223: return 0x7C
      default: return command.scalar
      }
    }
    let scalar = try readScalar()
    switch scalar {
    case 0x2E: return 0
    case 0x3C: return 0x27E8
    case 0x3E: return 0x27E9
    case 0x28, 0x29, 0x5B, 0x5D, 0x2F, 0x7C, 0x2016, 0x2190...0x21FF, 0x2308...0x230B, 0x27E6...0x27EF: return scalar
    default: throw FormulaSyntaxError()
    }
  }

  // MARK: Arguments that are no mathematics

  /// The bytes of an argument as they stand: inside balanced braces, or one character.
  mutating func rawArgument() throws(FormulaSyntaxError) -> Range<Int> {
    skipSpaces()
    guard at < source.count, source[at] != UInt8(ascii: "}") else { throw FormulaSyntaxError() }
    guard source[at] == UInt8(ascii: "{") else {
      let start = at
      if source[at] == UInt8(ascii: "\\") { at = commandEnd(at + 1) } else { _ = try readScalar() }
      return start..<at
    }
    let start = at + 1
    var level = 0
    while at < source.count {
      switch source[at] {
      case UInt8(ascii: "\\"): at += 1
      case UInt8(ascii: "{"): level += 1
      case UInt8(ascii: "}"):
        level -= 1
        if level == 0 {
          at += 1
          return start..<(at - 1)
        }
      default: break
      }
      at += 1
    }
    throw FormulaSyntaxError()
  }

  /// Moves past `[…]`, when it is there.
  mutating func skipBracket() throws(FormulaSyntaxError) {
    let start = at
    skipSpaces()
    guard at < source.count, source[at] == UInt8(ascii: "[") else {
      at = start
      return
    }
    while at < source.count, source[at] != UInt8(ascii: "]") { at += 1 }
    guard at < source.count else { throw FormulaSyntaxError() }
    at += 1
  }

  /// Moves past a star, when it is there.
  mutating func skipStar() -> Bool {
    guard at < source.count, source[at] == UInt8(ascii: "*") else { return false }
    at += 1
    return true
  }
}
