internal import Vocabulary

/// What each character beyond ASCII means to the tokenizer, worked out once a character.
struct FoldingTable {
  enum Piece: Equatable {
    case letter(UInt32)
    case eastAsian(UInt32)
    case separator
  }

  private var known: [UInt32: [Piece]] = [:]

  /// Letters that Unicode does not decompose, but that people type without their stroke or as two.
  private static let plain: [UInt32: String] = [
    0xDF: "ss", 0xE6: "ae", 0xF0: "d", 0xF8: "o", 0xFE: "th", 0x111: "d", 0x127: "h", 0x131: "i", 0x142: "l", 0x153: "oe",
  ]

  mutating func pieces(of scalar: UInt32) -> [Piece] {
    if let pieces = known[scalar] { return pieces }
    let pieces = Self.fold(scalar)
    known[scalar] = pieces
    return pieces
  }

  private static func fold(_ value: UInt32) -> [Piece] {
    guard let scalar = Unicode.Scalar(value) else { return [.separator] }
    var pieces: [Piece] = []
    for folded in UnicodeText.searchFolded(String(scalar)).unicodeScalars {
      if EastAsian.contains(folded.value) {
        pieces.append(.eastAsian(folded.value))
      } else if let letters = plain[folded.value] {
        for letter in letters.unicodeScalars { pieces.append(.letter(letter.value)) }
      } else if UnicodeText.isLetterOrDigit(folded) {
        pieces.append(.letter(folded.value))
      } else {
        pieces.append(.separator)
      }
    }
    return pieces
  }
}
