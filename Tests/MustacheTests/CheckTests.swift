import Mustache
import Testing
import Vocabulary

enum AuthorFields: Int, Fields {
  case name, papers
  static let shape = Shape(of: Self.self)
  var type: FieldType { self == .papers ? .list(PaperFields.self) : .text }
}

enum PaperFields: Int, Fields {
  case title, abstract, isNew, authors, keywords, day
  static let shape = Shape(of: Self.self)
  var type: FieldType {
    switch self {
    case .title: .text
    case .abstract: .html
    case .isNew: .flag
    case .authors: .list(AuthorFields.self)
    case .keywords: .texts
    case .day: .object(DayFields.self)
    }
  }
}

enum DayFields: Int, Fields {
  case date, paperCount
  static let shape = Shape(of: Self.self)
  var name: String { self == .paperCount ? "paper-count" : "date" }
  var type: FieldType { self == .paperCount ? .number : .text }
}

@Suite("Names in templates are held against the declared ones")
struct CheckTests {
  private func check(_ template: String, _ partials: [String: String] = [:]) throws -> [String] {
    let sources =
      [TemplateSource(name: "paper", file: "paper.mustache", text: template)]
      + partials.map { TemplateSource(name: $0.key, file: "\($0.key).mustache", text: $0.value) }
    return try TemplateSet(sources).check([("paper", PaperFields.self)]).map(\.description)
  }

  @Test func declaredNamesPass() throws {
    let template = """
      {{title}}{{{abstract}}}{{#isNew}}new{{/isNew}}{{^isNew}}old{{/isNew}}{{isNew}}
      {{#authors}}{{name}} {{title}} {{#papers}}{{title}}{{name}}{{/papers}}{{/authors}}
      {{#keywords}}{{.}}{{/keywords}}{{#day}}{{date}}{{/day}}{{day.paper-count}}{{#day.date}}{{.}}{{/day.date}}
      {{#.}}{{title}}{{/.}}{{#title}}{{title}}{{.}}{{#.}}{{.}}{{/.}}{{/title}}{{>*title}}
      """
    #expect(try check(template) == [])
  }

  @Test(arguments: [
    ("{{titel}}", "1:1: error: there is no value 'titel' here; did you mean 'title'?"),
    (
      "a\n {{publisher}}",
      "2:2: error: there is no value 'publisher' here; declared here: title, abstract, isNew, authors, keywords, day"
    ),
    ("{{#authors}}{{nme}}{{/authors}}", "1:13: error: there is no value 'nme' here; did you mean 'name'?"),
    (
      "{{#nothing}}{{whatever}}{{/nothing}}",
      "1:1: error: there is no value 'nothing' here; declared here: title, abstract, isNew, authors, keywords, day"
    ),
    ("{{^isNw}}{{/isNw}}", "1:1: error: there is no value 'isNw' here; did you mean 'isNew'?"),
    ("{{day.dates}}", "1:1: error: there is no value 'dates' in 'day'; did you mean 'date'?"),
    ("{{title.length}}", "1:1: error: 'title' is no object, so it has no 'length': use '{{title}}'"),
    (
      "{{authors.name}}",
      "1:1: error: 'authors' is a list: open a section over it, '{{#authors}}', and use 'name' inside"
    ),
    ("{{authors}}", "1:1: error: 'authors' is a list and prints nothing: open a section over it, '{{#authors}}'"),
    ("{{day}}", "1:1: error: 'day' is an object and prints nothing: name one of its values, as in '{{day.name}}'"),
    ("{{.}}", "1:1: error: '{{.}}' is an object here and prints nothing: name one of its values"),
    (
      "{{{title}}}",
      "1:1: warning: 'title' is text that anybody may have written, and is printed as it is: write '{{title}}', which escapes it"
    ),
    ("{{>*authors}}", "1:1: error: 'authors' is no text: only a text can name a template"),
  ])
  func mistakesAreReported(template: String, message: String) throws {
    #expect(try check(template) == ["paper.mustache:" + message])
  }

  @Test func partialsAreCheckedWhereTheyStandAndReportedOnce() throws {
    let messages = try check(
      "{{>row}}{{#authors}}{{>row}}{{/authors}}{{#day}}{{>row}}{{/day}}", ["row": "{{title}}\n{{name}}{{nope}}"])
    #expect(
      messages == [
        "row.mustache:2:1: error: there is no value 'name' here; declared here: title, abstract, isNew, authors, keywords, day",
        "row.mustache:2:9: error: there is no value 'nope' here; declared here: title, abstract, isNew, authors, keywords, day",
      ])
  }

  @Test func blocksAreCheckedInThePlaceOfTheirParent() throws {
    let layout = "{{#authors}}{{$row}}{{default}}{{/row}}{{/authors}}"
    #expect(try check("{{<layout}}{{$row}}{{name}}{{/row}}{{/layout}}", ["layout": layout]) == [])
    #expect(
      try check("{{<layout}}{{$row}}{{title}}{{nam}}{{/row}}{{/layout}}", ["layout": layout]) == [
        "paper.mustache:1:29: error: there is no value 'nam' here; did you mean 'name'?"
      ])
    #expect(
      try check("{{<layout}}{{/layout}}", ["layout": layout]).count == 1)
  }

  @Test func misspelledBlocksAreReported() throws {
    let layout = "{{#isNew}}{{$kind}}{{/kind}}{{/isNew}}{{>row}}"
    #expect(
      try check("{{<layout}}\n{{$kinds}}front{{/kinds}}{{/layout}}", ["layout": layout, "row": ""]) == [
        "paper.mustache:2:1: error: 'layout' has no block 'kinds' to replace; did you mean 'kind'?"
      ])
    // A layout may leave out what other pages offer it.
    #expect(try check("{{<layout}}{{$other}}{{/other}}{{/layout}}", ["layout": layout, "row": "{{$cell}}{{/cell}}"]) == [])
    // In a template that no page reaches, too.
    #expect(
      try check("", ["row": "{{#a}}{{$x}}{{<end}}{{$y}}{{/y}}{{/end}}{{/x}}{{/a}}", "end": "{{$z}}{{/z}}"]) == [
        "row.mustache:1:21: error: 'end' has no block 'y' to replace; did you mean 'z'?"
      ])
  }

  @Test func blocksMayStandBehindTheParent() throws {
    let partials = [
      "layout": "{{<frame}}{{$main}}{{$mains}}{{/mains}}{{/main}}{{/frame}}", "frame": "{{$main}}{{/main}}{{>row}}{{>frame2}}",
      "row": "{{$man}}{{/man}}", "frame2": "{{#isNew}}{{<layout}}{{/layout}}{{/isNew}}",
    ]
    let blocks = ["main", "mains", "man"].map { "{{$\($0)}}{{/\($0)}}" }.joined()
    #expect(try check("{{<layout}}\(blocks){{/layout}}", partials) == [])
    // Which template this is, nobody knows.
    #expect(try check("{{<open}}{{$x}}{{/x}}{{/open}}", ["open": "{{<*title}}{{$y}}{{/y}}{{/*title}}"]) == [])
  }

  @Test func templatesThatIncludeThemselvesEnd() throws {
    let messages = try check(
      "{{>tree}}",
      ["tree": "{{#authors}}{{#papers}}{{>tree}}{{/papers}}{{/authors}}\n {{#authors}}\n {{>tree}}\n {{/authors}}{{x}}"])
    #expect(messages.map { $0.prefix(59) } == ["tree.mustache:4:14: error: there is no value 'x' here; decl"])
  }

  @Test func aMissingTemplateIsNamed() throws {
    let set = try TemplateSet([TemplateSource(name: "paper", file: "paper.mustache", text: "")])
    #expect(
      set.check([("papers", PaperFields.self)]).map(\.description) == [
        "error: the template 'papers' is missing; did you mean 'paper'?"
      ])
  }
}
