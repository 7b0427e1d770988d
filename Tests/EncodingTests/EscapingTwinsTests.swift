import Encoding
import Testing

/// Escaping that looks at sixteen bytes at a time against the same done a character at a time.
@Suite struct EscapingTwinsTests {
  /// Texts of many lengths in which special characters stand anywhere, alone and beside each other.
  static let texts: [String] = {
    let scalars: [Unicode.Scalar] = [
      "a", "Z", " ", "中", "，", "。", "é", "😀", "\u{A0}", "\u{80}", "\u{9F}", "\u{FFFD}", "\u{FFFE}", "\u{1FFFF}", "&", "<", ">",
      "\"",
      "'", "\\", "/", "\n", "\r", "\t", "\u{0}", "\u{1}", "\u{1F}", "\u{7F}", ";", "=", "%", "#", "$", "(", "|", "\u{FDCF}",
    ]
    var state: UInt64 = 11
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    return (0..<4_000).map { number in
      var text = ""
      let common = number % 3
      for _ in 0..<(next() % 75) {
        let isSpecial = next() % 5 == 0
        text.unicodeScalars.append(isSpecial ? scalars[next() % scalars.count] : scalars[common == 2 ? 3 + next() % 2 : common])
      }
      return text
    }
  }()

  /// The text with some of its characters replaced, one by one; nil leaves a character as it is.
  private func slowly(_ text: String, _ replacement: (Unicode.Scalar) -> String?) -> String {
    text.unicodeScalars.reduce(into: "") { out, scalar in
      if let replacement = replacement(scalar) { out += replacement } else { out.unicodeScalars.append(scalar) }
    }
  }

  private func quickly(_ fill: (inout [UInt8]) -> Void) -> String {
    var out: [UInt8] = []
    fill(&out)
    return String(decoding: out, as: UTF8.self)
  }

  @Test func json() {
    for text in Self.texts {
      let slow = slowly(text) { scalar in
        switch scalar {
        case "\"", "\\": return "\\" + String(scalar)
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default:
          let digits = String(scalar.value, radix: 16)
          return scalar.value < 0x20 ? "\\u" + String(repeating: "0", count: 4 - digits.count) + digits : nil
        }
      }
      #expect(quickly { $0.append(text, escaping: .json) } == slow)
    }
  }

  @Test func betweenTags() {
    for text in Self.texts {
      let slow = slowly(text) { $0 == "&" ? "&amp;" : $0 == "<" ? "&lt;" : nil }
      #expect(quickly { $0.append(minimallyEscaped: text.utf8.span) } == slow)
    }
  }

  @Test func inScripts() {
    for text in Self.texts {
      let slow = slowly(text) { $0 == "<" ? "\\u003c" : isForbidden($0) ? "" : nil }
      #expect(quickly { $0.append(jsonInScript: text.utf8.span) } == slow)
    }
  }
}

/// What HTML or XML forbids.
func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A, 0x0D: false
  case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: true
  default: scalar.value & 0xFFFE == 0xFFFE
  }
}
