import Encoding
import Mustache
import Testing
import Vocabulary

@Suite("Rendering")
struct RenderingTests {
  @Test(arguments: [
    ("{{#x}}yes{{/x}}{{^x}}no{{/x}}", Value.text(""), "no"),
    ("{{#x}}yes{{/x}}{{^x}}no{{/x}}", .text("a"), "yes"),
    ("{{#x}}yes{{/x}}{{^x}}no{{/x}}", .number(0), "no"),
    ("{{#x}}{{.}}{{/x}}{{x}}", .number(-12), "-12-12"),
    ("{{#x}}yes{{/x}}{{^x}}no{{/x}}", .bytes([]), "no"),
    ("{{#x}}{{.}};{{/x}}", .texts(["a", "<b>"]), "a;&lt;b&gt;;"),
    ("{{^x}}none{{/x}}", .texts([]), "none"),
    ("{{x}}{{{x}}}", .bytes(Array("<é>".utf8)), "&lt;é&gt;<é>"),
    ("{{x}} {{^x}}no{{/x}}", .flag(false), "false no"),
    ("[{{x}}]", .list([1, 2]), "[]"),
  ])
  func values(template: String, value: Value, expected: String) throws {
    #expect(try print(template, .object(Object(untyped: [(name: "x", value: value)]))) == expected)
  }

  @Test func declaredObjects() throws {
    var author = Record<AuthorFields>()
    author[.name] = "Ada & Co"
    var day = Record<DayFields>()
    day[.paperCount] = 3
    var paper = Record<PaperFields>()
    paper[.title] = "On <Engines>"
    paper[.abstract] = .bytes(Array("<p>x</p>".utf8))
    paper[.authors] = .objects([author.object, author.object])
    paper[.day] = .object(day)
    #expect(!paper[.title].isFalse)
    #expect(!paper.object[PaperFields.title].isFalse)
    let template = "{{title}}{{{abstract}}}{{#authors}}[{{name}}|{{title}}]{{/authors}}{{day.paper-count}}{{day.date}}"
    #expect(
      try print(template, .object(paper))
        == "On &lt;Engines&gt;<p>x</p>[Ada &amp; Co|On &lt;Engines&gt;][Ada &amp; Co|On &lt;Engines&gt;]3")
  }

  @Test func anAbsentValueHidesTheOuterOne() throws {
    let inner = Object(untyped: [("name", .absent)])
    #expect(try print("{{#x}}[{{name}}]{{/x}}", .object(Object(untyped: [("name", "outer"), ("x", .object(inner))]))) == "[]")
  }

  @Test func escapingIsTheTemplates() throws {
    let set = try TemplateSet([
      TemplateSource(name: "feed", file: "feed.json", text: #"{"a": "{{x}}", {{>part}}}"#, escaping: .json),
      TemplateSource(name: "part", file: "part.mustache", text: "{{x}}"),
      TemplateSource(name: "plain", file: "robots.txt", text: "{{x}}", escaping: .none),
    ])
    var renderer = Renderer(set)
    let root = Value.object(Object(untyped: [("x", "\"<\n")]))
    var out: [UInt8] = []
    try renderer.render(#require(set.template("feed")), root, into: &out)
    #expect(String(decoding: out, as: UTF8.self) == #"{"a": "\"<\n", &quot;&lt;"# + "\n}")
    out = []
    try renderer.render(#require(set.template("plain")), root, into: &out)
    #expect(String(decoding: out, as: UTF8.self) == "\"<\n")
  }

  /// A tree whose template includes itself, one step further in each time.
  @Test func recursionIndentsWhileRendering() throws {
    func node(_ name: String, _ children: [Value]) -> Value {
      .object(Object(untyped: [("name", .text(name)), ("children", .list(children))]))
    }
    let tree = node("a", [node("b", [node("c", [])]), node("d", [])])
    let printed = try print(
      "<ul>\n  {{>node}}\n</ul>\n", tree,
      partials: ["node": "<li>{{name}}\n  {{#children}}\n  {{>node}}\n  {{/children}}\n</li>\n"])
    #expect(
      printed == """
        <ul>
          <li>a
            <li>b
              <li>c
              </li>
            </li>
            <li>d
            </li>
          </li>
        </ul>

        """)
  }

  @Test func recursionIndentsThroughOtherTemplates() throws {
    let leaf = Object(untyped: [("name", "leaf\nline"), ("child", .absent)])
    let tree = Value.object(Object(untyped: [("name", "root"), ("child", .object(leaf))]))
    let printed = try print(
      " {{>a}}\n", tree,
      partials: ["a": "a {{name}}\n {{>b}}\n", "b": "b\n{{#child}}\n {{>a}}\n x{{>inline}}\n{{/child}}\n", "inline": "1\n2\n"])
    #expect(printed == " a root\n  b\n   a leaf\nline\n    b\n   x1\n2\n\n")
  }

  @Test func dynamicTemplatesTakeTheIndentationOfTheirTag() throws {
    let printed = try print(
      "{{#kinds}}\n  {{>*.}}\n{{/kinds}}\n", .object(Object(untyped: [("kinds", .texts(["a", "b", "none"]))])),
      partials: ["a": "1\n {{>b}}\n", "b": "2\n3\n"])
    #expect(printed == "  1\n   2\n   3\n  2\n  3\n")
  }

  @Test func dynamicParentsTakeArguments() throws {
    let printed = try print(
      "{{<*kind}}{{$x}}mine{{/x}}{{/*kind}}", .object(Object(untyped: [("kind", "b")])),
      partials: ["a": "a", "b": "b{{$x}}default{{/x}}"])
    #expect(printed == "bmine")
  }

  @Test func theBlocksOfAnArgumentBelongToItsTemplate() throws {
    let printed = try print(
      "{{<page}}{{$body}}child {{$body}}own{{/body}}{{/body}}{{/page}}", .absent,
      partials: ["page": "[{{$body}}default{{/body}}]"])
    #expect(printed == "[child own]")
  }

  @Test func aLayoutWithBlocksOnTheirOwnLines() throws {
    let printed = try print(
      """
      {{<layout}}
      {{$title}}News{{/title}}
      {{$main}}
        <p>
          one
        </p>
      {{/main}}
      {{/layout}}

      """, .absent,
      partials: [
        "layout": """
        <title>{{$title}}-{{/title}}</title>
        <main>
          {{$main}}
          {{/main}}
        </main>
        {{$foot}}
        <p>foot</p>
        {{/foot}}

        """
      ])
    #expect(
      printed == """
        <title>News</title>
        <main>
          <p>
            one
          </p>
        </main>
        <p>foot</p>

        """)
  }

  @Test func endlessRecursionIsOneError() throws {
    let child = Value.object(Object(untyped: [("name", "b")]))
    let root = Value.object(Object(untyped: [("child", child)]))
    #expect(
      throws: Diagnostic.error(
        "templates include each other more than 200 deep here: end the recursion with a section over what is left",
        at: SourceLocation(file: "node.mustache", line: 1, column: 11))
    ) {
      try print("{{>node}}", root, partials: ["node": "{{#child}}{{>node}}{{/child}}"])
    }
  }

  /// Whatever is being printed when the depth is reached.
  @Test(arguments: ["{{>day}}{{>row}}", "{{>row}}{{>day}}"]) func theTagThatClosesTheCircleIsNamed(main: String) throws {
    let sources = [
      "day": "{{<layout}}{{$main}}\(main){{/main}}{{/layout}}", "layout": "{{#frame}}{{>head}}{{$main}}{{/main}}{{/frame}}",
      "row": "{{>cell}}", "cell": "{{#frame}}{{>deep}}{{/frame}}", "deep": "x", "head": "{{>deep}}",
    ].sorted { $0.key < $1.key }.map { TemplateSource(name: $0.key, file: "\($0.key).mustache", text: $0.value) }
    let set = try TemplateSet(sources)
    let root = Value.object(Object(untyped: [("frame", .object(Object(untyped: [("title", "x")])))]))
    for depth in 10...17 {
      var limits = Renderer.Limits()
      limits.depth = depth
      var renderer = Renderer(set, limits: limits)
      var out: [UInt8] = []
      let thrown = #expect(throws: Diagnostic.self) { try renderer.render(#require(set.template("day")), root, into: &out) }
      let column = main.hasPrefix("{{>day") ? 21 : 29
      #expect(thrown?.location == SourceLocation(file: "day.mustache", line: 1, column: column))
    }
  }

  @Test func outputThatExplodesIsStopped() throws {
    var partials = ["t30": ""]
    for at in 0..<30 { partials["t\(at)"] = "{{>t\(at + 1)}}{{>t\(at + 1)}}" }
    let sources = partials.map { TemplateSource(name: $0.key, file: $0.key, text: $0.value) }
    let set = try TemplateSet(sources)
    var limits = Renderer.Limits()
    limits.steps = 10_000
    var renderer = Renderer(set, limits: limits)
    var out: [UInt8] = []
    let template = try #require(set.template("t0"))
    #expect(throws: Diagnostic.self) { try renderer.render(template, .absent, into: &out) }
  }

  @Test func aRendererStartsAfreshAfterAnError() throws {
    let set = try TemplateSet([
      TemplateSource(name: "loop", file: "loop", text: "{{#x}}\n {{>loop}}\n{{/x}}\n"),
      TemplateSource(name: "text", file: "text", text: "{{x}}\n"),
    ])
    var renderer = Renderer(set)
    var out: [UInt8] = []
    let root = Value.object(Object(untyped: [("x", "a")]))
    let (loop, text) = try (#require(set.template("loop")), #require(set.template("text")))
    #expect(throws: Diagnostic.self) { try renderer.render(loop, root, into: &out) }
    out = []
    try renderer.render(text, root, into: &out)
    #expect(String(decoding: out, as: UTF8.self) == "a\n")
  }

  @Test func theDumpIsJSONInDeclaredOrder() {
    var day = Record<DayFields>()
    day[.date] = "2025-04-22"
    var paper = Record<PaperFields>()
    paper[.title] = "A \"quoted\"\nline"
    paper[.isNew] = true
    paper[.authors] = .list([])
    paper[.keywords] = .texts(["x", "y"])
    paper[.day] = .object(day)
    var out: [UInt8] = []
    Value.object(paper).appendJSON(to: &out)
    #expect(
      String(decoding: out, as: UTF8.self) == #"""
        {
          "title": "A \"quoted\"\nline",
          "abstract": null,
          "isNew": true,
          "authors": [],
          "keywords": [
            "x",
            "y"
          ],
          "day": {
            "date": "2025-04-22",
            "paper-count": null
          }
        }
        """#)
  }
}
