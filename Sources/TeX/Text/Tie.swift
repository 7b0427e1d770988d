internal import Vocabulary

/// `~`, which ties two words in TeX. People also write it for "about", before a number, between the ends of a range, and between a
/// variable and its distribution.
enum Tie {
  /// Whether the `~` of a TeX text is a tie.
  static func stands(in source: [UInt8], at place: Int) -> Bool {
    let before = place > 0 ? source[place - 1] : 0x20
    let next = place + 1 < source.count ? source[place + 1] : 0x20
    if before == UInt8(ascii: "~") || next == UInt8(ascii: "~") { return false }
    if before.isASCIISpace { return next == UInt8(ascii: "\\") }
    if next.isASCIISpace { return before == UInt8(ascii: ".") || before == UInt8(ascii: ",") }
    if !next.isASCIIDigit {
      // What may begin a word or a formula.
      guard next.isASCIILetter || next >= 0x80 || "\\$({`[".utf8.contains(next) else { return false }
      return !isSum(in: source, at: place) && !isDistribution(in: source, at: place)
    }
    // `3~5` and `3%~5%` are ranges, `z~2` an estimate, `SAM~3` a tie.
    if before.isASCIIDigit { return !isRange(in: source, before: place) }
    let isWord = before.isASCIILetter && place > 1 && source[place - 2].isASCIILetter
    return isWord || "}.,".utf8.contains(before)
  }

  /// Whether the `~` of a light Markdown text plainly is a tie of TeX's that a model has copied. Models write it for "about".
  static func standsInMarkdown(in source: [UInt8], at place: Int) -> Bool {
    guard stands(in: source, at: place) else { return false }
    let before = place > 0 ? source[place - 1] : 0x20
    let next = place + 1 < source.count ? source[place + 1] : 0x20
    switch next {
    // `~\cite{a}`, but not `~\$5`.
    case UInt8(ascii: "\\"):
      if before < 0x80 && !before.isASCIISpace { return place + 2 < source.count && source[place + 2].isASCIILetter }
      return source.holds("cite", at: place + 2) || source.holds("ref", at: place + 2) || source.holds("mbox", at: place + 2)
    case UInt8(ascii: "("), UInt8(ascii: "["): return before < 0x80
    case 0x80...: return false
    default: break
    }
    // `Fig.~3`, `\method{}~is`, `\method~is`.
    if before == UInt8(ascii: ".") || before == UInt8(ascii: "}") { return true }
    var start = place
    while start > 0, source[start - 1].isASCIILetter { start -= 1 }
    if start < place, start > 0, source[start - 1] == UInt8(ascii: "\\") { return true }
    if next.isASCIIDigit {
      // `Llama~3.1`, `Table~2`; `takes~5 hours`, `AUC~0.9`, `GPU~40GB` and `Acc~95%` say "about".
      if before.isASCIIDigit {
        // The second of `Llama~3.3~70B`.
        let tie = startOfNumber(in: source, before: place) - 1
        return tie > 0 && source[tie] == UInt8(ascii: "~") && standsInMarkdown(in: source, at: tie)
      }
      guard place - start > 1, source[start].isASCIIUpper, next != UInt8(ascii: "0") else { return false }
      var end = place + 1
      while end < source.count, source[end].isASCIIDigit || source[end] == UInt8(ascii: ".") { end += 1 }
      return end == source.count || !source[end].isASCIILetter && !"%\\".utf8.contains(source[end])
    }
    // `the size~$n$`, but not `only~$5`; `60~FPS`, `$60$~FPS`, `5\%~of`.
    if next == UInt8(ascii: "$") {
      return place - start > 1 && place + 2 < source.count && !source[place + 2].isASCIIDigit && !source[place + 2].isASCIISpace
    }
    guard next.isASCIILetter else { return false }
    if before == UInt8(ascii: "$") || before == UInt8(ascii: "%") { return true }
    let number = startOfNumber(in: source, before: place)
    return number < place && (number == 0 || !source[number - 1].isASCIILetter)
  }

  /// Chinese says "about" so: `需~$1.5M`.
  private static func isSum(in source: [UInt8], at place: Int) -> Bool {
    source[place + 1] == UInt8(ascii: "$") && place + 2 < source.count && source[place + 2].isASCIIDigit && place > 0
      && source[place - 1] >= 0x80
  }

  /// `x~N(0,1)`, `x_i~U[0,1]`: a variable or an expression, and a name with its parameters.
  private static func isDistribution(in source: [UInt8], at place: Int) -> Bool {
    var end = place + 1
    if source.holds("\\math", at: end) { end += 1 }
    while end < source.count, end - place < 24, source[end].isASCIILetter { end += 1 }
    guard end > place + 1, end < source.count, "([{".utf8.contains(source[end]) else { return false }
    let isCommand = source[place + 1] == UInt8(ascii: "\\")
    let isLetter = end == place + 2
    switch source[end] {
    case UInt8(ascii: "("): guard isCommand || isLetter || source[place + 1].isASCIIUpper else { return false }
    // `Vaswani[1]` is cited.
    case UInt8(ascii: "["): guard isLetter else { return false }
    default: guard isCommand else { return false }
    }
    let before = place > 0 ? source[place - 1] : 0x20
    // Greek letters are in two bytes that begin with 0xCE or 0xCF.
    if before == UInt8(ascii: ")") || place > 1 && before >= 0x80 && source[place - 2] & 0xFE == 0xCE { return true }
    var start = place
    while start > 0, source[start - 1].isASCIIDigit { start -= 1 }
    if start > 0, start < place, source[start - 1] == UInt8(ascii: "_") { start -= 1 }
    guard start > 0, source[start - 1].isASCIILetter, start < 2 || !source[start - 2].isASCIILetter else { return false }
    // `a~f(x)` and `I~Use(d)` have an article and a person in front of them.
    return !"aAI".utf8.contains(source[start - 1]) || isLetter && source[place + 1].isASCIIUpper
  }

  /// A number that a letter or a tie begins, such as the version in `Llama~3.3~70B`, is no end of a range.
  private static func isRange(in source: [UInt8], before end: Int) -> Bool {
    let start = startOfNumber(in: source, before: end)
    guard start > 0 else { return true }
    if source[start - 1] == UInt8(ascii: "~") { return start < 2 || !source[start - 2].isASCIILetter }
    return !source[start - 1].isASCIILetter
  }

  private static func startOfNumber(in source: [UInt8], before end: Int) -> Int {
    var start = end
    while start > 0,
      source[start - 1].isASCIIDigit || source[start - 1] == UInt8(ascii: ".") || source[start - 1] == UInt8(ascii: ",")
    { start -= 1 }
    return start
  }
}
