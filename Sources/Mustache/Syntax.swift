/// A template as a tree. Ranges are of bytes in its own source; offsets are where a tag begins.
struct Syntax {
  var nodes: [Node] = []
  /// The partials and parents named in it, for the report of unknown ones.
  var includes: [(name: String, offset: Int)] = []
}

indirect enum Node {
  /// A line begins here with this white space. Lines of stand-alone tags have none.
  case line(Range<Int>)
  case text(Range<Int>)
  case variable(Name, escaped: Bool)
  case section(Name, inverted: Bool, [Node])
  case include(Include)
  case block(Block)
}

/// A dotted name; no parts for `.`.
struct Name {
  var parts: [String]
  var offset: Int
}

/// A partial or a parent.
struct Include {
  enum Target {
    case template(String)
    /// `*name`: the template that the value names.
    case named(by: Name)
  }

  var target: Target
  var offset: Int
  /// The white space before a tag that stands alone; nil when it does not.
  var indent: Range<Int>?
  /// What a parent's blocks replace; empty for a partial.
  var arguments: [Argument] = []
}

/// A block inside a parent tag: replaces the blocks of its name in the parent.
struct Argument {
  var name: String
  /// Tells the arguments of one template apart.
  var ordinal: Int
  /// Where the tag begins.
  var offset: Int
  /// Without the indentation of its first line when it starts a line.
  var nodes: [Node]
  var startsLine: Bool
}

/// A block outside of a parent tag: can be replaced, prints its nodes otherwise.
struct Block {
  var name: String
  var nodes: [Node]
  /// The opening tag stands alone on its line.
  var startsLine: Bool
  /// The white space before the opening tag when nothing else is before it on its line.
  var indent: Range<Int>?
}

extension [Node] {
  /// The indentation of the first line that is not blank; nil when these nodes start none.
  func intrinsicIndent(in text: [UInt8]) -> Range<Int>? {
    for (at, node) in enumerated() {
      switch node {
      case .line(let space):
        if at + 1 < count, case .text(let range) = self[at + 1], text[range.lowerBound].isLineEnd { continue }
        return space
      case .text, .variable: continue
      case .section(_, _, let nodes): if let found = nodes.intrinsicIndent(in: text) { return found }
      case .include(let include): if let indent = include.indent { return indent }
      case .block(let block):
        if let found = block.nodes.intrinsicIndent(in: text) { return found }
        if let indent = block.indent { return indent }
      }
    }
    return nil
  }

  /// Takes an indentation away from every line, as far as the line has it.
  func dedented(by prefix: ArraySlice<UInt8>, in text: [UInt8]) -> [Node] {
    if prefix.isEmpty { return self }
    func cut(_ space: Range<Int>) -> Range<Int> {
      let common = zip(text[space], prefix).prefix { $0 == $1 }
      return space.dropFirst(common.count)
    }
    return map { node in
      switch node {
      case .line(let space): return .line(cut(space))
      case .text, .variable: return node
      case .section(let name, let inverted, let nodes):
        return .section(name, inverted: inverted, nodes.dedented(by: prefix, in: text))
      case .include(var include):
        include.indent = include.indent.map(cut)
        return .include(include)
      case .block(var block):
        block.indent = block.indent.map(cut)
        block.nodes = block.nodes.dedented(by: prefix, in: text)
        return .block(block)
      }
    }
  }
}

extension UInt8 {
  var isLineEnd: Bool { self == 0x0A || self == 0x0D }
}
