internal import Vocabulary

/// An author's name in the parts that citation formats ask for.
struct PersonName: Equatable {
  /// Of an organisation, or of a person whose name cannot be divided, the whole name.
  var family: String
  var given = ""
  /// `van der`, `de la`: what stands before the family name in lower case.
  var particle = ""
  /// `Jr.`, `III`.
  var suffix = ""
  /// Not to be divided: an organisation, or a name in Chinese, Japanese or Korean without a space.
  var isWhole = false

  /// Reads `Given Family`, `Family, Given`, `Given Family, Jr.`, `Family, Jr., Given`; nil for nothing and for `et al.`.
  init?(_ text: String) {
    let name = text.onOneLine
    let parts = name.split(separator: ",").map { $0.words }.filter { !$0.isEmpty }
    guard let first = parts.first, !Self.isOthers(name) else { return nil }
    if Self.isOrganisation(first) || first.contains("and") || first.contains("&") {
      self.init(whole: name)
    } else if parts.count == 1 {
      self.init(givenFirst: first)
    } else if parts.count == 2, parts[1].count == 1, Self.isSuffix(parts[1][0]) {
      self.init(givenFirst: first)
      suffix = parts[1][0]
    } else if parts.count == 2 {
      self.init(familyFirst: first, given: parts[1])
    } else if parts.count == 3, parts[1].count == 1, Self.isSuffix(parts[1][0]) {
      self.init(familyFirst: first, given: parts[2])
      suffix = parts[1][0]
    } else if parts.count == 3, parts[2].count == 1, Self.isSuffix(parts[2][0]) {
      self.init(familyFirst: first, given: parts[1])
      suffix = parts[2][0]
    } else {
      self.init(whole: name)
    }
  }

  private init(whole name: String) {
    family = name
    isWhole = true
  }

  private init(givenFirst words: [String]) {
    var words = words
    family = ""
    if words.count > 2, let last = words.last, Self.isSuffix(last) {
      suffix = last
      words.removeLast()
    }
    if words.allSatisfy(Self.isEastAsian) {
      // In these scripts the family name is first; without a space it cannot be told where it ends.
      family = words[0]
      given = words.dropFirst().joined(separator: " ")
      isWhole = words.count == 1
      return
    }
    var start = words.count - 1
    while start > 0, Self.isParticle(words[start - 1]) { start -= 1 }
    particle = words[start..<(words.count - 1)].joined(separator: " ")
    given = words[..<start].joined(separator: " ")
    family = words[words.count - 1]
  }

  private init(familyFirst words: [String], given: [String]) {
    let particles = words.dropLast().prefix(while: Self.isParticle)
    particle = particles.joined(separator: " ")
    family = words.dropFirst(particles.count).joined(separator: " ")
    self.given = given.joined(separator: " ")
  }

  /// With the particle: `van der Maaten`.
  var fullFamily: String { particle.isEmpty ? family : "\(particle) \(family)" }

  /// `Family, Given, Jr.`, as RIS and COinS want it.
  var familyFirst: String { [fullFamily, given, suffix].filter { !$0.isEmpty }.joined(separator: ", ") }

  static let others: Set<String> = ["et al", "et al.", "others", "and others", "..."]
  static let suffixes: Set<String> = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"]

  private static func isOthers(_ name: String) -> Bool {
    name.utf8.count <= 10 && others.contains(name.lowercased())
  }

  private static func isSuffix(_ word: String) -> Bool {
    word.utf8.count <= 3 && suffixes.contains(word.lowercased())
  }

  /// A word in lower case before the family name.
  private static func isParticle(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first else { return false }
    return first.properties.isLowercase && !word.utf8.contains(UInt8(ascii: "."))
  }

  private static func isEastAsian(_ word: String) -> Bool {
    word.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x3FFFF, 0xB7, 0x3005: true
      default: false
      }
    }
  }

  static let organisationWords: Set<String> = [
    "alliance", "association", "collaboration", "collaborations", "committee", "community", "company", "consortium", "corp.",
    "foundation", "group", "inc", "inc.", "initiative", "institute", "lab", "laboratory", "labs", "ltd", "ltd.", "network",
    "organization", "project", "research", "society", "team", "university", "workshop",
  ]

  private static func isOrganisation(_ words: [String]) -> Bool {
    words.count > 1 && (words[0] == "The" || organisationWords.contains(words[words.count - 1].lowercased()))
  }
}
