internal import Vocabulary

/// TeX's accents, in text.
enum TextAccents {
  /// The combining character of an accent that is a sign: `\'`, `\"`, …
  static func mark(sign: UInt8) -> Unicode.Scalar? {
    switch sign {
    case UInt8(ascii: "`"): "\u{300}"
    case UInt8(ascii: "'"): "\u{301}"
    case UInt8(ascii: "^"): "\u{302}"
    case UInt8(ascii: "~"): "\u{303}"
    case UInt8(ascii: "="): "\u{304}"
    case UInt8(ascii: "."): "\u{307}"
    case UInt8(ascii: "\""): "\u{308}"
    default: nil
    }
  }

  /// The combining character of an accent that is a letter: `\c`, `\v`, …
  static func mark(letter: UInt8) -> Unicode.Scalar? {
    switch letter {
    case UInt8(ascii: "u"): "\u{306}"
    case UInt8(ascii: "r"): "\u{30A}"
    case UInt8(ascii: "H"): "\u{30B}"
    case UInt8(ascii: "v"): "\u{30C}"
    case UInt8(ascii: "h"): "\u{309}"
    case UInt8(ascii: "d"): "\u{323}"
    case UInt8(ascii: "c"): "\u{327}"
    case UInt8(ascii: "k"): "\u{328}"
    case UInt8(ascii: "b"): "\u{331}"
    case UInt8(ascii: "t"): "\u{361}"
    case UInt8(ascii: "G"): "\u{30F}"
    default: nil
    }
  }

  /// A letter with an accent, composed where Unicode can. The dotless letters take their dot back.
  static func compose(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) -> String {
    var base = letter
    if letter == "ı" { base = "i" } else if letter == "ȷ" { base = "j" }
    var text = String.UnicodeScalarView()
    text.append(base)
    text.append(mark)
    return UnicodeText.nfc(String(text))
  }
}
