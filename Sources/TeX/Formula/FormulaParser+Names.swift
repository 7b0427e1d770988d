internal import Vocabulary

extension FormulaParser {
  /// `\log`: its name upright.
  mutating func function(_ command: Command) -> Int32 {
    let from = text.count
    var name = table.names[Int(command.start)..<Int(command.end)]
    // `\varlimsup` is another way to draw `\limsup`.
    if name.count > 3 && name.starts(with: "var".utf8) { name.removeFirst(3) }
    text.append(contentsOf: name)
    // Names of two words: a space goes in.
    let split: Int
    switch name {
    case _ where name.elementsEqual("limsup".utf8) || name.elementsEqual("liminf".utf8): split = 3
    case _ where name.elementsEqual("injlim".utf8): split = 3
    case _ where name.elementsEqual("projlim".utf8): split = 4
    case _ where name.count > 5 && (name.starts(with: "arg".utf8) || name.starts(with: "ess".utf8)): split = 3
    default: split = 0
    }
    if split > 0 && !name.starts(with: "arc".utf8) { text.insert(UInt8(ascii: " "), at: from + split) }
    return add(
      FormulaNode(kind: .name, atom: .operation, flags: command.flags, start: Int32(from), end: Int32(text.count)))
  }

  /// `\operatorname{…}`; with a star it takes limits.
  mutating func operatorName(limits: Bool) throws(FormulaSyntaxError) -> Int32 {
    let flags = skipStar() || limits ? FormulaFlags.limits : 0
    let start = at
    let range = try rawArgument()
    let from = text.count
    var isPlain = !range.isEmpty
    var next = range.lowerBound
    while next < range.upperBound, isPlain {
      let byte = source[next]
      if byte == UInt8(ascii: "\\"), next + 1 < range.upperBound,
        [UInt8(ascii: ","), UInt8(ascii: " "), UInt8(ascii: ";"), UInt8(ascii: ":")].contains(source[next + 1])
      {
        text.append(UInt8(ascii: " "))
        next += 2
      } else if byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*")
        || byte == UInt8(ascii: ".")
      {
        text.append(byte)
        next += 1
      } else if byte == UInt8(ascii: "~") {
        text.append(UInt8(ascii: " "))
        next += 1
      } else if byte.isASCIISpace {
        next += 1
      } else {
        isPlain = false
      }
    }
    if isPlain {
      return add(
        FormulaNode(kind: .name, atom: .operation, flags: flags, start: Int32(from), end: Int32(text.count)))
    }
    text.removeSubrange(from...)
    at = start
    let outer = font
    font = .roman
    let node = try parseArgument()
    font = outer
    nodes[Int(node)].next = -1
    return add(FormulaNode(kind: .row, atom: .operation, flags: flags, first: node))
  }
}
