import Mustache
import Testing

@testable import Pages

@Suite("How much an item of a feed takes")
struct FeedSizeTests {
  private static let parts = ["a", "é", "\"", "'", "&", "<", ">", "\\", "\n", "\u{1}", "大", "word", " "]

  private static func escaped(_ text: String) -> Int {
    text.utf8.reduce(0) { size, byte in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), 0..<0x20: size + 6
      case UInt8(ascii: "&"): size + 5
      case UInt8(ascii: "<"), UInt8(ascii: ">"): size + 4
      case UInt8(ascii: "\\"): size + 2
      default: size + 1
      }
    }
  }

  private static func markup(_ text: String) -> String {
    let references: [UInt8: String] = [0x22: "&quot;", 0x27: "&#39;", 0x26: "&amp;", 0x3C: "&lt;", 0x3E: "&gt;", 1: ""]
    return String(decoding: text.utf8.flatMap { byte in references[byte].map { Array($0.utf8) } ?? [byte] }, as: UTF8.self)
  }

  @Test(arguments: 1...50)
  func isWhatItsTextsTakeAndNeverMoreThanItsBound(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
    func text() -> String { (0..<roll(20)).map { _ in Self.parts[roll(Self.parts.count)] }.joined() }
    let (title, summary, html) = (text(), text(), text())
    let names = (0..<roll(4)).map { _ in text() }
    var values = Record(FeedItemFields.self)
    values[.title] = .text(title)
    values[.summary] = .text(summary)
    values[.contentHTML] = .bytes(Array(html.utf8))
    values[.authors] = .list(
      names.map { name in
        var value = Record(FeedNameFields.self)
        value[.name] = .text(name)
        return .object(value)
      })
    let item = SizedFeedItem(values: values, fixed: 7, countsTitle: seed % 2 == 0)
    let own = (seed % 2 == 0 ? Self.escaped(title) : 0) + Self.escaped(Self.markup(summary)) + Self.escaped(html)
    #expect(item.bytes == names.reduce(7 + own) { $0 + Self.escaped($1) + FeedBudget.nameTags })
    #expect(item.bound >= item.bytes)
  }
}
