internal import Encoding
internal import Vocabulary

/// The names of a paper's authors in parts, as ranges of one text.
struct NameList: Sendable {
  struct Name: Sendable {
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

  init(_ authors: [String]) {
    names.reserveCapacity(authors.count)
    var size = 0
    for author in authors { size += author.utf8.count }
    bytes.reserveCapacity(size)
    for author in authors {
      switch PlainName(author.utf8.span) {
      case .nobody: break
      case .parts(let name): add(name, author)
      case .other: if let name = PersonName(author) { add(name) }
      }
    }
  }

  private mutating func add(_ name: Name, _ text: String) {
    let start = bytes.count
    bytes.append(text)
    func moved(_ range: Range<Int>) -> Range<Int> { range.lowerBound + start..<range.upperBound + start }
    names.append(
      Name(
        fullFamily: moved(name.fullFamily), family: moved(name.family), given: moved(name.given), suffix: moved(name.suffix),
        isWhole: name.isWhole))
  }

  private mutating func add(_ name: PersonName) {
    func append(_ part: String) -> Range<Int> {
      let start = bytes.count
      bytes.append(part)
      return start..<bytes.count
    }
    var fullFamily = append(name.particle)
    if !name.particle.isEmpty { bytes.append(0x20) }
    let family = append(name.family)
    fullFamily = fullFamily.lowerBound..<family.upperBound
    let given = append(name.given)
    let suffix = append(name.suffix)
    names.append(Name(fullFamily: fullFamily, family: family, given: given, suffix: suffix, isWhole: name.isWhole))
  }

  var isEmpty: Bool { names.isEmpty }
  var count: Int { names.count }

  /// `Family, Given, Jr.`, as RIS and COinS want it.
  func appendFamilyFirst(_ name: Name, to out: inout [UInt8]) {
    let span = bytes.span
    out.append(span.extracting(name.fullFamily))
    for part in [name.given, name.suffix] where !part.isEmpty {
      out.append(", ")
      out.append(span.extracting(part))
    }
  }
}

/// The short way for the common name: `Given M. Family`, perhaps with a particle or a suffix, in Latin letters and single spaces.
enum PlainName {
  /// `et al.`
  case nobody
  case parts(NameList.Name)
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
        self = .parts(NameList.Name(fullFamily: 0..<end, family: 0..<end, given: end..<end, suffix: end..<end, isWhole: true))
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
      NameList.Name(
        fullFamily: particle..<familyEnd, family: last..<familyEnd, given: 0..<max(0, particle - 1), suffix: suffix,
        isWhole: false))
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

    /// Nil for what is not plain.
    init?(_ text: Span<UInt8>) {
      var previous: UInt8 = 0x20
      for at in 0..<text.count {
        let byte = text[at]
        switch byte {
        case 0x20:
          if previous == 0x20 { return nil }
          if Shape.joins(text, lastWord..<at) { return nil }
          wordCount += 1
          lastWord = at + 1
        case UInt8(ascii: ","): return nil
        // ASCII, and letters of two bytes but for the first block, in which are a space and controls.
        case 0x21...0x7E, 0x80...0xBF, 0xC3...0xDF: break
        default: return nil
        }
        previous = byte
      }
      if previous == 0x20 || Shape.joins(text, lastWord..<text.count) { return nil }
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

    init(_ words: Set<String>) {
      var bytes: [UInt8] = []
      var starts: [Int] = []
      for length in 0...((words.map(\.utf8.count).max() ?? 0) + 1) {
        starts.append(bytes.count)
        for word in words where word.utf8.count == length { bytes.append(word) }
      }
      self.bytes = bytes
      self.starts = starts
    }

    func contains(_ text: Span<UInt8>) -> Bool {
      guard !text.isEmpty, text.count + 1 < starts.count else { return false }
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
