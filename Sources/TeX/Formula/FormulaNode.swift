/// One node of a parsed formula. Nodes live in one flat array and name their first child and next sibling by index.
struct FormulaNode {
  enum Kind: UInt8 {
    /// Children in a line; without children an empty base.
    case row
    /// Digits: bytes of the source.
    case number
    /// A letter: a character, with combining marks as bytes of the source.
    case letter
    /// A character that is no letter.
    case symbol
    /// A name in upright letters: bytes of the text buffer.
    case name
    /// Text: bytes of the text buffer, with a style.
    case text
    /// Numerator and denominator.
    case fraction
    /// Radicand, then perhaps the degree.
    case root
    /// Base, then perhaps subscript, then perhaps superscript.
    case scripts
    /// A base with a character above or below.
    case accent
    /// Children between a left and a right delimiter.
    case fenced
    /// A delimiter with an explicit size, or one in the middle of a fence.
    case delimiter
    /// A space: its width in thousandths of an em is `value`.
    case space
    /// A child that takes room unseen.
    case phantom
    /// Children in another style.
    case style
    /// Rows of cells.
    case table, tableRow, tableCell
    /// An extensible arrow: label below, label above.
    case arrow
    /// A child as a link; the address in the text buffer.
    case link
    /// A child in a frame or struck out.
    case enclosure
    /// Base, then the four scripts: right below, right above, left below, left above.
    case corners
  }

  var kind: Kind
  var atom: Atom = .ordinary
  var font: MathFont = .standard
  /// What the bits mean depends on the kind; see the constants of `FormulaFlags`.
  var flags: UInt8 = 0
  /// A Unicode scalar.
  var scalar: UInt32 = 0
  /// A second number: width, right delimiter, size.
  var value: Int32 = 0
  /// A range of bytes.
  var start: Int32 = 0
  var end: Int32 = 0
  var first: Int32 = -1
  var next: Int32 = -1
}

/// Bits in `FormulaNode.flags`, by kind of node.
enum FormulaFlags {
  // Any kind.
  /// White space stood before it in the source.
  static let spaced: UInt8 = 0x80

  // Symbols and names.
  /// An operator of MathML (`mo`), not an identifier (`mi`).
  static let mo: UInt8 = 1
  /// Scripts stand above and below in display style.
  static let limits: UInt8 = 2
  /// A bracket or bar, which browsers would stretch.
  static let fence: UInt8 = 4
  /// Struck through by a stroke (U+0338).
  static let negated: UInt8 = 8

  // Scripts.
  static let sub: UInt8 = 1
  static let sup: UInt8 = 2
  /// Above and below in display style.
  static let movable: UInt8 = 4
  /// Above and below always.
  static let stacked: UInt8 = 8

  // Accents.
  static let below: UInt8 = 1
  static let stretchy: UInt8 = 2
  /// A brace or arrow, not a mark on its base: it takes scripts as limits.
  static let bracing: UInt8 = 4

  // Fractions and styles.
  static let noLine: UInt8 = 1
  static let displayStyle: UInt8 = 2
  static let textStyle: UInt8 = 4
  static let scriptStyle: UInt8 = 8
  static let scriptScriptStyle: UInt8 = 16

  // Tables.
  /// Columns are right and left in turn, without space between the two.
  static let aligned: UInt8 = 1

  // Text.
  static let bold: UInt8 = 1
  static let italic: UInt8 = 2
  static let mono: UInt8 = 4
  static let underlined: UInt8 = 8

  // Enclosures.
  static let boxed: UInt8 = 1
  static let struck: UInt8 = 2
}
