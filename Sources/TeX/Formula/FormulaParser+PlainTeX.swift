internal import Vocabulary

extension FormulaParser {
  /// `\root 3 \of x`.
  mutating func rootOf(_ command: Command) throws(FormulaSyntaxError) -> Int32 {
    guard let degree = try parseArguments(before: "of") else { return name(command) }
    return parent(FormulaNode(kind: .root, flags: FormulaFlags.sup), try parseArgument(), degree)
  }

  /// `\buildrel \sim \over =`.
  mutating func builtRelation(_ command: Command) throws(FormulaSyntaxError) -> Int32 {
    guard let mark = try parseArguments(before: "over") else { return name(command) }
    return parent(
      FormulaNode(kind: .scripts, atom: .relation, flags: FormulaFlags.sup | FormulaFlags.stacked), try parseArgument(), mark)
  }

  /// A known command that lacks what it needs prints its name, as an unknown one does.
  mutating func name(_ command: Command) -> Int32 {
    let from = Int32(text.count)
    text.append(contentsOf: table.names[Int(command.start)..<Int(command.end)])
    return add(FormulaNode(kind: .name, start: from, end: Int32(text.count)))
  }

  /// What stands before a command that parts two arguments, as in `\root 3 \of x`; the command is passed over. Nil, with nothing read,
  /// when it does not come.
  private mutating func parseArguments(before separator: StaticString) throws(FormulaSyntaxError) -> Int32? {
    guard let end = place(of: separator) else { return nil }
    var list = List()
    skipSpaces()
    while at < end {
      append(try scripted(parseArgument()), to: &list)
      skipSpaces()
    }
    guard at == end else { throw FormulaSyntaxError() }
    at += 1 + separator.utf8CodeUnitCount
    return row(list)
  }

  /// Where a command begins that comes next in this group.
  private func place(of name: StaticString) -> Int? {
    var level = 0
    var next = at
    while next < source.count {
      switch source[next] {
      case UInt8(ascii: "{"): level += 1
      case UInt8(ascii: "}"):
        level -= 1
        if level < 0 { return nil }
      case UInt8(ascii: "\\"):
        let end = commandEnd(next + 1)
        if level == 0, end - next - 1 == name.utf8CodeUnitCount,
          name.withUTF8Buffer({ unsafe $0.elementsEqual(source[(next + 1)..<end]) })
        {
          return next
        }
        next = max(next, end - 1)
      default: break
      }
      next += 1
    }
    return nil
  }
}
