import Encoding
import Mustache
import Testing
import Vocabulary

/// Values in the store of a page against the same values each of its own.
@Suite("Values in a store")
struct ValueStoreTests {
  private static let template =
    "{{title}}|{{{abstract}}}|{{#authors}}[{{name}}|{{title}}]{{/authors}}|{{day.paper-count}}|{{day.date}}|{{#isNew}}new{{/isNew}}"
    + "{{^keywords}}none{{/keywords}}{{#day}}{{date}}{{/day}}"

  private func print(_ root: Value, of store: ValueStore?) throws -> String {
    let set = try TemplateSet([TemplateSource(name: "page", file: "page.mustache", text: Self.template)])
    var renderer = Renderer(set)
    var out: [UInt8] = []
    try renderer.render(#require(set.template("page")), root, of: store, into: &out)
    return String(decoding: out, as: UTF8.self)
  }

  private func dump(_ root: Value, of store: ValueStore?) -> String {
    var out: [UInt8] = []
    root.appendJSON(to: &out, of: store)
    return String(decoding: out, as: UTF8.self)
  }

  @Test(arguments: ["On <Engines>", "", "数学 & \"more\""], [0, 1, 3])
  func printTheSame(title: String, authorCount: Int) throws {
    let names = (0..<authorCount).map { "Author \($0) & Co" }
    var day = Record<DayFields>()
    day[.paperCount] = 3
    day[.date] = "2025-04-22"
    var paper = Record<PaperFields>()
    paper[.title] = .text(title)
    paper[.abstract] = .bytes(Array("<p>x</p>".utf8))
    paper[.authors] = .list(
      names.map { name in
        var author = Record<AuthorFields>()
        author[.name] = .text(name)
        return .object(author)
      })
    paper[.day] = .object(day)
    paper[.isNew] = true

    let store = ValueStore(PreparedTexts(day))
    var stored = StoredRecord(PaperFields.self, in: store)
    stored[.title] = store.text(title)
    stored[.abstract] = store.text {
      $0.append("<p>")
      $0.append("x</p>")
    }
    stored[.authors] = .list(
      names.map { name in
        var author = StoredRecord(AuthorFields.self, in: store)
        author[.name] = store.text(orAbsent: name)
        return .object(author)
      })
    var storedDay = StoredRecord(DayFields.self, in: store)
    storedDay[.paperCount] = 3
    storedDay[.date] = store.text("2025-04-22")
    stored[.day] = .object(storedDay)
    stored[.isNew] = true

    let expected = try print(.object(paper), of: nil)
    #expect(expected.contains("2025-04-22"))
    #expect(try print(.object(stored), of: store) == expected)
    #expect(dump(.object(stored), of: store) == dump(.object(paper), of: nil))
    #expect(stored[.title].isFalse == title.isEmpty)
  }

  @Test func whatIsPreparedIsCopied() throws {
    var day = Record<DayFields>()
    day[.date] = "2025-04-22"
    day[.paperCount] = 7
    let prepared = PreparedTexts(day)
    for _ in 0..<2 {
      let store = ValueStore(prepared)
      var paper = StoredRecord(PaperFields.self, in: store)
      paper[.title] = store.text("A")
      paper[.day] = store.prepared
      // A number is no text.
      #expect(try print(.object(paper), of: store) == "A||||2025-04-22|none2025-04-22")
    }
  }

  /// A value of one store in another is a mistake of ours, and prints what it can without reading what is not there.
  @Test func aValueOfAnotherStoreReadsNothingBeyondThisOne() throws {
    let other = ValueStore()
    _ = other.text("long enough to lie behind the end")
    _ = StoredRecord(PaperFields.self, in: other)
    var author = StoredRecord(AuthorFields.self, in: other)
    author[.name] = other.text("Ada")
    let store = ValueStore()
    var paper = StoredRecord(PaperFields.self, in: store)
    paper[.authors] = .list([.object(author)])
    paper[.title] = author[.name]
    #expect(try print(.object(paper), of: store) == "||[|]|||none")
  }

  @Test func aTextWithinATextIsRefused() async {
    await #expect(processExitsWith: .failure) {
      let store = ValueStore()
      _ = store.text { _ in _ = store.text("inner") }
    }
  }
}
