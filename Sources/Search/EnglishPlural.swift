/// Takes English plurals to the singular by their spelling: `models` becomes `model`, `queries` `query`, `losses` `loss`. `analysis`,
/// `corpus` and `class` stay. No other ending is touched, as cutting more would make one of words that mean different things, as
/// `learning` and `learned`.
enum EnglishPlural {
  /// How many bytes of the word remain, and whether a `y` follows them. Either case of ASCII letters is read.
  static func stem(_ word: Span<UInt8>) -> (length: Int, endsInY: Bool) {
    let count = word.count
    guard count >= 4, word[count - 1] | 0x20 == UInt8(ascii: "s") else { return (count, false) }
    let before = word[count - 2] | 0x20
    switch before {
    case UInt8(ascii: "s"), UInt8(ascii: "u"), UInt8(ascii: "i"): return (count, false)
    case UInt8(ascii: "e"):
      let third = word[count - 3] | 0x20
      if third == UInt8(ascii: "i"), count > 4 { return (count - 3, true) }
      let fourth = word[count - 4] | 0x20
      let isSibilant =
        third == UInt8(ascii: "x") || (third == UInt8(ascii: "s") && fourth == third)
        || (third == UInt8(ascii: "h") && (fourth == UInt8(ascii: "c") || fourth == UInt8(ascii: "s")))
      return (isSibilant ? count - 2 : count - 1, false)
    case UInt8(ascii: "a")...UInt8(ascii: "z"): return (count - 1, false)
    default: return (count, false)
    }
  }
}
