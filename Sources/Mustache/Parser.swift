internal import Vocabulary

/// Builds the tree of one source, line by line: whether a tag stands alone decides which white space belongs to the page.
struct Parser {
  /// Tags nested deeper than this are a mistake; it bounds every recursion over the tree.
  static let deepest = 200

  private struct Open {
    var kind: Tag.Kind
    var tag: Tag
    var nodes: [Node] = []
    var arguments: [Argument] = []
    /// White space before the opening tag when nothing else is before it on its line.
    var indent: Range<Int>?
    var startsLine = false
  }

  private let text: [UInt8]
  private var stack: [Open]
  private var syntax = Syntax()
  private var mistakes: [Mistake]
  private var argumentCount = 0
  private var isTooDeep = false

  static func parse(_ text: [UInt8]) -> (syntax: Syntax, mistakes: [Mistake]) {
    let scanner = Scanner(text)
    var parser = Parser(text, mistakes: scanner.mistakes)
    for line in scanner.pieces.lines { parser.parse(line) }
    parser.finish()
    return (parser.syntax, parser.mistakes)
  }

  private init(_ text: [UInt8], mistakes: [Mistake]) {
    self.text = text
    self.mistakes = mistakes
    stack = [Open(kind: .section, tag: Tag(kind: .section, content: "", offset: 0))]
  }

  /// Later mistakes of a file that has many follow from the first ones.
  private mutating func report(_ offset: Int, _ message: String) {
    if mistakes.count < Scanner.mostMistakes { mistakes.append(Mistake(offset: offset, message: message)) }
  }

  private var isInsideParent: Bool { stack[stack.count - 1].kind == .parent }

  private mutating func append(_ node: Node) {
    if isInsideParent { return }  // Only blocks count there.
    let top = stack.count - 1
    if case .text(let next) = node, case .text(let last) = stack[top].nodes.last, last.upperBound == next.lowerBound {
      stack[top].nodes[stack[top].nodes.count - 1] = .text(last.lowerBound..<next.upperBound)
    } else {
      stack[top].nodes.append(node)
    }
  }

  /// Takes back the start of the line that a stand-alone tag is on.
  private mutating func removeLineStart() {
    let top = stack.count - 1
    if case .line = stack[top].nodes.last { stack[top].nodes.removeLast() }
  }

  private mutating func parse(_ line: ArraySlice<Piece>) {
    let space = leadingSpace(of: line)
    if let tag = loneTag(of: line) {
      add(tag, aloneAfter: space)
      return
    }
    append(.line(space))
    var blankBefore = true
    for (at, piece) in zip(line.indices, line) {
      switch piece {
      case .text(let range):
        let rest = range.lowerBound == space.lowerBound ? space.upperBound..<range.upperBound : range
        if !rest.isEmpty {
          append(.text(rest))
          blankBefore = false
        }
      case .lineEnd(let range): append(.text(range))
      case .tag(let tag):
        let after = line[(at + 1)...]
        let edges = Edges(space: blankBefore ? space : nil, blankAfter: after.allSatisfy(isBlank), lastLine: after.isEmpty)
        if add(tag, edges) { return }
        blankBefore = false
      }
    }
  }

  /// What is around a tag on its line.
  private struct Edges {
    /// The white space before it, when nothing else is.
    var space: Range<Int>?
    /// Nothing but white space follows.
    var blankAfter: Bool
    /// It ends the source.
    var lastLine: Bool
  }

  private func leadingSpace(of line: ArraySlice<Piece>) -> Range<Int> {
    switch line.first {
    case .text(let range):
      range.lowerBound..<(text[range].firstIndex { !$0.isASCIISpace } ?? range.upperBound)
    case .lineEnd(let range): range.lowerBound..<range.lowerBound
    case .tag(let tag): tag.offset..<tag.offset
    case nil: 0..<0
    }
  }

  private func isBlank(_ piece: Piece) -> Bool {
    switch piece {
    case .text(let range): text[range].allSatisfy(\.isASCIISpace)
    case .lineEnd: true
    case .tag: false
    }
  }

  /// The only tag of a line that holds nothing else, when it is of a kind that then takes its line away. (Parents and blocks have
  /// rules of their own, because their two tags count together.)
  private func loneTag(of line: ArraySlice<Piece>) -> Tag? {
    var found: Tag?
    for piece in line {
      if case .tag(let tag) = piece {
        if found != nil { return nil }
        found = tag
      } else if !isBlank(piece) {
        return nil
      }
    }
    guard let found else { return nil }
    switch found.kind {
    case .section, .inverted, .comment, .delimiters, .partial: return found
    case .close: return [.section, .inverted].contains(stack[stack.count - 1].kind) ? found : nil
    case .variable, .unescaped, .parent, .block: return nil
    }
  }

  private mutating func add(_ tag: Tag, aloneAfter space: Range<Int>) {
    switch tag.kind {
    case .partial: append(.include(include(tag, indent: space)))
    case .section, .inverted: open(tag)
    case .close: _ = close(tag, Edges(space: space, blankAfter: true, lastLine: false))
    case .comment, .delimiters, .variable, .unescaped, .parent, .block: break
    }
  }

  /// Adds a tag; true when the rest of its line goes with it.
  private mutating func add(_ tag: Tag, _ edges: Edges) -> Bool {
    switch tag.kind {
    case .comment, .delimiters: return false
    case .variable, .unescaped: append(.variable(name(tag), escaped: tag.kind == .variable))
    case .partial: append(.include(include(tag, indent: nil)))
    case .section, .inverted: open(tag)
    case .parent: open(tag, indent: edges.space)
    case .block:
      let startsLine = edges.blankAfter && !edges.lastLine && (isInsideParent || edges.space != nil)
      if startsLine && !isInsideParent { removeLineStart() }
      open(tag, indent: edges.space, startsLine: startsLine)
      return startsLine
    case .close: return close(tag, edges)
    }
    return false
  }

  private mutating func open(_ tag: Tag, indent: Range<Int>? = nil, startsLine: Bool = false) {
    if stack.count > Self.deepest, !isTooDeep {
      isTooDeep = true
      report(tag.offset, "tags are nested more than \(Self.deepest) deep here: move the inner part to a partial")
    }
    stack.append(Open(kind: tag.kind, tag: tag, indent: indent, startsLine: startsLine))
  }

  private mutating func close(_ tag: Tag, _ edges: Edges) -> Bool {
    guard stack.count > 1 else {
      report(tag.offset, "'{{/\(tag.content)}}' closes nothing: remove it, or open it before")
      return false
    }
    let wanted = Self.canonical(tag.content)
    if wanted != Self.canonical(stack[stack.count - 1].tag.content) {
      let inner = stack[stack.count - 1].tag
      report(
        tag.offset,
        "'{{/\(tag.content)}}' closes the wrong tag: \(described(inner)) is open, so write '{{/\(inner.content)}}' here")
      // When an outer tag was meant, the inner ones were forgotten; otherwise the name was misspelled.
      if let meant = stack.indices.dropFirst().last(where: { Self.canonical(stack[$0].tag.content) == wanted }) {
        while stack.count > meant + 1 { _ = closeInnermost(Edges(blankAfter: false, lastLine: false)) }
      }
    }
    return closeInnermost(edges)
  }

  private mutating func closeInnermost(_ edges: Edges) -> Bool {
    let top = stack.count - 1
    if top > Self.deepest {  // Reported when it was opened; the tree grows no deeper.
      stack[top].nodes = []
      stack[top].arguments = []
    }
    switch stack[top].kind {
    case .parent: return closeParent(edges)
    case .block: return closeBlock(edges)
    default:
      let open = stack.removeLast()
      append(.section(name(open.tag), inverted: open.kind == .inverted, open.nodes))
      return false
    }
  }

  private mutating func closeParent(_ edges: Edges) -> Bool {
    let open = stack.removeLast()
    // The pair stands alone when nothing is before the opening tag on its line and nothing after the closing one.
    let standsAlone = edges.blankAfter && open.indent != nil
    if standsAlone { removeLineStart() }
    var include = include(open.tag, indent: standsAlone ? open.indent : nil)
    include.arguments = open.arguments
    append(.include(include))
    return standsAlone
  }

  private mutating func closeBlock(_ edges: Edges) -> Bool {
    let isArgument = stack[stack.count - 2].kind == .parent
    let standsAlone = edges.space != nil && (isArgument || edges.blankAfter)
    if standsAlone { removeLineStart() }
    let open = stack.removeLast()
    let name = open.tag.content
    if isArgument {
      var nodes = open.nodes
      if open.startsLine, let indent = nodes.intrinsicIndent(in: text) { nodes = nodes.dedented(by: text[indent], in: text) }
      stack[stack.count - 1].arguments.append(
        Argument(name: name, ordinal: argumentCount, offset: open.tag.offset, nodes: nodes, startsLine: open.startsLine))
      argumentCount += 1
      return false
    }
    append(.block(Block(name: name, nodes: open.nodes, startsLine: open.startsLine, indent: open.indent)))
    return standsAlone
  }

  private mutating func finish() {
    for open in stack.dropFirst() {
      report(open.tag.offset, "'\(open.tag.spelled)' is never closed: write '{{/\(open.tag.content)}}'")
    }
    while stack.count > 1 { _ = closeInnermost(Edges(blankAfter: false, lastLine: false)) }
    syntax.nodes = stack[0].nodes
  }

  private func described(_ tag: Tag) -> String {
    let place = Position(of: tag.offset, in: text)
    return "'\(tag.spelled)' of line \(place.line), column \(place.column),"
  }

  private mutating func name(_ tag: Tag) -> Name { name(tag.content, at: tag.offset) }

  private mutating func name(_ content: String, at offset: Int) -> Name {
    if content == "." { return Name(parts: [], offset: offset) }
    let parts = content.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map { String($0)! }
    if parts.contains("") {
      report(offset, "'\(content)' has a part without a name: write names with one dot between them")
    }
    return Name(parts: parts, offset: offset)
  }

  private mutating func include(_ tag: Tag, indent: Range<Int>?) -> Include {
    let content = Self.canonical(tag.content)
    if content.utf8.first == UInt8(ascii: "*") {
      let name = name(String(content.dropFirst()), at: tag.offset)
      return Include(target: .named(by: name), offset: tag.offset, indent: indent)
    }
    syntax.includes.append((content, tag.offset))
    return Include(target: .template(content), offset: tag.offset, indent: indent)
  }

  /// `* name` and `*name` are one.
  private static func canonical(_ content: String) -> String {
    guard content.utf8.first == UInt8(ascii: "*") else { return content }
    return "*" + String(decoding: Array(content.utf8.dropFirst().trimmed), as: UTF8.self)
  }
}

extension Tag {
  /// As in its template, with the usual delimiters.
  var spelled: String {
    let sign =
      switch kind {
      case .section: "#"
      case .inverted: "^"
      case .parent: "<"
      case .block: "$"
      case .partial: ">"
      case .close: "/"
      case .unescaped: "&"
      case .comment: "!"
      case .delimiters, .variable: ""
      }
    return "{{\(sign)\(content)}}"
  }
}

extension [Piece] {
  /// The pieces line by line, line ends included.
  fileprivate var lines: [ArraySlice<Piece>] {
    var lines: [ArraySlice<Piece>] = []
    var start = 0
    for (at, piece) in enumerated() {
      if case .lineEnd = piece {
        lines.append(self[start...at])
        start = at + 1
      }
    }
    if start < count { lines.append(self[start...]) }
    return lines
  }
}
