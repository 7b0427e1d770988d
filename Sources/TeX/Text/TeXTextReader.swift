internal import Encoding
internal import Vocabulary

/// Reads TeX text and writes what it means to an output.
///
/// One loop over the bytes: runs between bytes that may matter are copied whole, and what is open (groups, commands' arguments)
/// stands on a stack of its own, so that nesting costs no recursion. The time is linear in the text.
struct TeXTextReader {
  /// Something open: at `end` the output gets `close`, and the text goes on at `resume`.
  struct Open {
    var end: Int
    var resume: Int
    var element: TextElement?
    /// Text that the end writes, such as a footnote's parenthesis.
    var close: StaticString = ""
    var isLink = false
  }

  let source: [UInt8]
  /// Whether blank lines part paragraphs; in a title they are white space.
  let makesParagraphs: Bool
  var at: Int
  var open: [Open] = []
  var formulas: TextFormulas
  var braces: BracePairs
  /// The address that comes next; nil when there is none left.
  var address: Addresses.Found?
  /// How many open elements set typewriter text, in which dashes and quotation marks stay as they are.
  var codeDepth = 0
  /// How many quotations stand open.
  var quotations = 0

  /// Elements nested deeper than this set nothing more: parsers of HTML have such bounds too.
  static let deepestElement = 24

  init(_ source: [UInt8], makesParagraphs: Bool) {
    self.source = source
    self.makesParagraphs = makesParagraphs
    at = 0
    formulas = TextFormulas(for: source)
    braces = BracePairs()
    address = Addresses.next(in: source, from: 0)
  }

  /// Reads the whole text.
  mutating func read(to output: inout TextOutput) {
    var run = at
    while true {
      let limit = min(source.count, open.last?.end ?? .max, address?.source.lowerBound ?? .max)
      while at < limit {
        at = source.span.extracting(..<limit).firstPlace(from: at, where: Self.mayBeStop)
        if at == limit || Self.isStop(source[at]) { break }
        at += 1
      }
      if at < limit, !isSpecial() {
        at += 1
        continue
      }
      output.text(source, run..<at)
      if let top = open.last, top.end <= at {
        // An environment may have carried us beyond.
        open.removeLast()
        close(top, to: &output)
        at = max(at, top.resume)
      } else if let found = address, found.source.lowerBound == at {
        output.address(found.url)
        at = found.source.upperBound
      } else if at < limit {
        special(to: &output)
      } else {
        break
      }
      run = at
      if let found = address, found.source.lowerBound < at { address = Addresses.next(in: source, from: at) }
    }
    while let top = open.popLast() { close(top, to: &output) }
  }

  /// Whether the byte at `at`, one of the stops, means something here. Only looks.
  private func isSpecial() -> Bool {
    switch source[at] {
    case UInt8(ascii: "-"): dashes != nil
    case UInt8(ascii: "`"), UInt8(ascii: "'"): quotation != nil
    case 0x0A: makesParagraphs && ParagraphBreak.end(in: source, at: at) != nil
    case UInt8(ascii: "~"): codeDepth == 0 && isTie
    default: true
    }
  }

  /// Writes what the byte at `at` begins and moves behind it.
  private mutating func special(to output: inout TextOutput) {
    switch source[at] {
    case UInt8(ascii: "\\"):
      if !formula(to: &output) { command(to: &output) }
    case UInt8(ascii: "$"):
      if !formula(to: &output) { literal(1, to: &output) }
    case UInt8(ascii: "{"): openBrace(to: &output)
    case UInt8(ascii: "~"):
      output.text("\u{A0}", plain: " ")
      at += 1
    case UInt8(ascii: "-"):
      let count = dashes ?? 1
      output.text(count == 3 ? "—" : "–")
      at += count
    case UInt8(ascii: "`"), UInt8(ascii: "'"):
      let opens = quotation == .opening
      quotations += opens ? 1 : -1
      output.text(opens ? "“" : "”")
      at += 2
    case 0x0A: paragraph(to: &output)
    default: literal(1, to: &output)
    }
  }

  mutating func literal(_ count: Int, to output: inout TextOutput) {
    output.text(source, at..<at + count)
    at += count
  }

  // MARK: What is open

  mutating func push(
    _ inner: Range<Int>, resume: Int? = nil, element: TextElement? = nil, close: StaticString = "", isLink: Bool = false
  ) {
    open.append(
      Open(end: inner.upperBound, resume: resume ?? inner.upperBound + 1, element: element, close: close, isLink: isLink))
    at = inner.lowerBound
  }

  mutating func push(_ inner: Range<Int>, element: TextElement, to output: inout TextOutput) {
    let fits = open.count < Self.deepestElement
    if fits {
      output.markup(element.open)
      if element == .code { codeDepth += 1 }
    }
    push(inner, element: fits ? element : nil)
  }

  private mutating func close(_ top: Open, to output: inout TextOutput) {
    if let element = top.element {
      output.markup(element.close)
      if element == .code { codeDepth -= 1 }
    }
    if top.isLink {
      output.markup("</a>")
      output.links = true
    }
    output.text(top.close, plain: top.close)
  }

  /// Ends a paragraph: elements that are open end with it.
  private mutating func paragraph(to output: inout TextOutput) {
    for index in open.indices.reversed() {
      close(open[index], to: &output)
      open[index].element = nil
      open[index].isLink = false
      open[index].close = ""
    }
    at = ParagraphBreak.end(in: source, at: at) ?? at + 1
    if at < source.count { output.paragraphBreak() }
  }

  // MARK: Formulas

  private mutating func formula(to output: inout TextOutput) -> Bool {
    guard let found = formulas.formula(in: source, at: at) else { return false }
    if let inner = textCommand(in: found.body) {
      push(inner, resume: found.end)
    } else {
      output.formula(source, found.body, whole: at..<found.end, display: found.display)
      at = found.end
    }
    return true
  }

  /// The inside of a formula that is one text command, or one escaped character: no mathematics.
  private mutating func textCommand(in body: Range<Int>) -> Range<Int>? {
    var body = body
    while !body.isEmpty, source[body.upperBound - 1].isASCIISpace { body = body.lowerBound..<body.upperBound - 1 }
    while !body.isEmpty, source[body.lowerBound].isASCIISpace { body = body.lowerBound + 1..<body.upperBound }
    guard body.count >= 2, source[body.lowerBound] == UInt8(ascii: "\\") else { return nil }
    if body.count == 2 {
      return source[body.lowerBound + 1].isASCIILetter || !"%&_#$".utf8.contains(source[body.lowerBound + 1]) ? nil : body
    }
    let name = controlWord(at: body.lowerBound)
    guard name.upperBound < body.upperBound, source[name.upperBound] == UInt8(ascii: "{"),
      var end = braces.partner(of: name.upperBound, in: source)
    else { return nil }
    switch TextCommand.table[String(decoding: source[name], as: UTF8.self)] {
    // Authors underline the letters of a name; a sum or an index is mathematics.
    case .element(.underlined) where body.contains(where: { "^_+=<>".utf8.contains(source[$0]) }): return nil
    case .element, .transparent, .address: break
    case .link:
      guard end + 1 < body.upperBound, source[end + 1] == UInt8(ascii: "{"), let second = braces.partner(of: end + 1, in: source)
      else { return nil }
      end = second
    case nil where source.equals("unicode", in: name): break
    default: return nil
    }
    return end == body.upperBound - 1 ? body : nil
  }

  /// The letters behind a backslash.
  func controlWord(at backslash: Int) -> Range<Int> {
    var end = backslash + 1
    while end < source.count, source[end].isASCIILetter { end += 1 }
    return backslash + 1..<end
  }

  /// Yes for all stops, and for two rare bytes beside.
  @inline(__always)
  private static func mayBeStop(_ bytes: SixteenBytes) -> SixteenBytes.Answer {
    let marks = bytes.equal(UInt8(ascii: "\\")) .| bytes.equal(UInt8(ascii: "$")) .| bytes.equal(UInt8(ascii: "\n"))
    let quotes = bytes.equal(UInt8(ascii: "'")) .| bytes.equal(UInt8(ascii: "`")) .| bytes.equal(UInt8(ascii: "-"))
    return marks .| quotes .| bytes.from(UInt8(ascii: "{"), count: 4)
  }

  /// Whether a run of text may end at a byte.
  private static func isStop(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "~"), UInt8(ascii: "-"), UInt8(ascii: "`"),
      UInt8(ascii: "'"), 0x0A:
      true
    default: false
    }
  }
}
