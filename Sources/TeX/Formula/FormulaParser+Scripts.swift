extension FormulaParser {
  /// The node with the scripts, primes and limits that follow it.
  mutating func scripted(_ base: Int32) throws(FormulaSyntaxError) -> Int32 {
    var sub: Int32 = -1
    var sup: Int32 = -1
    var primes = List()
    var stacked: Bool?
    scan: while at < source.count {
      let start = at
      skipSpaces()
      guard at < source.count else {
        at = start
        break
      }
      switch source[at] {
      case UInt8(ascii: "_"):
        if sub >= 0 { throw FormulaSyntaxError() }
        at += 1
        sub = try parseArgument()
      case UInt8(ascii: "^"):
        if sup >= 0 { throw FormulaSyntaxError() }
        at += 1
        sup = try parseArgument()
      case UInt8(ascii: "'"):
        appendPrimes(to: &primes)
      case UInt8(ascii: "\\"):
        guard let command = peekLimits() else {
          at = start
          break scan
        }
        stacked = command
      default:
        at = start
        break scan
      }
    }
    if primes.first >= 0 {
      if sup >= 0 { append(sup, to: &primes) }
      sup = row(primes)
    }
    if sub < 0 && sup < 0 { return base }
    var flags: UInt8 = 0
    nodes[Int(base)].next = -1
    var last = base
    if sub >= 0 {
      flags |= FormulaFlags.sub
      nodes[Int(last)].next = sub
      last = sub
    }
    if sup >= 0 {
      flags |= FormulaFlags.sup
      nodes[Int(last)].next = sup
    }
    let node = nodes[Int(base)]
    switch stacked {
    case true?: flags |= FormulaFlags.stacked
    case false?: break
    case nil:
      let takesLimits =
        (node.atom == .operation && node.flags & FormulaFlags.limits != 0
          && (node.kind == .symbol || node.kind == .name || node.kind == .row))
      if takesLimits { flags |= FormulaFlags.movable }
      if node.kind == .accent && node.flags & FormulaFlags.bracing != 0 { flags |= FormulaFlags.stacked }
    }
    return add(FormulaNode(kind: .scripts, atom: node.atom, flags: flags, first: base))
  }

  /// A run of `'` as one or several prime signs.
  private mutating func appendPrimes(to list: inout List) {
    var count = 0
    while at < source.count, source[at] == UInt8(ascii: "'") {
      count += 1
      at += 1
    }
    while count > 0 {
      let width = min(count, 3)
      append(
        add(FormulaNode(kind: .symbol, flags: FormulaFlags.mo, scalar: [0x2032, 0x2033, 0x2034][width - 1])), to: &list)
      count -= width
    }
  }

  /// Reads `\limits` (true) or `\nolimits` (false); leaves anything else.
  private mutating func peekLimits() -> Bool? {
    // Both begin with l, n or d: most commands need no look-up.
    guard at + 1 < source.count else { return nil }
    switch source[at + 1] {
    case UInt8(ascii: "l"), UInt8(ascii: "n"), UInt8(ascii: "d"): break
    default: return nil
    }
    let start = at
    guard let command = readCommand(), command.kind == .limits else {
      at = start
      return nil
    }
    return source[start + 1] != UInt8(ascii: "n")
  }
}
