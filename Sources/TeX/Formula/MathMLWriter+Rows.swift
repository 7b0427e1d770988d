internal import Encoding

/// A member of a row while the row is written.
struct RowItem {
  var node: Int32
  var atom: Atom
  /// The operator whose space can be set, or -1.
  var core: Int32
  /// Explicit space in the source before it, in thousandths of an em.
  var kern: Int32
  /// Space to be written in place of the dictionary's.
  var left: Int16?
  var right: Int16?
  /// Space to be written before it as an element.
  var gap: Int16 = 0
}

extension MathMLWriter {
  /// Siblings from `first` on.
  ///
  /// - Parameters:
  ///   - leading: What TeX sees before the first: a bracket, or nothing.
  ///   - trailing: What TeX sees after the last.
  ///   - isNested: True when other elements of the same `mrow` stand around.
  ///   - single: True for one node without its siblings.
  mutating func writeRow(
    _ first: Int32, leading: Atom? = nil, trailing: Atom? = nil, isNested: Bool = false, single: Bool = false
  ) {
    if isOverfull { return }
    let base = items.count
    var kern: Int32 = 0
    var child = first
    while child >= 0 {
      let node = nodes[Int(child)]
      if node.kind == .space {
        kern = max(-40_000, min(40_000, kern + node.value))
      } else {
        items.append(RowItem(node: child, atom: node.atom, core: core(child), kern: kern))
        kern = 0
      }
      child = single ? -1 : node.next
    }
    classify(from: base, leading: leading, trailing: trailing)
    let end = space(from: base, leading: leading, trailing: trailing, kern: kern, isNested: isNested)

    var at = base
    let count = items.count
    while at < count {
      let item = items[at]
      appendSpace(item.gap)
      let node = nodes[Int(item.node)]
      at += 1
      if node.kind == .letter && node.font != .standard && node.font != .italic {
        // Letters of one alphabet that touch each other are one word.
        var next = at
        while next < count, items[next].gap == 0, items[next].kern == 0 {
          let other = nodes[Int(items[next].node)]
          if other.kind != .letter || other.font != node.font { break }
          next += 1
        }
        if next > at {
          output.append("<mi>")
          appendLetter(node)
          while at < next {
            appendLetter(nodes[Int(items[at].node)])
            at += 1
          }
          output.append("</mi>")
          continue
        }
      }
      write(item.node, left: item.left, right: item.right)
    }
    appendSpace(end)
    items.removeLast(items.count - base)
  }

  /// The operator that browsers space when they space the node (an embellished operator's core), or -1.
  private func core(_ index: Int32) -> Int32 {
    var index = index
    while true {
      let node = nodes[Int(index)]
      switch node.kind {
      case .symbol: return node.flags & FormulaFlags.mo != 0 ? index : -1
      case .delimiter: return index
      case .name: return node.atom == .binary ? index : -1
      case .scripts, .arrow, .corners: index = node.first
      default: return -1
      }
    }
  }

  /// A binary operator without operands on both sides is an ordinary atom (The TeXbook, appendix G, rules 5 and 6).
  private mutating func classify(from base: Int, leading: Atom?, trailing: Atom?) {
    var before = leading
    for at in base..<items.count {
      var atom = items[at].atom
      switch atom {
      case .binary:
        switch before {
        case nil, .binary?, .operation?, .relation?, .opening?, .punctuation?: atom = .ordinary
        default: break
        }
        items[at].atom = atom
      case .relation, .closing, .punctuation:
        if at > base, before == .binary { items[at - 1].atom = .ordinary }
      default: break
      }
      before = atom
    }
    if items.count > base, items[items.count - 1].atom == .binary, trailing == nil || trailing == .closing {
      items[items.count - 1].atom = .ordinary
    }
  }

  /// Decides all spaces of a row; the result is the space after the last member.
  private mutating func space(
    from base: Int, leading: Atom?, trailing: Atom?, kern: Int32, isNested: Bool
  ) -> Int16 {
    let isScript = level > 0
    var before = leading
    for at in base...items.count {
      let isEnd = at == items.count
      let atom = isEnd ? trailing : items[at].atom
      let extra = isEnd ? kern : items[at].kern
      var wanted: Int16 = 0
      if let before, let atom { wanted = Atom.space(before, atom, script: isScript) }
      wanted = Int16(clamping: max(0, Int32(wanted) + extra))
      before = atom

      let previous = at > base ? items[at - 1].core : -1
      let current = isEnd ? -1 : items[at].core
      let right = previous < 0 ? 0 : dictionarySpace(previous, at: at - 1, base: base, isNested: isNested).right
      let left = current < 0 ? 0 : dictionarySpace(current, at: at, base: base, isNested: isNested).left
      if wanted == left + right { continue }
      if previous >= 0 && current >= 0 {
        if wanted == right {
          items[at].left = 0
        } else if wanted == left {
          items[at - 1].right = 0
        } else {
          items[at - 1].right = wanted
          if left != 0 { items[at].left = 0 }
        }
      } else if previous >= 0 {
        // An approximate value (`\sim 10`) needs no space after the sign.
        if right == 0 && extra == 0 && nodes[Int(previous)].scalar == 0x223C { continue }
        items[at - 1].right = wanted
      } else if current >= 0 {
        items[at].left = wanted
      } else if isEnd {
        return wanted
      } else {
        items[at].gap = wanted
      }
    }
    return 0
  }

  /// The space that browsers give the operator at a place in the row.
  private func dictionarySpace(_ core: Int32, at: Int, base: Int, isNested: Bool) -> (left: Int16, right: Int16) {
    let node = nodes[Int(core)]
    if node.kind == .name { return (Space.thick, Space.thick) }
    let isNegated = node.flags & FormulaFlags.negated != 0
    if isNegated { return (Space.thick, Space.thick) }
    if at == base && !isNested && items.count > base + 1 && OperatorDictionary.isPrefix(node.scalar) { return (0, 0) }
    return OperatorDictionary.space(node.scalar, node.atom)
  }
}
