import Encoding
import Testing

@Suite("Escaping for markup")
struct MarkupEscapingTests {
  /// The same, one scalar at a time.
  private func slowly(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      case _ where isForbidden(scalar): break
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  private func quickly(_ text: String) -> String {
    var out: [UInt8] = []
    out.append(text, escaping: .markup)
    return String(decoding: out, as: UTF8.self)
  }

  @Test func everyByteAtEveryPlaceOfABlock() {
    for value in UInt8(0)..<128 {
      for place in 0..<18 {
        var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 20)
        bytes[place] = value
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(quickly(text) == slowly(text))
      }
    }
  }

  @Test func textsOfOtherCommonLetters() {
    for text in EscapingTwinsTests.texts { #expect(quickly(text) == slowly(text)) }
  }

  @Test func textsOfManyScripts() {
    let scalars: [Unicode.Scalar] =
      [
        "a", "b", " ", "\n", "\t", "\r", "&", "<", ">", "\"", "'", "\u{0}", "\u{1F}", "\u{7F}", "\u{80}", "\u{9F}", "\u{A0}", "é",
        "中",
        "，", "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "\u{FDCF}", "\u{FDF0}", "\u{1FFFE}", "\u{10FFFF}",
        "\u{1FFFD}", "😀", "=", "?", "%",
      ] + [UInt32(0xFDD0), 0xFDEF].compactMap { Unicode.Scalar($0) }
    var state: UInt64 = 7
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<(state >> 33 % 40) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        // Mostly letters, so that whole blocks are plain.
        let at = Int(state >> 40) % 4 == 0 ? Int(state >> 48) % scalars.count : Int(state >> 48) % 2
        text.unicodeScalars.append(scalars[at])
      }
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      #expect(quickly(text) == slowly(text))
    }
  }
}
