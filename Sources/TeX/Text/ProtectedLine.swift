internal import Encoding
internal import Vocabulary

/// A line of light Markdown in which what Markdown would mangle is replaced by a placeholder: formulas, TeX, addresses.
///
/// A placeholder is U+FDD0, a number, U+FDD1. These are no characters (they may not be exchanged), the source is freed from them
/// first, and to Markdown they are letters.
struct ProtectedLine {
  enum Fragment: Equatable {
    /// A formula or a command.
    case tex(Range<Int>)
    case address(Addresses.Found)
    case tie
  }

  private let source: [UInt8]
  /// The line for the Markdown parser, which must not see a block in it: it begins with an empty placeholder.
  private(set) var text: [UInt8] = []
  private(set) var fragments: [Fragment] = []
  /// Whether anything is left that means something to Markdown.
  private(set) var needsMarkdown = false
  private var formulas: TextFormulas
  private var braces = BracePairs()

  init(_ line: [UInt8]) {
    source = Self.withoutNoncharacters(line)
    formulas = TextFormulas(for: source)
    text.reserveCapacity(source.count + 16)
    text += Self.begin + Self.end
    var address = Addresses.next(in: source, from: 0)
    var at = 0
    // How many single stars may still be closed.
    var openStars = 0
    var isBold = false
    let stops = Self.stops
    while at < source.count {
      let limit = address?.source.lowerBound ?? source.count
      var run = at
      while run < limit, !stops[Int(source[run])] { run += 1 }
      if run > at {
        text += source[at..<run]
        at = run
        if at == source.count { break }
      }
      if let found = address, found.source.lowerBound <= at {
        if found.source.lowerBound == at, !isDestination(at) {
          protect(.address(found))
          at = found.source.upperBound
          address = Addresses.next(in: source, from: at)
          continue
        }
        address = Addresses.next(in: source, from: max(at, found.source.upperBound))
      }
      let byte = source[at]
      switch byte {
      case UInt8(ascii: "`"):
        needsMarkdown = true
        let end = codeEnd(at)
        text += source[at..<end]
        at = end
        continue
      case UInt8(ascii: "$"):
        if let end = protectFormula(at) {
          at = end
          continue
        }
      case UInt8(ascii: "\\"):
        if let end = protectFormula(at) ?? protectCommand(at) {
          at = end
          continue
        }
        needsMarkdown = true
        // An escaped character keeps what stands behind it from beginning something.
        if at + 1 < source.count {
          text.append(byte)
          text.append(source[at + 1])
          at += 2
          continue
        }
      case UInt8(ascii: "{"):
        if at + 1 < source.count, source[at + 1] == UInt8(ascii: "\\"), let end = braces.partner(of: at, in: source) {
          protect(.tex(at..<end + 1))
          at = end + 1
          continue
        }
      case UInt8(ascii: "~"):
        if Tie.standsInMarkdown(in: source, at: at) {
          protect(.tie)
          at += 1
          continue
        }
      case UInt8(ascii: "*"):
        needsMarkdown = true
        let row = starCount(at)
        if row > 1 {
          appendStars(at, row, &isBold)
          at += row
          continue
        }
        if !plays(at, &openStars) { text.append(UInt8(ascii: "\\")) }
      case UInt8(ascii: "&"):
        // `&lt;` is what somebody wrote, and no `<`.
        needsMarkdown = true
        text.append(UInt8(ascii: "\\"))
      case UInt8(ascii: "<"):
        if let found = address, found.source.lowerBound == at + 1, found.source.upperBound < source.count,
          source[found.source.upperBound] == UInt8(ascii: ">")
        {
          protect(.address(found))
          at = found.source.upperBound + 1
          continue
        }
        needsMarkdown = true
      case UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "]"): needsMarkdown = true
      default: break
      }
      if byte != 0 { text.append(byte == 0x0A ? 0x20 : byte) }
      at += 1
    }
  }

  // MARK: Protecting

  private mutating func protect(_ fragment: Fragment) {
    text += Self.begin
    text += String(fragments.count).utf8
    text += Self.end
    fragments.append(fragment)
  }

  private mutating func protectFormula(_ at: Int) -> Int? {
    guard let found = formulas.formula(in: source, at: at) else { return nil }
    protect(.tex(at..<found.end))
    return found.end
  }

  /// A command of TeX's with its arguments. A backslash in front of a word that is no command stays text.
  private mutating func protectCommand(_ at: Int) -> Int? {
    guard at + 1 < source.count else { return nil }
    let sign = source[at + 1]
    let next = at + 2 < source.count ? source[at + 2] : 0x20
    if !sign.isASCIILetter {
      let isInWord = at > 0 && !source[at - 1].isASCIISpace
      if TextAccents.mark(sign: sign) != nil,
        next == UInt8(ascii: "{") || (isInWord && next.isASCIILetter && source[at - 1].isASCIILetter)
      {
        let end = next == UInt8(ascii: "{") ? braces.partner(of: at + 2, in: source).map { $0 + 1 } : at + 3
        guard let end else { return nil }
        protect(.tex(at..<end))
        return end
      }
      guard sign == UInt8(ascii: ",") || sign == UInt8(ascii: ";"), isInWord, !next.isASCIISpace else { return nil }
      protect(.tex(at..<at + 2))
      return at + 2
    }
    var end = at + 1
    while end < source.count, source[end].isASCIILetter { end += 1 }
    let isSymbol = means(at..<end)
    var groups = 0
    while groups < 2, end < source.count, source[end] == UInt8(ascii: "{"), let close = braces.partner(of: end, in: source) {
      end = close + 1
      groups += 1
    }
    guard isSymbol || groups > 0 else { return nil }
    protect(.tex(at..<end))
    return end
  }

  /// Whether a command stands for a character, as `\times` does, and is no part of a path (`C:\to`).
  private func means(_ command: Range<Int>) -> Bool {
    let before = command.lowerBound > 0 ? source[command.lowerBound - 1] : 0x20
    if before.isASCIILetter || before == UInt8(ascii: ":") { return false }
    let name = source[command.lowerBound + 1..<command.upperBound]
    if case .symbol = TextCommand.table[String(decoding: name, as: UTF8.self)] { return true }
    return TeXTextReader.symbol(source, command) != nil
  }

  /// Behind the code span that a row of backticks begins; behind the row when none ends it.
  private func codeEnd(_ start: Int) -> Int {
    var open = start
    while open < source.count, source[open] == UInt8(ascii: "`") { open += 1 }
    var at = open
    while at < source.count {
      guard source[at] == UInt8(ascii: "`") else {
        at += 1
        continue
      }
      let run = at
      while at < source.count, source[at] == UInt8(ascii: "`") { at += 1 }
      if at - run == open - start { return at }
    }
    return open
  }

  /// `](https://…)` is a link of Markdown's own.
  private func isDestination(_ at: Int) -> Bool {
    at > 1 && source[at - 1] == UInt8(ascii: "(") && source[at - 2] == UInt8(ascii: "]")
  }

  private func starCount(_ at: Int) -> Int {
    var end = at
    while end < source.count, source[end] == UInt8(ascii: "*") { end += 1 }
    return end - at
  }

  /// Copies a row of stars. CommonMark wants white space around stars beside punctuation, which Chinese has none of
  /// (`**信念博弈（game）**构造`): there an empty placeholder, a letter to the parser, says on which side the bold text is.
  private mutating func appendStars(_ at: Int, _ count: Int, _ isBold: inout Bool) {
    let before = at > 0 ? source[at - 1] : 0x20
    let next = at + count < source.count ? source[at + count] : 0x20
    let isTight = !before.isASCIISpace && !next.isASCIISpace && count <= 3
    if isTight && isBold { text += Self.begin + Self.end }
    text += source[at..<at + count]
    if isTight && !isBold && (before >= 0x80 || next >= 0x80) { text += Self.begin + Self.end }
    if isBold ? !before.isASCIISpace : !next.isASCIISpace { isBold.toggle() }
  }

  /// Whether a single star may be emphasis. In `2*3`, `GigaBrain-0.5M*` and `w(t)*G` it is none, unless something was begun.
  private func plays(_ at: Int, _ open: inout Int) -> Bool {
    let before = at > 0 ? source[at - 1] : 0x20
    let next = at + 1 < source.count ? source[at + 1] : 0x20
    let endsWord = before.isASCIILetter || before.isASCIIDigit || ")]}".utf8.contains(before)
    if endsWord {
      guard open > 0 else { return false }
      open -= 1
      return true
    }
    if before >= 0x80, open > 0 { open -= 1 } else if !next.isASCIISpace { open += 1 }
    return true
  }

  // MARK: Restoring

  private static let begin: [UInt8] = [0xEF, 0xB7, 0x90]
  private static let end: [UInt8] = [0xEF, 0xB7, 0x91]

  /// The next placeholder in a text that the parser gave back, with nil for the empty one; nil behind the last.
  func fragment(in text: [UInt8], from start: Int) -> (Range<Int>, Fragment?)? {
    var at = start
    while at + 5 < text.count {
      guard text[at] == 0xEF, text[at + 1] == 0xB7, text[at + 2] == 0x90 else {
        at += 1
        continue
      }
      var stop = at + 3
      var number: Int?
      while stop < text.count, text[stop].isASCIIDigit {
        number = (number ?? 0) * 10 + Int(text[stop] - 0x30)
        stop += 1
      }
      guard stop + 3 <= text.count else { return nil }
      let fragment = number.flatMap { $0 < fragments.count ? fragments[$0] : nil }
      return (at..<stop + 3, fragment)
    }
    return nil
  }

  /// A literal with the source of what was protected in its place.
  func restored(_ literal: String) -> [UInt8] {
    let bytes = Array(literal.utf8)
    var out: [UInt8] = []
    var start = 0
    while let (range, fragment) = fragment(in: bytes, from: start) {
      out += bytes[start..<range.lowerBound]
      switch fragment {
      case .tex(let place): out += source[place]
      case .address(let found): out += source[found.source]
      case .tie: out.append(UInt8(ascii: "~"))
      case nil: break
      }
      start = range.upperBound
    }
    return out + bytes[start...]
  }

  /// Writes what was protected.
  func write(_ fragment: Fragment?, to output: inout TextOutput) {
    switch fragment {
    case .tex(let place):
      var reader = TeXTextReader(Array(source[place]), makesParagraphs: false)
      reader.read(to: &output)
    case .address(let found): output.address(found.url)
    case .tie: output.text("\u{A0}", plain: " ")
    case nil: break
    }
  }

  /// Bytes that may begin something to protect, or mean something to Markdown.
  private static let stops: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in "`$\\{~*&_<[]\n\0".utf8 { table[Int(byte)] = true }
    return table
  }()

  private static func withoutNoncharacters(_ line: [UInt8]) -> [UInt8] {
    let mayHold = (0..<line.count).contains { line[$0] == 0xEF && $0 + 1 < line.count && line[$0 + 1] == 0xB7 }
    guard mayHold else { return line }
    var out: [UInt8] = []
    out.reserveCapacity(line.count)
    var at = 0
    while at < line.count {
      if line[at] == 0xEF, at + 2 < line.count, line[at + 1] == 0xB7, line[at + 2] &- 0x90 < 32 {
        at += 3
      } else {
        out.append(line[at])
        at += 1
      }
    }
    return out
  }
}
