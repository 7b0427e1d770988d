import Foundation

/// What two renderings of a formula must have in common, whatever their dialect of MathML.
///
/// Left out are alphabets (compatibility forms), the choice among accents that look alike, how letters and digits are grouped
/// into tokens, invisible operators, spaces and wrappers that only carry style.
enum FormulaComparison {
  /// A character, or a structure with the content of its arguments.
  indirect enum Part: Equatable {
    case character(Character)
    case structure(String, [[Part]])
  }

  private static let alike: [Character: Character] = [
    "\u{302}": "^", "ˆ": "^", "\u{303}": "~", "˜": "~", "\u{304}": "¯", "\u{305}": "¯", "ˉ": "¯", "‾": "¯", "\u{20D7}": "→",
    "ˊ": "´", "\u{301}": "´", "∣": "|", "∥": "‖", "∗": "*", "−": "-", "⋅": "·",
  ]

  private static func fold(_ text: String) -> [Character] {
    var result: [Character] = []
    for scalar in text.precomposedStringWithCompatibilityMapping.unicodeScalars {
      if scalar.properties.isWhitespace || (0x2060...0x2064).contains(scalar.value) || scalar.value == 0x200B { continue }
      let character = Character(scalar)
      result.append(alike[character] ?? character)
    }
    return result
  }

  static func text(_ element: FormulaElement) -> String { String(fold(presentation(element).text)) }

  static func tree(_ element: FormulaElement) -> [Part] { parts(presentation(element)) }

  /// KaTeX puts its presentation beside the source; the first child is the presentation.
  private static func presentation(_ element: FormulaElement) -> FormulaElement {
    guard let semantics = element.elements.first, semantics.name == "semantics" else { return element }
    return semantics.elements.first ?? semantics
  }

  private static func parts(_ element: FormulaElement) -> [Part] {
    switch element.name {
    case "mi", "mn", "mo", "mtext":
      // KaTeX nests elements in tokens; HTML in text is text.
      if element.elements.contains(where: { $0.name.hasPrefix("m") }) { return element.elements.flatMap(parts) }
      if element.elements.contains(where: { !$0.elements.isEmpty && $0.elements[0].name == "math" }) {
        return element.elements.flatMap { $0.elements.flatMap(parts) }
      }
      return fold(element.text).map(Part.character)
    case "mspace", "mprescripts":
      return []
    case "math", "mrow", "mstyle", "mpadded", "b", "i", "code", "u", "a":
      return element.elements.flatMap(parts)
    case "msub", "msup", "msubsup":
      var children = arguments(element)
      guard !children.isEmpty else { return [] }
      // A script belongs to a whole number; KaTeX hangs it on the last digit.
      var before: [Part] = []
      if children[0].count > 1, children[0].allSatisfy(isDigit) {
        before = Array(children[0].dropLast())
        children[0] = [children[0][children[0].count - 1]]
      }
      return before + [.structure(element.name, children)]
    case "msqrt", "mtd", "mphantom":
      return [.structure(element.name, [element.elements.flatMap(parts)])]
    default:
      return [.structure(element.name, arguments(element))]
    }
  }

  private static func arguments(_ element: FormulaElement) -> [[Part]] {
    // KaTeX writes the invisible operator of `\max` as an argument of its own.
    element.elements.filter { $0.name != "mo" || !$0.text.isEmpty && $0.text != "\u{2061}" }.map(parts)
  }

  private static func isDigit(_ part: Part) -> Bool {
    if case .character(let character) = part { character.isNumber || character == "." || character == "," } else { false }
  }
}
