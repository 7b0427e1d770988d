import Catalogue
import Digests
import Testing
import Vocabulary

@testable import Pages

@Suite("What lists show of a paper")
struct ListedTextsTests {
  /// Every combination of texts that an entry has or lacks.
  @Test(arguments: 0..<64)
  func ofOneEntryIsTheSameAsOfAListOfOne(parts: Int) {
    func has(_ bit: Int) -> Bool { parts >> bit & 1 == 1 }
    var entry = Entry(
      file: "a.md", line: 1, format: .categorySections, id: PaperID("2504.10001"), version: 1, title: "On $x$",
      date: Day("2025-04-21"))
    if has(0) { entry.abstract = "We show it. Code: https://github.com/a/b and https://a.github.io/b" }
    if has(1) { entry.summary = "大模型的总结。" }
    if has(2) { entry.sections = [Entry.Section(label: "TL;DR", text: "Short.")] }
    if has(3) { entry.comment = "At https://github.com/c/d" }
    if has(4) { entry.links.append(Entry.Link(name: "code", url: "https://e.example")) }
    if has(5) { entry.links.append(Entry.Link(name: "project", url: "https://f.example")) }
    let reference = EntryReference(digest: 1, ordinal: 2)
    let preview = EntryPreview(of: entry)
    #expect(ListedTexts(reference, preview, authors: ["A"]) == ListedTexts([(reference, preview)], authors: ["A"]))
  }
}
