import Encoding
@testable import Pages
import Search
import TeX
import Testing
import Vocabulary

@Suite struct PlainWordsTests {
  /// The files of an index in which one paper has this abstract.
  private func index(abstract: String) throws -> [Bytes] {
    let paper = SearchDocument(
      path: "papers/2504/00001.html", title: "T", authors: [], keywords: [], summary: "", abstract: abstract, day: nil)
    return try SearchIndex.buildPart(month: Month(year: 2025, month: 4)!, documents: [paper]).map(\.bytes)
  }

  private static let pieces = [
    "word", "words", "a", "b2", "12", "中文", "模型", "β", "é", "e\u{301}", "ﬁ", "🙂", " ", " ", " ", " ", "\n", "\n\n", "\n  ", "\t",
    "\r\n",
    ".", ",", ";", "(", ")", "i)", "(ii)", "1.", "2)", "[", "]", "'", "''", "`", "``", "\"", "-", "--", "---", "~", "~", "*",
    "**", "_", "^",
    "<", ">", "&", "&amp;", "#", "%", "=", "|", "/", "\\%", "\\&", "\\_", "\\#", "\\$", "\\\\", "\\emph{x}", "\\alpha", "$x^2$",
    "$", "{", "}",
    "{A}b", ":", "://", "https://a.org/b_c~d", "http://x.y", "https://a.org/x%20y", "https://a.org/(b)[c]",
    "https://github.com/a/b.",
    "https://a.org/\\_b", "http://a.org/é", "\u{A0}", "\u{AD}", "\u{200B}", "\u{200D}", "\u{200E}", "\u{2013}", "\u{2019}",
    "\u{202A}",
    "\u{202C}", "\u{2060}", "\u{2066}", "\u{2069}", "\u{FEFF}", "\u{FFFD}", "\u{1}", "\u{7F}", "\u{85}", "•", "…", "x-y",
    "36.4\\%",
  ]

  @Test func anIndexOfTheSourceIsThatOfWhatItSays() throws {
    var state: UInt64 = 11
    func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var taken = 0
    for _ in 0..<6_000 {
      // Of few kinds of pieces at a time, so that many texts hold none of TeX's.
      let kinds = (0..<6).map { _ in Self.pieces[below(Self.pieces.count)] }
      let text = (0..<below(14)).map { _ in kinds[below(kinds.count)] }.joined(separator: below(3) == 0 ? " " : "")
      guard PlainWords.areThose(of: text.utf8.span) else { continue }
      taken += 1
      #expect(try index(abstract: text) == index(abstract: RichText.plain(text)), "\(text.debugDescription)")
    }
    #expect(taken > 1_500)
  }

  @Test(arguments: ["", "plain", "by 36.4\\% and A\\&B", "Code: https://github.com/a/b-c.", "a -- b ``c'' d~e", "中文。"])
  func mostTextsAreTaken(_ text: String) {
    let isTaken = PlainWords.areThose(of: text.utf8.span)
    #expect(isTaken)
  }

  @Test(arguments: ["$x$", "\\emph{a}", "{A}", "https://a.org/b\\_c", "https://a.org/%20", "a\u{202A}b", "a\u{1}b"])
  func textsThatSayOtherWordsAreNot(_ text: String) {
    let isTaken = PlainWords.areThose(of: text.utf8.span)
    #expect(!isTaken)
  }
}
