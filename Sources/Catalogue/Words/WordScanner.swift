public import Vocabulary

/// Cuts a text into words for matching and counting, on UTF-8 bytes.
///
/// A word is a run of letters and digits of any script, case-folded; `+` and `#` right behind a letter belong to it (`C++`, `C#`).
/// A character of a script that is written without spaces is a word by itself, so that a phrase of them matches as a substring.
/// White space and hyphens only separate; every other sign breaks a phrase.
public enum WordScanner {
  public struct Word: Sendable, Equatable {
    /// 64 bits of the folded word (FNV-1a); 0 stands for a break.
    public var hash: UInt64
    /// In the text; the bytes as they are written.
    public var range: Range<Int>
    public var isIdeograph: Bool

    public init(hash: UInt64, range: Range<Int>, isIdeograph: Bool) {
      self.hash = hash
      self.range = range
      self.isIdeograph = isIdeograph
    }
  }

  /// The hash of a break between phrases.
  public static let breakHash: UInt64 = 0

  /// Calls `body` for each word and each break, in order; never two breaks running.
  @inlinable
  public static func forEachWord(in text: Span<UInt8>, _ body: (Word) -> Void) {
    var at = 0
    var broken = true
    let count = text.count
    while at < count {
      let byte = text[at]
      if isWordByte(byte) {
        let start = at
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var ascii = true
        while at < count {
          let next = text[at]
          let folded = foldedWordByte(next)
          if folded != 0 || next == UInt8(ascii: "+") || next == UInt8(ascii: "#") {
            hash = (hash ^ UInt64(folded != 0 ? folded : next)) &* 0x100_0000_01B3
            at += 1
          } else if next < 0x80 {
            break
          } else {
            let kind = classify(text, at)
            if kind.kind != .letter { break }
            ascii = false
            at += kind.width
          }
        }
        if !ascii { hash = foldedHash(text.extracting(start..<at)) }
        broken = false
        body(Word(hash: hash | 1, range: start..<at, isIdeograph: false))
        continue
      }
      if byte < 0x80 {
        at += 1
        if byte.isASCIISpace || byte == UInt8(ascii: "-") { continue }
        if !broken {
          broken = true
          body(Word(hash: breakHash, range: at..<at, isIdeograph: false))
        }
        continue
      }
      let kind = classify(text, at)
      switch kind.kind {
      case .ideograph:
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for offset in 0..<kind.width { hash = (hash ^ UInt64(text[at + offset])) &* 0x100_0000_01B3 }
        broken = false
        body(Word(hash: hash | 1, range: at..<(at + kind.width), isIdeograph: true))
        at += kind.width
      case .letter:
        let start = at
        while at < count {
          if text[at] < 0x80 {
            guard isWordByte(text[at]) else { break }
            at += 1
          } else {
            let next = classify(text, at)
            if next.kind != .letter { break }
            at += next.width
          }
        }
        broken = false
        body(Word(hash: foldedHash(text.extracting(start..<at)) | 1, range: start..<at, isIdeograph: false))
      case .space: at += kind.width
      case .sign:
        at += kind.width
        if !broken {
          broken = true
          body(Word(hash: breakHash, range: at..<at, isIdeograph: false))
        }
      }
    }
  }

  /// The words of a phrase, for comparing with a text's.
  public static func hashes(of phrase: String) -> [UInt64] {
    var hashes: [UInt64] = []
    forEachWord(in: phrase.utf8.span) { hashes.append($0.hash) }
    while hashes.last == breakHash { hashes.removeLast() }
    return hashes
  }

  @usableFromInline enum Kind { case letter, ideograph, space, sign }

  @usableFromInline static func isWordByte(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit }

  /// An ASCII letter in lower case, or a digit; of everything else 0.
  @inlinable static func foldedWordByte(_ byte: UInt8) -> UInt8 {
    let lower = byte | 0x20
    return lower &- 0x61 < 26 ? lower : byte.isASCIIDigit ? byte : 0
  }

  /// What the character at a non-ASCII byte is, and how many bytes it takes.
  @usableFromInline static func classify(_ text: Span<UInt8>, _ at: Int) -> (kind: Kind, width: Int) {
    let lead = text[at]
    let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard at + width <= text.count, lead >= 0xC2 else { return (.sign, 1) }
    var value = UInt32(lead) & (width == 4 ? 0x07 : width == 3 ? 0x0F : 0x1F)
    for offset in 1..<width { value = value << 6 | UInt32(text[at + offset] & 0x3F) }
    switch value {
    case 0xA0, 0x2000...0x200A, 0x202F, 0x3000: return (.space, width)
    case 0x2010, 0x2011, 0xAD: return (.space, width)
    case 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return (.ideograph, width)
    default:
      guard let scalar = Unicode.Scalar(value) else { return (.sign, width) }
      return (UnicodeText.isLetterOrDigit(scalar) ? .letter : .sign, width)
    }
  }

  @usableFromInline static func foldedHash(_ word: Span<UInt8>) -> UInt64 {
    guard let valid = try? UTF8Span(validating: word) else { return 1 }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in UnicodeText.caseFolded(String(copying: valid)).utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}
