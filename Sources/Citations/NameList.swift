internal import Encoding
internal import Vocabulary

/// The names of a paper's authors in parts, as ranges of one text.
struct NameList: Sendable {
  struct Name: Sendable {
    /// `Family, Given, Jr.`, as RIS and COinS want it.
    var familyFirst: Range<Int>
    /// With the particle.
    var fullFamily: Range<Int>
    /// Of an organisation the whole name.
    var family: Range<Int>
    var given: Range<Int>
    var suffix: Range<Int>
    var isWhole: Bool

    /// Without the space behind it.
    var particle: Range<Int> { fullFamily.lowerBound..<max(fullFamily.lowerBound, family.lowerBound - 1) }
  }

  private(set) var bytes: [UInt8] = []
  private(set) var names: [Name] = []
  /// Whether nothing in them means anything to TeX or JSON.
  private(set) var arePlain = true

  init(_ authors: [String]) {
    names.reserveCapacity(authors.count)
    var size = 0
    for author in authors { size += author.utf8.count + 4 }
    bytes.reserveCapacity(size)
    for author in authors {
      switch PlainName(author.utf8.span) {
      case .nobody: break
      case .parts(let parts): add(parts, author.utf8.span)
      case .other: if let name = PersonName(author) { add(name) }
      }
    }
  }

  private mutating func add(_ parts: PlainName.Parts, _ text: Span<UInt8>) {
    if !parts.isPlain { arePlain = false }
    let start = bytes.count
    // At once, because the parts are a few bytes each.
    bytes.append(addingCapacity: text.count + 4) { out in
      for at in parts.fullFamily { out.append(text[at]) }
      for part in [parts.given, parts.suffix] where !part.isEmpty {
        out.append(UInt8(ascii: ","))
        out.append(UInt8(ascii: " "))
        for at in part { out.append(text[at]) }
      }
    }
    let familyEnd = start + parts.fullFamily.count
    let familyStart = familyEnd - parts.family.count
    let given = range(parts.given.count, behindComma: familyEnd)
    let suffix = range(parts.suffix.count, behindComma: given.upperBound)
    names.append(
      Name(
        familyFirst: start..<bytes.count, fullFamily: start..<familyEnd, family: familyStart..<familyEnd, given: given,
        suffix: suffix, isWhole: parts.isWhole))
  }

  private mutating func add(_ name: PersonName) {
    let start = bytes.count
    bytes.append(name.particle)
    if !name.particle.isEmpty { bytes.append(0x20) }
    let familyStart = bytes.count
    bytes.append(name.family)
    let familyEnd = bytes.count
    let given = append(behindComma: name.given.utf8.span)
    let suffix = append(behindComma: name.suffix.utf8.span)
    for at in start..<bytes.count where PlainName.isSpecial(bytes[at]) { arePlain = false }
    names.append(
      Name(
        familyFirst: start..<bytes.count, fullFamily: start..<familyEnd, family: familyStart..<familyEnd, given: given,
        suffix: suffix, isWhole: name.isWhole))
  }

  private func range(_ count: Int, behindComma end: Int) -> Range<Int> {
    count == 0 ? end..<end : end + 2..<end + 2 + count
  }

  /// Nothing for an empty part.
  private mutating func append(behindComma part: Span<UInt8>) -> Range<Int> {
    if part.isEmpty { return bytes.count..<bytes.count }
    bytes.append(", ")
    let start = bytes.count
    bytes.append(part)
    return start..<bytes.count
  }

  var isEmpty: Bool { names.isEmpty }
  var count: Int { names.count }
}

/// The short way for the common name: `Given M. Family`, perhaps with a particle or a suffix, in Latin letters and single spaces.
enum PlainName {
  /// Ranges of the name.
  struct Parts {
    var fullFamily: Range<Int>
    var family: Range<Int>
    var given: Range<Int>
    var suffix: Range<Int>
    var isWhole: Bool
    /// Whether nothing in it means anything to TeX or JSON.
    var isPlain: Bool
  }

  /// `et al.`
  case nobody
  case parts(Parts)
  /// Something that `PersonName` has to look at.
  case other

  init(_ text: Span<UInt8>) {
    guard let shape = Shape(text) else {
      self = .other
      return
    }
    let end = text.count
    if end <= 10, Words.others.contains(text) {
      self = .nobody
      return
    }
    var last = shape.lastWord
    if shape.wordCount > 1 {
      if Words.organisations.contains(text.extracting(last..<end)) || shape.firstIsThe(text) {
        self = .parts(
          Parts(
            fullFamily: 0..<end, family: 0..<end, given: end..<end, suffix: end..<end, isWhole: true, isPlain: shape.isPlain))
        return
      }
    }
    var familyEnd = end
    var suffix = end..<end
    if shape.wordCount > 2, Words.suffixes.contains(text.extracting(last..<end)) {
      suffix = last..<end
      familyEnd = last - 1
      last = Self.wordStart(text, before: familyEnd)
    }
    var particle = last
    while particle > 0 {
      let start = Self.wordStart(text, before: particle - 1)
      // Whether a letter beyond ASCII is a small one, Unicode's tables say.
      if text[start] >= 0x80 {
        self = .other
        return
      }
      guard text[start].isASCIILower, !Self.hasFullStop(text, start..<particle) else { break }
      particle = start
    }
    self = .parts(
      Parts(
        fullFamily: particle..<familyEnd, family: last..<familyEnd, given: 0..<max(0, particle - 1), suffix: suffix,
        isWhole: false, isPlain: shape.isPlain))
  }

  /// What TeX or JSON would not take for itself.
  static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "$"), UInt8(ascii: "&"),
      UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "~"), UInt8(ascii: "\""):
      true
    default: false
    }
  }

  private static func wordStart(_ text: Span<UInt8>, before end: Int) -> Int {
    var start = end
    while start > 0, text[start - 1] != 0x20 { start -= 1 }
    return start
  }

  private static func hasFullStop(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for at in range where text[at] == UInt8(ascii: ".") { return true }
    return false
  }

  /// How the words stand.
  private struct Shape {
    var wordCount = 1
    var lastWord = 0
    var isPlain = true

    /// Nil for what is not plain.
    init?(_ text: Span<UInt8>) {
      for at in 0..<text.count {
        let byte = text[at]
        if (byte | 0x20) &- 0x61 < 26 { continue }
        switch byte {
        case 0x20:
          // Two spaces, or one that the name begins with.
          if at == lastWord || Shape.joins(text, lastWord..<at) { return nil }
          wordCount += 1
          lastWord = at + 1
        case UInt8(ascii: ","): return nil
        // ASCII, and letters of two bytes but for the first block, in which are a space and controls.
        case 0x21...0x7E, 0x80...0xBF, 0xC3...0xDF: if PlainName.isSpecial(byte) { isPlain = false }
        default: return nil
        }
      }
      if lastWord == text.count || Shape.joins(text, lastWord..<text.count) { return nil }
    }

    /// `and` and `&`, which people's names do not hold.
    private static func joins(_ text: Span<UInt8>, _ word: Range<Int>) -> Bool {
      let start = word.lowerBound
      switch word.count {
      case 1: return text[start] == UInt8(ascii: "&")
      case 3:
        return text[start] == UInt8(ascii: "a") && text[start + 1] == UInt8(ascii: "n") && text[start + 2] == UInt8(ascii: "d")
      default: return false
      }
    }

    func firstIsThe(_ text: Span<UInt8>) -> Bool {
      text.count > 3 && text[0] == UInt8(ascii: "T") && text[1] == UInt8(ascii: "h") && text[2] == UInt8(ascii: "e")
        && text[3] == 0x20
    }
  }

  /// Sets of words in lower case, asked for by their bytes.
  struct Words: Sendable {
    /// The words behind each other, the shortest first.
    private let bytes: [UInt8]
    /// For each length where the words of that length begin.
    private let starts: [Int]
    /// By the lowest five bits of a word's first byte: a bit for each length.
    private let lengths: [UInt32]

    init(_ words: Set<String>) {
      var bytes: [UInt8] = []
      var starts: [Int] = []
      var lengths: [UInt32] = Array(repeating: 0, count: 32)
      for length in 0...((words.map(\.utf8.count).max() ?? 0) + 1) {
        starts.append(bytes.count)
        for word in words where word.utf8.count == length {
          if let first = word.utf8.first { lengths[Int(first & 31)] |= 1 << UInt32(length) }
          bytes.append(word)
        }
      }
      self.bytes = bytes
      self.starts = starts
      self.lengths = lengths
    }

    func contains(_ text: Span<UInt8>) -> Bool {
      guard !text.isEmpty, text.count + 1 < starts.count, lengths[Int(text[0] & 31)] >> UInt32(text.count) & 1 == 1 else {
        return false
      }
      for word in stride(from: starts[text.count], to: starts[text.count + 1], by: text.count) {
        var at = 0
        while at < text.count, bytes[word + at] == (text[at].isASCIIUpper ? text[at] | 0x20 : text[at]) { at += 1 }
        if at == text.count { return true }
      }
      return false
    }

    static let others = Words(PersonName.others)
    static let suffixes = Words(PersonName.suffixes)
    static let organisations = Words(PersonName.organisationWords)
  }
}
