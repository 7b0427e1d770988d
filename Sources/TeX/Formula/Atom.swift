/// The classes of atoms that decide the space between them (The TeXbook, chapter 17).
enum Atom: UInt8 {
  case ordinary, operation, binary, relation, opening, closing, punctuation, inner

  /// The space that TeX puts between two neighbours, in thousandths of an em.
  ///
  /// - Parameter script: True inside scripts, where only the space around operators remains.
  static func space(_ left: Atom, _ right: Atom, script: Bool) -> Int16 {
    let code = spaces[Int(left.rawValue) * 8 + Int(right.rawValue)]
    if script && code > 1 { return 0 }
    switch code {
    case 0: return 0
    case 1, 2: return Space.thin
    case 3: return Space.medium
    default: return Space.thick
    }
  }
}

/// Widths of TeX's spaces in thousandths of an em (3, 4 and 5 eighteenths).
enum Space {
  static let thin: Int16 = 167
  static let medium: Int16 = 222
  static let thick: Int16 = 278
}

/// The TeXbook's table of spaces: 1 is thin everywhere, 2 to 4 thin, medium and thick outside scripts only.
private let spaces: InlineArray<64, UInt8> = [
  0, 1, 3, 4, 0, 0, 0, 2,
  1, 1, 0, 4, 0, 0, 0, 2,
  3, 3, 0, 0, 3, 0, 0, 3,
  4, 4, 0, 0, 4, 0, 0, 4,
  0, 0, 0, 0, 0, 0, 0, 0,
  0, 1, 3, 4, 0, 0, 0, 2,
  2, 2, 0, 2, 2, 2, 2, 2,
  2, 1, 3, 4, 2, 0, 2, 2,
]
