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
    var authors = StoredList(atMost: authorCount + 1, in: store)
    for name in names {
      var author = StoredRecord(AuthorFields.self, in: store)
      author[.name] = store.text(orAbsent: name)
      authors.append(.object(author))
    }
    #expect(authors.count == authorCount)
    stored[.authors] = .list(authors)
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

  /// A thousand objects are more than a store has room for at first.
  @Test func growsWithWhatIsPutIn() throws {
    let store = ValueStore()
    var paper = StoredRecord(PaperFields.self, in: store)
    var own = Record<PaperFields>()
    var authors = StoredList(atMost: 1000, in: store)
    var names: [Value] = []
    for number in 0..<1000 {
      var author = StoredRecord(AuthorFields.self, in: store)
      // Values that own memory, some of which are given up at once.
      author[.name] = .text("nobody of a long name \(number)")
      author[.name] = number % 2 == 0 ? store.text("\(number)") : .bytes(Array("\(number)".utf8))
      authors.append(.object(author))
      var alike = Record<AuthorFields>()
      alike[.name] = .text("\(number)")
      names.append(.object(alike))
    }
    paper[.authors] = .list(authors)
    own[.authors] = .list(names)
    #expect(try print(.object(paper), of: store) == print(.object(own), of: nil))
  }

  @Test func anObjectOfSeveralThatArePreparedIsFilledInFurther() throws {
    var day = Record<DayFields>()
    day[.date] = "2025-04-22"
    var paper = Record<PaperFields>()
    paper[.title] = "Prepared"
    paper[.abstract] = .bytes(Array("<p>".utf8))
    let prepared = PreparedTexts(day, paper)
    for _ in 0..<2 {
      let store = ValueStore(prepared)
      var stored = store.preparedRecord(PaperFields.self, at: 1)
      stored[.day] = store.prepared
      stored[.abstract] = store.text("<b>")
      #expect(try print(.object(stored), of: store) == "Prepared|<b>|||2025-04-22|none2025-04-22")
    }
  }

  @Test(arguments: [["", "x"], ["On Engines", String(repeating: "long ", count: 100)]])
  func aPackedObjectIsTheSame(texts: [String]) throws {
    var packed = PackedRecord(PaperFields.self, capacity: 10)
    packed.add(.abstract, texts[1])
    packed.add(.title) { $0.append(texts[0]) }
    #expect(packed.holds(.title) && !packed.holds(.day))
    var own = Record<PaperFields>()
    own[.title] = .text(texts[0])
    own[.abstract] = .text(texts[1])
    let store = ValueStore()
    for _ in 0..<2 {
      let object = store.object(packed)
      #expect(dump(.object(object), of: store) == dump(.object(own), of: nil))
    }
    var title: [UInt8] = []
    packed.append(.title, to: &title)
    packed.append(.day, to: &title)
    #expect(title == Array(texts[0].utf8))
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
    var authors = StoredList(atMost: 9, in: other)
    for _ in 0..<9 { authors.append(.object(author)) }
    paper[.authors] = .list(authors)
    #expect(try print(.object(paper), of: store) == "|||||none")
  }

  @Test func aTextWithinATextIsRefused() async {
    await #expect(processExitsWith: .failure) {
      let store = ValueStore()
      _ = store.text { _ in _ = store.text("inner") }
    }
  }
}
