import Testing
import Vocabulary

@testable import Preview

@Suite struct LiveReloadTests {
  private func listen(_ server: PreviewServer) -> RawConnection {
    let connection = RawConnection(port: server.port)
    connection.send(Array("GET /__broadsheet/events HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8))
    return connection
  }

  /// The number after the run's name in the first event of a text.
  private func generation(_ text: String) -> Substring? {
    guard let start = text.firstRange(of: "\"generation\":\"")?.upperBound else { return nil }
    return text[start...].prefix { $0 != "\"" }
  }

  @Test func aPageHearsTheStateAtOnceAndEveryChangeAfter() throws {
    let folder = try TemporaryFolder()
    let server = try PreviewServer(folder: folder.path, port: 0)
    let connection = listen(server)
    let first = connection.receive(until: "]}\n\n")
    #expect(first.contains("text/event-stream"))
    #expect(first.contains("\"diagnostics\":[]}"))
    server.tell(BuildOutcome(changed: false, errors: [.error("bad \"row\"", at: SourceLocation(file: "a.md", line: 3))]))
    let second = connection.receive(until: "]}\n\n")
    #expect(second.contains("\"diagnostics\":[\"a.md:3: error: bad \\\"row\\\"\"]"))
    #expect(generation(second) == generation(first), "the last good site is still there")
    server.tell(BuildOutcome(changed: true))
    let third = connection.receive(until: "]}\n\n")
    #expect(third.contains("\"diagnostics\":[]}"))
    #expect(generation(third) != generation(first))
    #expect(generation(third) != nil)
  }

  @Test func pagesCarryTheGenerationThatTheyHearOf() throws {
    let folder = try TemporaryFolder()
    try folder.write("index.html", "<body></body>")
    let server = try PreviewServer(folder: folder.path, port: 0)
    server.tell(BuildOutcome(changed: true))
    let heard = try #require(generation(listen(server).receive(until: "]}\n\n")))
    #expect(ask(server.port, "/").text == "<body><script src=\"/__broadsheet/reload.js?\(heard)\"></script></body>")
  }

  @Test func aDraftIsShownUntilItIsWritten() throws {
    let folder = try TemporaryFolder()
    try folder.write("index.html", "<body>old</body>")
    try folder.write("CNAME", "kept")
    let server = try PreviewServer(folder: folder.path, port: 0)
    let connection = listen(server)
    let first = generation(connection.receive(until: "]}\n\n"))
    let files = ["index.html": "<body>new</body>", "404.html": "lost", "feed.xml": "<rss/>"]
    server.show(DraftSite(base: "/") { files[$0.description].map { Array($0.utf8) } })
    let second = try #require(generation(connection.receive(until: "]}\n\n")))
    #expect(second != first)
    #expect(ask(server.port, "/").text == "<body>new<script src=\"/__broadsheet/reload.js?\(second)\"></script></body>")
    #expect(ask(server.port, "/feed.xml").text == "<rss/>")
    #expect(ask(server.port, "/nothing.html").text.hasPrefix("lost"))
    #expect(ask(server.port, "/CNAME").text == "kept")
    try folder.write("index.html", "<body>written</body>")
    server.tell(BuildOutcome(changed: false))
    #expect(generation(connection.receive(until: "]}\n\n")) == second, "a page that shows the draft shows the site")
    #expect(ask(server.port, "/").text.contains("written"))
  }

  @Test func aDraftThatCameToNothingIsTakenBack() throws {
    let folder = try TemporaryFolder()
    try folder.write("index.html", "<body>good</body>")
    let server = try PreviewServer(folder: folder.path, port: 0)
    let connection = listen(server)
    _ = connection.receive(until: "]}\n\n")
    server.show(DraftSite(base: "/digest") { _ in Array("<body>bad</body>".utf8) })
    let draft = generation(connection.receive(until: "]}\n\n"))
    #expect(ask(server.port, "/digest/").text.contains("bad"))
    server.tell(BuildOutcome(changed: false, errors: [.error("no space left")]))
    let after = connection.receive(until: "]}\n\n")
    #expect(generation(after) != draft)
    #expect(after.contains("no space left"))
    #expect(ask(server.port, "/digest/").text.contains("good"))
  }

  @Test func aSignOfLifeIsAComment() throws {
    let folder = try TemporaryFolder()
    let server = try PreviewServer(folder: folder.path, port: 0)
    let connection = listen(server)
    _ = connection.receive(until: "]}\n\n")
    server.beat()
    #expect(connection.receive(until: "\n\n").contains(": alive\n\n"))
  }

  @Test func theServerEndsWhilePagesAreOpen() throws {
    let folder = try TemporaryFolder()
    var server: PreviewServer? = try PreviewServer(folder: folder.path, port: 0)
    let connections = try (0..<20).map { _ in listen(try #require(server)) }
    for connection in connections { _ = connection.receive(until: "]}\n\n") }
    server = nil
    for connection in connections { _ = connection.receiveAll() }
  }

  @Test func closedPagesAreForgotten() throws {
    let folder = try TemporaryFolder()
    let server = try PreviewServer(folder: folder.path, port: 0)
    for _ in 0..<50 { _ = listen(server).receive(until: "]}\n\n") }
    for _ in 0..<3 { server.beat() }
    let connection = listen(server)
    #expect(connection.receive(until: "]}\n\n").contains("generation"))
  }

  @Test func theScriptStandsBeforeTheLastBody() {
    func injected(_ page: String) -> String {
      String(decoding: ReloadScript.injected(into: Array(page.utf8), generation: "g"), as: UTF8.self)
    }
    let element = "<script src=\"/__broadsheet/reload.js?g\"></script>"
    #expect(injected("<body>a</body></html>") == "<body>a\(element)</body></html>")
    #expect(injected("<pre></body></pre></body>") == "<pre></body></pre>\(element)</body>")
    #expect(injected("no body") == "no body\(element)")
    #expect(injected("") == element)
  }
}
