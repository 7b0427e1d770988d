/// Accents as marks that combine with the letter before them (Unicode's Combining Diacritical Marks).
enum FormulaAccent {
  /// The combining form of an accent that MathML draws as a character of its own.
  static func combining(_ accent: UInt32) -> Unicode.Scalar? {
    switch accent {
    case 0x2C6: return "\u{302}"
    case 0x2DC: return "\u{303}"
    case 0x2C9: return "\u{304}"
    case 0x203E: return "\u{305}"
    case 0x2192: return "\u{20D7}"
    case 0x2D9: return "\u{307}"
    case 0xA8: return "\u{308}"
    case 0x20DB: return "\u{20DB}"
    case 0x20DC: return "\u{20DC}"
    case 0x2C7: return "\u{30C}"
    case 0x2D8: return "\u{306}"
    case 0xB4: return "\u{301}"
    case 0x60: return "\u{300}"
    case 0x2DA: return "\u{30A}"
    default: return nil
    }
  }
}
