/// The names by which Greek letters of formulas are looked for.
enum GreekLetters {
  /// From α on; ς stands between ρ and σ.
  private static let names: [[UInt8]] =
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega"
    .split(separator: " ").map { Array($0.utf8) }

  /// The name of a word that is a single small letter in UTF-8.
  static func name(of word: Span<UInt8>) -> [UInt8]? {
    guard word.count == 2, word[0] & 0xFE == 0xCE, word[1] & 0xC0 == 0x80 else { return nil }
    let number = Int(word[0] & 0x1F) << 6 | Int(word[1] & 0x3F)
    return (0x3B1...0x3C9).contains(number) ? names[number - 0x3B1] : nil
  }
}
