import Mustache
import Testing
import Vocabulary

/// Random templates from fixed seeds: compiling never crashes, rendering always ends.
@Suite("Random templates")
struct RandomTemplateTests {
  private struct Generator {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }

    mutating func pick(_ choices: [String]) -> String { choices[below(choices.count)] }

    /// Tags and text in any order, most of it nonsense.
    mutating func soup() -> String {
      var text = ""
      for _ in 0..<below(30) {
        text += pick([
          "{{", "}}", "{{{", "}}}", "{{#", "{{/", "{{^", "{{!", "{{>", "{{<", "{{$", "{{=", "=}}", "*", ".", "a", "b", "c", " ",
          "\n",
          "\r\n", "\t", "{{a}}", "{{/a}}", "{{#b}}", "{{/b}}", "é", "{{>t0}}", "|", "<% %>", "\u{0}",
        ])
      }
      return text
    }

    /// A template without mistakes.
    mutating func template(depth: Int) -> String {
      var text = ""
      for _ in 0..<below(6) {
        let name = pick(["a", "b", "c", "a.b", ".", "list", "list.a"])
        let inner = depth > 0 ? template(depth: depth - 1) : ""
        let space = pick(["", "", " ", "  ", "\n", "\n  "])
        let end = pick(["", "\n", "\r\n", "  \n"])
        switch below(9) {
        case 0: text += "\(space){{\(name)}}\(end)"
        case 1: text += "\(space){{{\(name)}}}\(end)"
        case 2: text += "\(space){{#\(name)}}\(end)\(inner)\(space){{/\(name)}}\(end)"
        case 3: text += "\(space){{^\(name)}}\(end)\(inner)\(space){{/\(name)}}\(end)"
        // Inside a section, so that most templates that include themselves are legal.
        case 4: text += "{{#list}}\(end)\(space){{>t\(below(4))}}\(end){{/list}}"
        case 5: text += "\(space){{>*\(name)}}\(end)"
        case 6:
          let parent = pick(["t0", "t1", "t2", "t3", "*a"])
          let block = pick(["x", "y"])
          text +=
            "{{#a}}\(end)\(space){{<\(parent)}}\(end){{$\(block)}}\(end)\(inner)\(space){{/\(block)}}\(end){{/\(parent)}}\(end){{/a}}"
        case 7:
          let block = pick(["x", "y", "z"])
          text += "\(space){{$\(block)}}\(end)\(inner)\(space){{/\(block)}}\(end)"
        default: text += pick(["text", "<p>\n", "\n", "{{!note}}\n", "{{=| |=}}|a||={{ }}=|"])
        }
      }
      return text
    }
  }

  private func render(_ texts: [String]) {
    let sources = texts.enumerated().map { TemplateSource(name: "t\($0.offset)", file: "t\($0.offset)", text: $0.element) }
    guard let set = try? TemplateSet(sources, unknownPartials: .empty) else { return }
    let inner = Object(untyped: [("a", "t1"), ("b", .texts(["t2", "<x>"])), ("list", .list([]))])
    let root = Object(untyped: [
      ("a", "t3"), ("b", .object(inner)), ("list", .list([.object(inner), .list([1, "two"]), .absent])), ("c", false),
    ])
    var limits = Renderer.Limits()
    limits.depth = 20
    limits.steps = 2_000
    var renderer = Renderer(set, limits: limits)
    for name in ["t0", "t1", "t2", "t3"] {
      guard let template = set.template(name) else { continue }
      var first: [UInt8] = []
      var second: [UInt8] = []
      // An error is as good an end as any, but it must be the same one.
      let firstError = Result { try renderer.render(template, .object(root), into: &first) }
      let secondError = Result { try renderer.render(template, .object(root), into: &second) }
      #expect(first == second)
      #expect("\(firstError)" == "\(secondError)")
    }
  }

  @Test(arguments: 0..<8) func soups(seed: Int) {
    var generator = Generator(state: UInt64(seed))
    for _ in 0..<150 { render((0..<4).map { _ in generator.soup() }) }
  }

  @Test(arguments: 0..<4) func templates(seed: Int) {
    var generator = Generator(state: UInt64(seed) + 100)
    for _ in 0..<30 { render((0..<4).map { _ in generator.template(depth: 3) }) }
  }

  /// Templates without mistakes compile, unless they include themselves for ever or multiply each other.
  @Test func noMistakesAreFoundWhereNoneAre() {
    var generator = Generator(state: 5)
    for _ in 0..<200 {
      let text = generator.template(depth: 4)
      do {
        _ = try TemplateSet([TemplateSource(name: "page", file: "page", text: text)], unknownPartials: .empty)
      } catch {
        Issue.record("\(error.all.map(\.description)) in \(text)")
      }
    }
  }
}
