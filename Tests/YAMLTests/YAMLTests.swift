import Testing
import Vocabulary
import YAML

private func parse(_ text: String, limits: YAMLParser.Limits = .init()) throws -> YAMLNode? {
  try YAMLParser.parse(Array(text.utf8), file: "site.yml", limits: limits)
}

/// The diagnostic that a text gives, as it is printed.
private func complaint(_ text: String, limits: YAMLParser.Limits = .init()) -> String? {
  do {
    _ = try parse(text, limits: limits)
    return nil
  } catch { return "\(error)" }
}

@Suite struct TreeTests {
  @Test func mappingsKeepTheirOrderAndPlaces() throws {
    let root = try #require(try parse("title: Daily\nkeywords:\n  - name: \"C++\"\n    match: [a, 2]\n"))
    let pairs = try #require(root.mapping)
    #expect(pairs.map(\.key) == ["title", "keywords"])
    #expect(pairs[1].keyLine == 2 && pairs[1].keyColumn == 1)
    let keyword = try #require(root["keywords"]?.sequence?.first)
    #expect(keyword.line == 3 && keyword.column == 5)
    #expect(keyword["name"]?.content == .scalar("C++", isPlain: false))
    #expect(keyword["match"]?.sequence?.compactMap(\.string) == ["a", "2"])
    #expect(keyword["nothing"] == nil)
  }

  @Test func columnsCountBytes() throws {
    let root = try #require(try parse("{é中: a, b: c}"))
    #expect(root.mapping?.map(\.keyColumn) == [2, 12])
  }

  @Test func aDocumentInsideAnotherFile() throws {
    let source = Array("a: [1,\n".utf8)
    #expect(throws: Diagnostic.self) { try YAMLParser.parse(source.span, file: "d.md", firstLine: 2) }
    let node = try YAMLParser.parse(Array("\nb: c".utf8).span, file: "d.md", firstLine: 2)
    #expect(node?["b"]?.line == 3)
  }

  @Test(arguments: ["", "# nothing\n", "---\n...\n"]) func nothing(_ text: String) throws {
    #expect(try parse(text)?.isNull ?? true)
  }

  @Test func kinds() throws {
    let root = try #require(try parse("[true, 'true', 12, '12', ~, null, yes, 2025-04-22, a b, {}, []]"))
    let nodes = try #require(root.sequence)
    #expect(nodes.map(\.bool) == [true, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil])
    #expect(nodes.map(\.int) == [nil, nil, 12, nil, nil, nil, nil, nil, nil, nil, nil])
    #expect(nodes.map(\.string) == ["true", "true", "12", "12", nil, nil, "yes", "2025-04-22", "a b", nil, nil])
    #expect(nodes.map(\.kindName).suffix(4) == ["a text", "a text", "a mapping", "a list"])
  }

  @Test func aliasesStandForTheirValues() throws {
    let root = try #require(try parse("a: &x [1, 2]\nb: *x\nc: &k d\n*k : e"))
    #expect(root["b"]?.sequence?.compactMap(\.int) == [1, 2])
    #expect(root["d"]?.string == "e")
  }
}

@Suite struct MistakeTests {
  @Test(arguments: [
    (
      "a: b\n c: d",
      "site.yml:2:3: error: this is no valid YAML, mapping values are not allowed in this context: correct the line"
    ),
    ("a: 1\nb: 2\na: 3", "site.yml:3:1: error: the key `a` stands here a second time: keep one of them"),
    ("a: *b", "site.yml:1:4: error: `*b` names no `&b` before it: write the value itself"),
    ("a\n---\nb", "site.yml:2:1: error: a second YAML document begins here: keep one, and remove this `---`"),
    ("[a]: b", "site.yml:1:1: error: a list or a mapping stands where a key is expected: write a word and a colon"),
  ]) func areTold(_ text: String, _ expected: String) {
    #expect(complaint(text) == expected)
  }

  @Test func bytesThatAreNotUTF8HaveAPlace() {
    #expect(throws: Diagnostic.self) { try YAMLParser.parse([0x61, 0x3A, 0x0A, 0x62, 0xFF], file: "f") }
    do {
      _ = try YAMLParser.parse([0x61, 0x3A, 0x0A, 0x62, 0xFF], file: "f")
    } catch { #expect("\(error)".hasPrefix("f:2:2: error: this is no valid YAML, invalid leading UTF-8 octet")) }
  }

  @Test func limits() {
    var small = YAMLParser.Limits()
    small.bytes = 3
    #expect(complaint("abcd", limits: small)?.contains("the limit is 3") == true)
    #expect(complaint(String(repeating: "[", count: 100))?.contains("nested more than 64 deep") == true)
    #expect(complaint(String(repeating: "- ", count: 30_000))?.contains("nested more than 64 deep") == true)
  }

  @Test func aliasBombsAreRefused() {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let items = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(items)]\n"
    }
    #expect(complaint(bomb)?.contains("aliases written out") == true)
  }

  @Test(arguments: ["\0", "%", "\t", "&", "*", "!", "|", ">", "@", "`", "{", "- - -", "a: !!binary x", "? [a", "'", "\"\\x"])
  func oddSourcesDoNotCrash(_ text: String) { _ = complaint(text) }
}
