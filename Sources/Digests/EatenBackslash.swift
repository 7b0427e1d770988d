internal import Vocabulary

/// Puts back the backslash that a writer of JSON has eaten: `$\textit{…}$` written without a second backslash is read as a TAB and
/// `extit`. TAB, backspace, form feed, vertical tab and bell each stand for a backslash and a letter when what follows makes a command of TeX.
enum EatenBackslash {
  static func restored(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count + 8)
    var at = text.startIndex
    while at < text.endIndex {
      let byte = text[at]
      if let letter = letter(eatenBy: byte), isCommand(text[(at + 1)...], letter: letter) {
        out.append(UInt8(ascii: "\\"))
        out.append(letter)
      } else {
        out.append(byte)
      }
      at += 1
    }
    return out
  }

  /// True when the byte is what is left of a backslash, so that it is no white space.
  static func isLeft(in bytes: [UInt8], at offset: Int, before end: Int) -> Bool {
    guard let letter = letter(eatenBy: bytes[offset]) else { return false }
    return isCommand(bytes[(offset + 1)..<end], letter: letter)
  }

  private static func letter(eatenBy byte: UInt8) -> UInt8? {
    switch byte {
    case 0x07: UInt8(ascii: "a")
    case 0x08: UInt8(ascii: "b")
    case 0x09: UInt8(ascii: "t")
    case 0x0B: UInt8(ascii: "v")
    case 0x0C: UInt8(ascii: "f")
    default: nil
    }
  }

  /// True when the letters that follow complete a command. A TAB is also white space, so it takes a command that is known; the
  /// others never stand in a text for themselves.
  private static func isCommand(_ rest: ArraySlice<UInt8>, letter: UInt8) -> Bool {
    let word = rest.prefix { $0.isASCIILetter }
    if letter != UInt8(ascii: "t") { return !word.isEmpty }
    return tails.contains(Array(word))
  }

  /// TeX's commands that begin with `t`, without it. `\tan` and `\top` are left out: "an" and "op" are words, or parts of them.
  private static let tails: Set<[UInt8]> = Set(
    [
      "anh", "au", "binom", "ext", "extbf", "extit", "extmd", "extnormal", "extrm", "extsc", "extsf", "extsl", "extstyle",
      "extsubscript", "extsuperscript", "exttt", "extup", "frac", "heta", "hickapprox", "hicksim", "hinspace", "ilde", "imes",
      "o",
      "riangle", "riangledown", "riangleleft", "riangleq", "riangleright", "woheadrightarrow", "herefore",
      "extquotedblleft", "extquotedblright", "extregistered", "exttrademark", "extasciitilde", "extbackslash", "extendash",
      "extemdash", "extellipsis", "extgreater", "extless", "extunderscore", "extdegree",
    ].map(\.needle))
}
