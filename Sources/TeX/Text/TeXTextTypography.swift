internal import Vocabulary

/// Ties, dashes, quotation marks and bare braces: what TeX makes of single signs.
extension TeXTextReader {
  enum Quotation {
    case opening, closing
  }

  private func byte(_ place: Int) -> UInt8 { place >= 0 && place < source.count ? source[place] : 0x20 }

  /// Whether the `~` at `at` ties two words.
  var isTie: Bool { Tie.stands(in: source, at: at) }

  /// How many hyphens stand here when they are a dash: two or three.
  var dashes: Int? {
    guard codeDepth == 0, byte(at + 1) == UInt8(ascii: "-"), byte(at - 1) != UInt8(ascii: "-") else { return nil }
    var count = 2
    while byte(at + count) == UInt8(ascii: "-") { count += 1 }
    guard count <= 3 else { return nil }
    let next = byte(at + count)
    let before = byte(at - 1)
    // Arrows, and options of a command line.
    if next == UInt8(ascii: ">") || before == UInt8(ascii: "<") { return nil }
    if next.isASCIILetter && (before.isASCIISpace || before == UInt8(ascii: "`") || before == UInt8(ascii: "(")) { return nil }
    return count
  }

  /// What two quotation signs mean here. `''` opens where a word begins, as people write `''noisy''` too; where nothing is open it
  /// is the second derivative.
  var quotation: Quotation? {
    guard codeDepth == 0, byte(at + 1) == source[at] else { return nil }
    if source[at] == UInt8(ascii: "`") { return .opening }
    let before = byte(at - 1)
    let beginsWord = before.isASCIISpace || before == UInt8(ascii: "(") || before == UInt8(ascii: "[")
    if beginsWord && !byte(at + 2).isASCIISpace { return .opening }
    return quotations > 0 ? .closing : nil
  }

  /// A brace that no command has taken: a group of TeX's, or a brace that the reader shall see.
  mutating func openBrace(to output: inout TextOutput) {
    guard let partner = braces.partner(of: at, in: source) else { return literal(1, to: &output) }
    // Braces in braces say nothing, whether these are an argument's or a group's.
    let isWhole = open.last?.end == partner + 1 && byte(at - 1) == UInt8(ascii: "{")
    guard isWhole || isGroup(at + 1..<partner) else { return literal(1, to: &output) }
    push(at + 1..<partner)
  }

  /// Sets, scripts outside formulas and asides keep their braces. A group of TeX's is empty, begins with a command, or keeps a name's
  /// capitals: `{\em x}`, `{CLIP}`, `{P}ython`, `60{,}000`.
  private mutating func isGroup(_ whole: Range<Int>) -> Bool {
    let before = byte(whole.lowerBound - 2)
    let after = byte(whole.upperBound + 1)
    // `{{BERT}}` is what `{BERT}` is.
    var inner = whole
    while inner.count > 2, whole.count - inner.count < 8, source[inner.lowerBound] == UInt8(ascii: "{"),
      braces.partner(of: inner.lowerBound, in: source) == inner.upperBound - 1
    { inner = inner.lowerBound + 1..<inner.upperBound - 1 }
    if before == UInt8(ascii: "^") || before == UInt8(ascii: "_") { return byte(whole.lowerBound - 3) == UInt8(ascii: "\\") }
    if inner.isEmpty { return !before.isASCIISpace }
    if source[inner.lowerBound] == UInt8(ascii: "\\") { return true }
    let touches = isWordByte(before) || isWordByte(after)
    if inner.count == 1, isWordByte(before), isWordByte(after) { return true }
    let isWord = source[inner].allSatisfy { isWordByte($0) || $0 == UInt8(ascii: "-") }
    guard isWord else { return false }
    return touches || source[inner.lowerBound] >= 0x80 || (inner.count > 1 && source[inner].contains(where: \.isASCIIUpper))
  }

  private func isWordByte(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 }
}

/// The braces of a text that belong together; found in one pass when the first is asked for.
struct BracePairs {
  private var partners: [Int32]?

  /// The closing brace that belongs to an opening one; nil when there is none.
  mutating func partner(of brace: Int, in source: [UInt8]) -> Int? {
    if partners == nil {
      if let near = Self.near(brace, in: source) { return near }
      partners = Self.find(in: source)
    }
    guard let partners else { return nil }
    return partners[brace] < 0 ? nil : Int(partners[brace])
  }

  /// How far is looked for a partner before all of them are found at once.
  private static let nearby = 64

  /// The partner of a brace when it is near, as nearly all are.
  private static func near(_ brace: Int, in source: [UInt8]) -> Int? {
    // A brace behind a backslash may be no brace; who wants to know has to begin at the beginning.
    guard source[brace] == UInt8(ascii: "{"), brace == 0 || source[brace - 1] != UInt8(ascii: "\\") else { return nil }
    var depth = 0
    var at = brace
    while at < min(source.count, brace + nearby) {
      switch source[at] {
      case UInt8(ascii: "\\"): at += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return at }
      default: break
      }
      at += 1
    }
    return nil
  }

  static func find(in source: [UInt8]) -> [Int32] {
    var partners = [Int32](repeating: -1, count: source.count)
    var open: [Int] = []
    var at = 0
    while at < source.count {
      switch source[at] {
      case UInt8(ascii: "\\"): at += 1
      case UInt8(ascii: "{"): open.append(at)
      case UInt8(ascii: "}"): if let start = open.popLast() { partners[start] = Int32(at) }
      default: break
      }
      at += 1
    }
    return partners
  }
}

/// Where one paragraph ends and the next begins.
enum ParagraphBreak {
  /// Where the next paragraph begins when the line end at this place parts two: a blank line; or, as arXiv has it, an indented line
  /// behind the end of a sentence.
  static func end(in source: [UInt8], at newline: Int) -> Int? {
    var next = newline + 1
    var lines = 1
    var indent = 0
    while next < source.count, source[next].isASCIISpace {
      if source[next] == 0x0A {
        lines += 1
        indent = 0
      } else if source[next] != 0x0D {
        indent += 1
      }
      next += 1
    }
    if lines >= 2 || next == source.count { return next }
    return indent > 0 && endsSentence(source, before: newline) && !source[next].isASCIILower ? next : nil
  }

  /// How far is looked back for the end of a sentence: lines of brackets alone would be looked at again for each line.
  private static let closers = 64

  private static func endsSentence(_ source: [UInt8], before end: Int) -> Bool {
    var at = end - 1
    while at >= 0, end - at <= closers,
      source[at].isASCIISpace || source[at] == UInt8(ascii: "'") || source[at] == UInt8(ascii: "\"")
        || source[at] == UInt8(ascii: ")")
    { at -= 1 }
    guard at >= 0 else { return false }
    return source[at] == UInt8(ascii: ".") || source[at] == UInt8(ascii: ":") || source[at] == UInt8(ascii: "?")
      || source[at] == UInt8(ascii: "!")
  }
}
