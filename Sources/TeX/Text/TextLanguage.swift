internal import Encoding

/// The language of a text as far as it matters for setting it: which East Asian one, or another.
public enum TextLanguage: String, Sendable, Hashable, CaseIterable {
  case chinese = "zh-Hans"
  case japanese = "ja"
  case korean = "ko"
  /// Any other; digests write English.
  case other = "en"

  /// The language tag (BCP 47) for `lang`.
  public var tag: String { rawValue }

  /// Tells by the letters: one Han character weighs as much as six Latin letters, as names of models and data sets stand in Chinese
  /// text by the dozen. Chinese is not told apart into simplified and traditional.
  public init(of text: String) {
    let bytes = text.utf8.span
    guard !bytes.isASCII else {
      self = .other
      return
    }
    var latin = 0
    var han = 0
    var kana = 0
    var hangul = 0
    var marks = 0
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte < 0x80 {
        if (byte | 0x20) &- 0x61 < 26 { latin += 1 }
        at += 1
      } else if byte < 0xE1 || at + 2 >= bytes.count {
        latin += byte >= 0xC3 && byte < 0xE1 ? 1 : 0
        at += 1
      } else {
        var value = UInt32(byte & 0x0F) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
        if byte >= 0xF0 {
          value = UInt32(byte & 0x07) << 18 | UInt32(bytes[at + 1] & 0x3F) << 12 | UInt32(bytes[at + 2] & 0x3F) << 6
        }
        switch Script(value) {
        case .han: han += 1
        case .kana: kana += 1
        case .hangul: hangul += 1
        case .mark: marks += 1
        case nil: break
        }
        at += byte >= 0xF0 ? 4 : 3
      }
    }
    let eastAsian = han + kana + hangul
    guard eastAsian > 0, (eastAsian + marks) * 6 >= latin else {
      self = .other
      return
    }
    if hangul * 2 > eastAsian {
      self = .korean
    } else {
      self = kana * 8 >= han && kana > 0 ? .japanese : .chinese
    }
  }

  /// A letter or a wide mark of punctuation.
  static func isEastAsian(_ scalar: Unicode.Scalar) -> Bool { Script(scalar.value) != nil }

  private enum Script {
    case han, kana, hangul
    /// Punctuation as only East Asian text has it.
    case mark

    init?(_ value: UInt32) {
      switch value {
      case 0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: self = .kana
      case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .han
      case 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF: self = .hangul
      case 0x3001...0x3020, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF3D, 0xFF61...0xFF65: self = .mark
      default: return nil
      }
    }
  }
}
