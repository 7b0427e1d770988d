/// The alphabets of mathematics, written as the letters that Unicode has for them.
enum MathFont: UInt8 {
  /// Italic Latin and small Greek letters, upright digits and capital Greek: what TeX does unasked.
  case standard
  case roman, bold, italic, boldItalic, script, boldScript, fraktur, boldFraktur, double, sans, boldSans, mono

  /// The font of a command that stands inside another font's argument.
  func applying(_ inner: MathFont) -> MathFont {
    switch (self, inner) {
    case (.bold, .script), (.boldItalic, .script), (.script, .bold), (.script, .boldItalic): return .boldScript
    case (.bold, .fraktur), (.boldItalic, .fraktur), (.fraktur, .bold), (.fraktur, .boldItalic): return .boldFraktur
    case (.bold, .sans), (.boldItalic, .sans), (.sans, .bold), (.sans, .boldItalic): return .boldSans
    case (.bold, .italic), (.italic, .bold): return .boldItalic
    default: return inner
    }
  }

  /// The letter or digit of this alphabet (Unicode chapter 22.2, Mathematical Alphanumeric Symbols); the character itself
  /// where there is none, or where browsers choose the form themselves.
  func character(_ scalar: UInt32) -> UInt32 {
    switch self {
    case .standard, .roman, .italic: return scalar
    default: break
    }
    switch scalar {
    case 0x41...0x5A: return capital(scalar - 0x41) ?? scalar
    case 0x61...0x7A: return small(scalar - 0x61) ?? scalar
    case 0x30...0x39: return digits.map { $0 + scalar - 0x30 } ?? scalar
    case 0x391...0x3A9: return greek.map { $0.capital + scalar - 0x391 } ?? scalar
    case 0x3B1...0x3C9: return greek.map { $0.small + scalar - 0x3B1 } ?? scalar
    case 0x2202: return greek.map { $0.small + 25 } ?? scalar
    case 0x2207: return greek.map { $0.capital + 25 } ?? scalar
    case 0x3F5: return greek.map { $0.small + 26 } ?? scalar
    case 0x3D1: return greek.map { $0.small + 27 } ?? scalar
    case 0x3F0: return greek.map { $0.small + 28 } ?? scalar
    case 0x3D5: return greek.map { $0.small + 29 } ?? scalar
    case 0x3F1: return greek.map { $0.small + 30 } ?? scalar
    case 0x3D6: return greek.map { $0.small + 31 } ?? scalar
    default: return scalar
    }
  }

  /// True for characters that browsers set in italics when they stand alone in an `mi` (MathML Core, italic mappings).
  static func isItalicized(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A, 0x391...0x3A9, 0x3B1...0x3C9: return true
    case 0x131, 0x237, 0x3D1, 0x3D5, 0x3D6, 0x3F0, 0x3F1, 0x3F4, 0x3F5, 0x2202, 0x2207: return true
    default: return false
    }
  }

  private func capital(_ index: UInt32) -> UInt32? {
    switch self {
    case .standard, .roman, .italic: return nil
    case .bold: return 0x1D400 + index
    case .boldItalic: return 0x1D468 + index
    case .boldScript: return 0x1D4D0 + index
    case .boldFraktur: return 0x1D56C + index
    case .sans: return 0x1D5A0 + index
    case .boldSans: return 0x1D5D4 + index
    case .mono: return 0x1D670 + index
    case .script:
      switch index {
      case 1: return 0x212C
      case 4: return 0x2130
      case 5: return 0x2131
      case 7: return 0x210B
      case 8: return 0x2110
      case 11: return 0x2112
      case 12: return 0x2133
      case 17: return 0x211B
      default: return 0x1D49C + index
      }
    case .fraktur:
      switch index {
      case 2: return 0x212D
      case 7: return 0x210C
      case 8: return 0x2111
      case 17: return 0x211C
      case 25: return 0x2128
      default: return 0x1D504 + index
      }
    case .double:
      switch index {
      case 2: return 0x2102
      case 7: return 0x210D
      case 13: return 0x2115
      case 15: return 0x2119
      case 16: return 0x211A
      case 17: return 0x211D
      case 25: return 0x2124
      default: return 0x1D538 + index
      }
    }
  }

  private func small(_ index: UInt32) -> UInt32? {
    switch self {
    case .standard, .roman, .italic: return nil
    case .bold: return 0x1D41A + index
    case .boldItalic: return 0x1D482 + index
    case .boldScript: return 0x1D4EA + index
    case .fraktur: return 0x1D51E + index
    case .boldFraktur: return 0x1D586 + index
    case .double: return 0x1D552 + index
    case .sans: return 0x1D5BA + index
    case .boldSans: return 0x1D5EE + index
    case .mono: return 0x1D68A + index
    case .script:
      switch index {
      case 4: return 0x212F
      case 6: return 0x210A
      case 14: return 0x2134
      default: return 0x1D4B6 + index
      }
    }
  }

  /// Where this alphabet's digits begin.
  private var digits: UInt32? {
    switch self {
    case .bold, .boldItalic: return 0x1D7CE
    case .double: return 0x1D7D8
    case .sans: return 0x1D7E2
    case .boldSans: return 0x1D7EC
    case .mono: return 0x1D7F6
    default: return nil
    }
  }

  /// Where this alphabet's Greek letters begin.
  private var greek: (capital: UInt32, small: UInt32)? {
    switch self {
    case .bold: return (0x1D6A8, 0x1D6C2)
    // Capital Greek letters are upright in TeX, and stay so in bold.
    case .boldItalic: return (0x1D6A8, 0x1D736)
    case .boldSans: return (0x1D756, 0x1D770)
    default: return nil
    }
  }
}
