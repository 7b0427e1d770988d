import Mustache
import Testing
import Vocabulary

@Suite("Mistakes in templates are reported with their places")
struct MistakeTests {
  private func messages(_ texts: [String: String]) -> [String] {
    do {
      _ = try TemplateSet(
        texts.sorted { $0.key < $1.key }.map {
          TemplateSource(name: $0.key, file: "Templates/\($0.key).mustache", text: $0.value)
        })
      return []
    } catch {
      return error.all.map(\.description)
    }
  }

  @Test(arguments: [
    (
      "{{#a}}\n  {{/b}}",
      "2:3: error: '{{/b}}' closes the wrong tag: '{{#a}}' of line 1, column 1, is open, so write '{{/a}}' here"
    ),
    (
      "{{#a}}{{#b}}\n{{/a}}",
      "2:1: error: '{{/a}}' closes the wrong tag: '{{#b}}' of line 1, column 7, is open, so write '{{/b}}' here"
    ),
    ("a{{/b}}", "1:2: error: '{{/b}}' closes nothing: remove it, or open it before"),
    ("\n{{#a}}", "2:1: error: '{{#a}}' is never closed: write '{{/a}}'"),
    ("{{^a}}", "1:1: error: '{{^a}}' is never closed: write '{{/a}}'"),
    ("x {{name <p>\n\n", "1:3: error: the tag that '{{' opens is not closed: write '}}' at its end"),
    ("{{name {{other}}", "1:1: error: the tag that '{{' opens is not closed: write '}}' at its end"),
    ("{{{name}} {{other}}", "1:1: error: the tag that '{{' opens is not closed: write '}}}' at its end"),
    ("{{!comment", "1:1: error: the tag that '{{' opens is not closed: write '}}' at its end"),
    ("{{=<% %>}}", "1:1: error: the tag that '{{' opens is not closed: write '=}}' at its end"),
    (
      "{{=<% %> %=}}",
      "1:1: error: these are no delimiters: write two, without '=', with a space between them, as in {{=<% %>=}}"
    ),
    ("{{=<%=}}", "1:1: error: these are no delimiters: write two, without '=', with a space between them, as in {{=<% %>=}}"),
    ("{{}}", "1:1: error: the tag has no name: write one, or remove the tag"),
    ("{{# }}", "1:1: error: the tag has no name: write one, or remove the tag"),
    ("{{two words}}", "1:1: error: 'two words' has white space in it: a tag holds one name"),
    ("{{a..b}}", "1:1: error: 'a..b' has a part without a name: write names with one dot between them"),
    ("é{{>layuot}}", "1:3: error: there is no template 'layuot'; did you mean 'layout'?"),
    ("{{<nothing}}{{/nothing}}", "1:1: error: there is no template 'nothing'; add nothing.mustache, or correct the name"),
    (
      "{{<layout}}{{$x}}{{/layout}}{{/x}}",
      "1:18: error: '{{/layout}}' closes the wrong tag: '{{$x}}' of line 1, column 12, is open, so write '{{/x}}' here"
    ),
    (
      "a\n{{>day}}",
      "2:1: error: this tag includes its own template for ever: put it into a section that ends, or remove it"
    ),
  ])
  func oneMistake(text: String, message: String) {
    let found = messages(["day": text, "layout": ""])
    #expect(found.first == "Templates/day.mustache:" + message)
    #expect(found.count == 1 || text.hasSuffix("{{/x}}"))
  }

  @Test func everyMistakeOfEveryFileIsReportedAtOnce() {
    #expect(
      messages(["b": "{{/x}}\n{{>nope}}", "a": "{{#y}}\r\n {{}}"]) == [
        "Templates/a.mustache:1:1: error: '{{#y}}' is never closed: write '{{/y}}'",
        "Templates/a.mustache:2:2: error: the tag has no name: write one, or remove the tag",
        "Templates/b.mustache:1:1: error: '{{/x}}' closes nothing: remove it, or open it before",
        "Templates/b.mustache:2:1: error: there is no template 'nope'; add nope.mustache, or correct the name",
      ])
  }

  @Test func inclusionInACircleIsReportedOnce() {
    #expect(
      messages(["a": "{{>b}}", "b": "{{<c}}{{/c}}", "c": "{{$x}}{{>a}}{{/x}}"]) == [
        "Templates/c.mustache:1:7: error: this tag includes its own template for ever: put it into a section that ends, or remove it"
      ])
  }

  @Test func twoSourcesOfOneNameAreReported() throws {
    #expect {
      try TemplateSet([
        TemplateSource(name: "a", file: "one/a.mustache", text: ""), TemplateSource(name: "a", file: "two/a.mustache", text: ""),
      ])
    } throws: {
      ($0 as? Diagnostics)?.all.map(\.description) == [
        "two/a.mustache: error: 'one/a.mustache' has the same name, 'a': rename one of them"
      ]
    }
  }

  @Test(arguments: [
    String(repeating: "{{#a}}", count: 5_000) + String(repeating: "{{/a}}", count: 5_000),
    String(repeating: "{{#a}}", count: 5_000), String(repeating: "{{", count: 20_000),
    String(repeating: "{{<a}}{{$b}}", count: 3_000),
  ])
  func deepNestingIsAMistakeAndNoCrash(text: String) {
    #expect(!messages(["a": text]).isEmpty)
  }

  @Test func templatesThatMultiplyEachOtherAreStopped() {
    var texts: [String: String] = [:]
    for at in 0..<40 {
      let next = at == 39 ? "end" : "t\(at + 1)"
      texts["t\(at)"] = "{{<\(next)}}{{$x\(at)}}a{{/x\(at)}}{{/\(next)}}{{<\(next)}}{{$y\(at)}}b{{/y\(at)}}{{/\(next)}}"
    }
    texts["end"] = ""
    let found = messages(texts)
    #expect(found.count == 1)
    #expect(found.first?.contains("multiply each other beyond all bounds") == true)
  }
}
