internal import Encoding
internal import Vocabulary

/// Writes the value of a BibTeX field, without the braces around it.
///
/// BibTeX counts every brace, escaped ones too, so braces balance in what is written; nothing ends in a backslash; and what TeX would
/// take for a command where none was meant (`%`, `#`, `&`, `_`, `^`, a lone `$`) is escaped. Letters of any script stay UTF-8.
struct TeXField {
  private let source: [UInt8]
  private let keepsEscapedBraces: Bool
  private var out: [UInt8] = []
  private var at = 0
  private var depth = 0

  /// A title in TeX: formulas, commands and groups stay, and words that must keep their capitals stand in braces.
  static func appendTitle(_ text: String, to out: inout [UInt8]) {
    var field = TeXField(source: Array(text.onOneLine.utf8))
    swap(&field.out, &out)
    field.writeTitle()
    swap(&field.out, &out)
  }

  /// A title that `CitedPaper.isSimple`: nothing but words asks for braces.
  static func appendSimpleTitle(_ text: Span<UInt8>, to out: inout [UInt8]) {
    var start = 0
    var at = 0
    while at < text.count {
      let word = at
      let first = text[at]
      var holdsCapital = false
      while at < text.count, text[at].isASCIILetter || text[at].isASCIIDigit {
        if at > word, text[at].isASCIIUpper { holdsCapital = true }
        at += 1
      }
      if holdsCapital || at == word + 1 && isLoneCapital(first) {
        out.append(text.extracting(start..<word))
        out.append("{")
        out.append(text.extracting(word..<at))
        out.append("}")
        start = at
      }
      if at == word { at += 1 }
    }
    out.append(text.extracting(start..<text.count))
  }

  /// Whether a letter that is a word must keep its size: all but those that are words in a sentence.
  private static func isLoneCapital(_ byte: UInt8) -> Bool {
    byte.isASCIIUpper && byte != UInt8(ascii: "A") && byte != UInt8(ascii: "I")
  }

  /// A text without TeX: every special character stands for itself.
  static func appendPlain(_ text: String, to out: inout [UInt8]) { appendPlain(text.onOneLine.utf8.span, to: &out) }

  /// The same for a text on one line.
  static func appendPlain(_ source: Span<UInt8>, to out: inout [UInt8]) {
    var balance: Bool?
    var start = 0
    for at in source.indices {
      let byte = source[at]
      guard let escape = escape(byte) else { continue }
      out.append(source.extracting(start..<at))
      start = at + 1
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}"), balance ?? balances(source) {
        balance = true
        out.append(UInt8(ascii: "\\"))
        out.append(byte)
      } else {
        out.append(escape)
      }
    }
    out.append(source.extracting(start..<source.count))
  }

  /// Whether each brace that opens is closed behind it.
  private static func balances(_ text: Span<UInt8>) -> Bool {
    var depth = 0
    for at in text.indices {
      let byte = text[at]
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }

  /// Whether the escaped braces of a TeX text do so among themselves.
  private static func escapedBracesBalance(_ source: [UInt8]) -> Bool {
    var braces: [UInt8] = []
    var at = 0
    while at + 1 < source.count {
      if source[at] == UInt8(ascii: "\\") {
        braces.append(source[at + 1])
        at += 1
      }
      at += 1
    }
    return balances(braces.span)
  }

  private init(source: [UInt8]) {
    self.source = source
    keepsEscapedBraces = Self.escapedBracesBalance(source)
  }

  private static func escape(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "\\"): "\\textbackslash{}"
    case UInt8(ascii: "{"): "\\textbraceleft{}"
    case UInt8(ascii: "}"): "\\textbraceright{}"
    case UInt8(ascii: "$"): "\\$"
    case UInt8(ascii: "&"): "\\&"
    case UInt8(ascii: "#"): "\\#"
    case UInt8(ascii: "%"): "\\%"
    case UInt8(ascii: "_"): "\\_"
    case UInt8(ascii: "^"): "\\textasciicircum{}"
    case UInt8(ascii: "~"): "\\textasciitilde{}"
    default: nil
    }
  }

  private mutating func writeTitle() {
    while at < source.count {
      let byte = source[at]
      switch byte {
      case UInt8(ascii: "$"): writeFormula()
      case UInt8(ascii: "\\"): writeCommand()
      case UInt8(ascii: "{"):
        depth += 1
        out.append(byte)
        at += 1
      case UInt8(ascii: "}"):
        // One that closes nothing is left out.
        if depth > 0 {
          depth -= 1
          out.append(byte)
        }
        at += 1
      case UInt8(ascii: "~"):  // A space that does not break, in TeX.
        out.append(byte)
        at += 1
      default:
        if let escape = Self.escape(byte) {
          out.append(escape)
          at += 1
        } else if isWordByte(byte) {
          writeWord()
        } else {
          out.append(byte)
          at += 1
        }
      }
    }
    out.append(contentsOf: repeatElement(UInt8(ascii: "}"), count: depth))
  }

  // MARK: Words

  private func isWordByte(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 }

  /// A run of letters and digits, in braces when it has a capital that is not its first letter (`BERT`, `mT5`, `3D`), or is one capital
  /// alone (`U-Net`), so that no style makes it small. Inside of a group it is protected already.
  private mutating func writeWord() {
    let start = at
    while at < source.count, isWordByte(source[at]) { at += 1 }
    let word = source[start..<at]
    // `G\"odel` goes on behind the accent.
    let goesOn = at < source.count && source[at] == UInt8(ascii: "\\")
    let isLoneCapital = word.count == 1 && !goesOn && Self.isLoneCapital(word[start])
    let protects = depth == 0 && (isLoneCapital || word.dropFirst().contains(where: \.isASCIIUpper))
    if protects { out.append(UInt8(ascii: "{")) }
    out.append(contentsOf: word)
    if protects { out.append(UInt8(ascii: "}")) }
  }

  // MARK: Commands

  /// What may follow a backslash besides letters: accents, spaces, escaped signs.
  private static let controlSymbols = Set("\"'`^~=.%&#$_ ,;:!/-|@()[]".utf8)

  private mutating func writeCommand() {
    let next = at + 1 < source.count ? source[at + 1] : 0
    if next.isASCIILetter {
      var end = at + 1
      while end < source.count, source[end].isASCIILetter { end += 1 }
      let command = source[at..<end]
      // A style that makes titles small would make this command another one.
      let protects =
        depth == 0 && command.contains(where: \.isASCIIUpper) && (end == source.count || source[end] != UInt8(ascii: "{"))
      if protects { out.append(UInt8(ascii: "{")) }
      out.append(contentsOf: command)
      if protects { out.append(UInt8(ascii: "}")) }
      at = end
    } else if next == UInt8(ascii: "{") || next == UInt8(ascii: "}") {
      if keepsEscapedBraces {
        out.append(UInt8(ascii: "\\"))
        out.append(next)
      } else {
        out.append(next == UInt8(ascii: "{") ? "\\textbraceleft{}" : "\\textbraceright{}")
      }
      at += 2
    } else if next == UInt8(ascii: "\\") {  // A line break.
      out.append(UInt8(ascii: " "))
      at += 2
    } else if Self.controlSymbols.contains(next), at + 2 < source.count || next != UInt8(ascii: " ") {
      out.append(UInt8(ascii: "\\"))
      out.append(next)
      at += 2
    } else {
      out.append("\\textbackslash{}")
      at += 1
    }
  }

  // MARK: Formulas

  /// A formula goes into braces, because styles that make titles small reach into it. A `$` that opens none is money.
  private mutating func writeFormula() {
    let isDisplay = at + 1 < source.count && source[at + 1] == UInt8(ascii: "$")
    let start = at + (isDisplay ? 2 : 1)
    guard let end = formulaEnd(from: start, isDisplay) else {
      out.append("\\$")
      at += 1
      return
    }
    if depth == 0 { out.append(UInt8(ascii: "{")) }
    out.append(UInt8(ascii: "$"))
    writeFormulaBody(source[start..<end])
    out.append(UInt8(ascii: "$"))
    if depth == 0 { out.append(UInt8(ascii: "}")) }
    at = end + (isDisplay ? 2 : 1)
  }

  /// Where the closing `$` is: no space before it and no digit behind it, or there are only prices; nothing empty.
  private func formulaEnd(from start: Int, _ isDisplay: Bool) -> Int? {
    guard start < source.count, isDisplay || source[start] != UInt8(ascii: " ") else { return nil }
    var end = start
    while end < source.count {
      if source[end] == UInt8(ascii: "\\") {
        end += 2
        continue
      }
      if source[end] == UInt8(ascii: "$") {
        let after = end + 1 < source.count ? source[end + 1] : 0
        if end == start { return nil }
        if isDisplay { return after == UInt8(ascii: "$") ? end : nil }
        return source[end - 1] == UInt8(ascii: " ") || after.isASCIIDigit ? nil : end
      }
      end += 1
    }
    return nil
  }

  private mutating func writeFormulaBody(_ body: ArraySlice<UInt8>) {
    var open = 0
    var at = body.startIndex
    while at < body.endIndex {
      let byte = body[at]
      switch byte {
      case UInt8(ascii: "\\"):
        let next = at + 1 < body.endIndex ? body[at + 1] : UInt8(ascii: " ")
        // Escaped braces that do not balance by name, so that they do not count.
        switch next {
        case UInt8(ascii: "{") where !keepsEscapedBraces: out.append("\\lbrace ")
        case UInt8(ascii: "}") where !keepsEscapedBraces: out.append("\\rbrace ")
        default:
          out.append(byte)
          out.append(next)
        }
        at += 2
        continue
      case UInt8(ascii: "{"): open += 1
      case UInt8(ascii: "}"):
        open -= 1
        if open < 0 {
          open = 0
          at += 1
          continue
        }
      case UInt8(ascii: "%"), UInt8(ascii: "#"): out.append(UInt8(ascii: "\\"))
      default: break
      }
      out.append(byte)
      at += 1
    }
    out.append(contentsOf: repeatElement(UInt8(ascii: "}"), count: open))
  }
}
