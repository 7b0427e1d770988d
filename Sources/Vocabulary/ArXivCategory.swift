/// A category of arXiv's taxonomy as it is spelled: `cs.CV`, `hep-th`, `cond-mat.mes-hall`.
public struct ArXivCategory: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let description: String

  /// Nil when the text is not spelled like a category: an archive in lower case, then perhaps a dot and a class.
  public init?(_ text: some StringProtocol) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, let archive = parts.first, archive.count >= 2, archive.count <= 10,
      archive.allSatisfy({ $0.isASCIILower || $0 == UInt8(ascii: "-") })
    else { return nil }
    if parts.count == 2 {
      guard parts[1].count >= 2, parts[1].count <= 10,
        parts[1].allSatisfy({ $0.isASCIILetter || $0 == UInt8(ascii: "-") })
      else { return nil }
    } else {
      guard Self.wholeArchives.contains(String(text)) else { return nil }
    }
    description = String(text)
  }

  /// For what was read by the other initialiser before.
  public init(trusted text: String) { description = text }

  /// Archives that have no classes of their own.
  static let wholeArchives: Set<String> = [
    "astro-ph", "cond-mat", "gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th", "math-ph", "nucl-ex", "nucl-th", "quant-ph",
  ]

  public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}
