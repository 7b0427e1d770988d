import Testing

@testable import TeX

/// Texts that would cost a careless reader its stack or the square of their length.
private let hostile: [String] = [
  String(repeating: "$", count: 100_000), String(repeating: "$ ", count: 50_000), String(repeating: "$a{", count: 30_000),
  String(repeating: "*", count: 30_000), String(repeating: "*a", count: 30_000), String(repeating: "**a ", count: 20_000),
  String(repeating: "{", count: 10_000) + String(repeating: "}", count: 10_000), String(repeating: "{", count: 100_000),
  String(repeating: #"\textbf{"#, count: 10_000) + String(repeating: "}", count: 10_000),
  String(repeating: #"\emph{"#, count: 20_000),
  String(repeating: #"{\em "#, count: 10_000) + String(repeating: "}", count: 10_000),
  String(repeating: #"$\text{"#, count: 10_000), String(repeating: #"\("#, count: 50_000),
  String(repeating: #"\begin{align}"#, count: 10_000),
  String(repeating: #"\href{https://a.org}{"#, count: 5_000) + String(repeating: "}", count: 5_000),
  String(repeating: "http://", count: 20_000), String(repeating: "https://a.b/", count: 10_000),
  "https://a.b/" + String(repeating: "(", count: 50_000), "https://a.b/" + String(repeating: ")", count: 50_000),
  String(repeating: "`", count: 50_001), (1...300).map { String(repeating: "`", count: $0) + " " }.joined(),
  String(repeating: "[", count: 50_000), String(repeating: "[a](", count: 10_000), String(repeating: "<sub>", count: 10_000),
  String(repeating: "- ", count: 20_000), String(repeating: "1. ", count: 20_000), String(repeating: "i) ", count: 20_000),
  (1...2_000).map { "\($0). a. " }.joined(), String(repeating: "> ", count: 20_000), String(repeating: "\n", count: 50_000),
  String(repeating: "\n  A.", count: 20_000), String(repeating: "\u{202E}", count: 20_000),
  String(repeating: "\u{2067}a", count: 20_000),
  String(repeating: #"\'"#, count: 30_000), String(repeating: "~", count: 30_000), String(repeating: "``", count: 30_000),
  String(repeating: #"\footnote{"#, count: 10_000), String(repeating: #"\cite[a"#, count: 10_000),
  String(repeating: "\\", count: 50_001),
  String(repeating: "\u{0}", count: 10_000), "\\", "$$", "\\(", "{", "}", "\\begin{", "\\begin{equation}", "\\url{", "\\href{a",
  "\\c", "\\'", "~", "Fig.~", "a,~", "a~", "1~", "x~N(",
  String(decoding: [0xED, 0xA0, 0x80, 0x24, 0xFF, 0x5C, 0xC2] as [UInt8], as: UTF8.self), noncharacters("0"),
  "e\u{301}\\'\u{301}",
]

@Test(arguments: hostile.indices)
func hostileTextIsRenderedWhole(index: Int) {
  let text = hostile[index]
  for html in [inline(text), paragraphs(text), markdown(text), markdownLine(text)] {
    #expect(isWellFormed(html))
  }
  #expect(!RichText.plain(text).unicodeScalars.contains("\u{0}"))
  _ = RichText.plainMarkdown(text)
  _ = RichText.addresses(in: text)
  var out: [UInt8] = []
  RichText.appendForFeed(text, .tex, to: &out)
  RichText.appendForFeed(text, .markdown, to: &out)
  #expect(isWellFormed(String(decoding: out, as: UTF8.self)))
}

/// A text between U+FDD0 and U+FDD1, which a literal may not hold.
func noncharacters(_ text: String) -> String {
  String(decoding: [0xEF, 0xB7, 0x90] + Array(text.utf8) + [0xEF, 0xB7, 0x91], as: UTF8.self)
}

/// Whether tags are balanced and no other `<` stands in a text. `<br>` is the one element without an end.
func isWellFormed(_ html: String) -> Bool {
  let bytes = Array(html.utf8)
  var open: [ArraySlice<UInt8>] = []
  var at = 0
  while at < bytes.count {
    guard bytes[at] == UInt8(ascii: "<") else {
      at += 1
      continue
    }
    guard let end = bytes[at...].firstIndex(of: UInt8(ascii: ">")) else { return false }
    let tag = bytes[at + 1..<end]
    let name = tag.prefix { $0 != 0x20 }
    if name.first == UInt8(ascii: "/") {
      guard open.popLast() == name.dropFirst() else { return false }
    } else if !name.elementsEqual("br".utf8), tag.last != UInt8(ascii: "/") {
      open.append(name)
    }
    at = end + 1
  }
  return open.isEmpty
}

/// Texts whose time is that of their length, as the square of it would be many minutes.
@Suite(.timeLimit(.minutes(1))) struct LongTextTests {
  @Test func linesOfBracketsAlone() {
    let text = "a" + String(repeating: "\n )", count: 400_000)
    #expect(paragraphs(text).utf8.count == text.utf8.count + 7)
  }

  @Test func itemsOfTwoLines() {
    let blocks = MarkdownBlocks.split(Array(String(repeating: "- a\n  b\n", count: 150_000).utf8))
    let item = MarkdownList.Item(text: Array("a b".utf8))
    #expect(blocks == [.list(MarkdownList(kind: .bulleted, items: Array(repeating: item, count: 150_000)))])
  }
}
