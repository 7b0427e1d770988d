import Foundation
import Testing
import Vocabulary

@testable import Preview

@Suite struct PreviewServerTests {
  private let folder: TemporaryFolder
  private let server: PreviewServer

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("secret", "outside")
    try folder.write("site/index.html", "<!DOCTYPE html><title>x</title><body><p>Home</p></body></html>")
    try folder.write("site/404.html", "<!DOCTYPE html><body><p>Lost</p></body>")
    try folder.write("site/days/index.html", "<body>Days</body>")
    try folder.write("site/feed.xml", "<rss/>")
    try folder.write("site/assets/style.0123abcd.css", "p{}")
    try folder.write("site/data.txt", "0123456789")
    try folder.write("site/empty.txt", "")
    server = try PreviewServer(folder: folder.at("site"), port: 0)
  }

  private func ask(_ path: String, method: String = "GET", _ headers: String...) -> Answer {
    let lines = headers.map { $0 + "\r\n" }.joined()
    return PreviewTests.ask(
      server.port,
      raw: Array("\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\(lines)\r\n".utf8))
  }

  @Test(arguments: [
    ("/index.html", "text/html; charset=utf-8"), ("/feed.xml", "application/xml"), ("/data.txt", "text/plain; charset=utf-8"),
    ("/assets/style.0123abcd.css", "text/css; charset=utf-8"), ("/__broadsheet/reload.js", "text/javascript; charset=utf-8"),
  ])
  func typesAreRight(path: String, type: String) {
    let answer = ask(path)
    #expect(answer.status == 200)
    #expect(answer.headers["content-type"] == type)
    #expect(answer.headers["content-length"] == "\(answer.body.count)")
    #expect(answer.headers["x-content-type-options"] == "nosniff")
  }

  @Test func pagesGetTheScriptAndFilesDoNot() throws {
    let page = ask("/index.html").text
    #expect(page.contains("<p>Home</p><script src=\"/__broadsheet/reload.js?"))
    #expect(page.hasSuffix("\"></script></body></html>"))
    let file = try String(contentsOfFile: folder.at("site/index.html"), encoding: .utf8)
    #expect(!file.contains("<script"))
    #expect(ask("/feed.xml").text == "<rss/>")
  }

  @Test func aFolderIsItsIndex() {
    #expect(ask("/").text.contains("Home"))
    #expect(ask("/?q=1").text.contains("Home"))
    #expect(ask("/days/").text.contains("Days"))
    let redirect = ask("/days")
    #expect(redirect.status == 302)
    #expect(redirect.headers["location"] == "/days/")
    #expect(ask("/assets/").status == 404)
  }

  @Test func aPageThatIsNotThereIsTheSitesOwn() {
    let answer = ask("/nothing/here.html")
    #expect(answer.status == 404)
    #expect(answer.text.contains("Lost"))
    #expect(answer.text.contains("reload.js"))
  }

  @Test func beforeTheFirstBuildThereIsStillAPage() throws {
    let empty = try PreviewServer(folder: folder.at("not-there"), port: 0)
    let answer = PreviewTests.ask(empty.port, "/")
    #expect(answer.status == 404)
    #expect(answer.text.contains("reload.js"))
  }

  @Test(arguments: ["/index.html", "/data.txt", "/__broadsheet/reload.js"])
  func whatTheClientHasIsNotSentAgain(path: String) {
    let tag = ask(path).headers["etag"] ?? ""
    #expect(tag.hasPrefix("\"") && tag.count > 3)
    for known in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
      let answer = ask(path, "If-None-Match: \(known)")
      #expect(answer.status == 304)
      #expect(answer.body.isEmpty)
      #expect(answer.headers["etag"] == tag)
    }
    #expect(ask(path, "If-None-Match: \"other\"").status == 200)
  }

  @Test func aRewrittenFileHasAnotherTag() throws {
    let before = ask("/data.txt").headers["etag"]
    try folder.write("site/new.txt", "9876543210")
    folder.move("site/new.txt", to: "site/data.txt")
    let after = ask("/data.txt", "If-None-Match: \(before ?? "")")
    #expect(after.status == 200)
    #expect(after.text == "9876543210")
  }

  @Test func aMissingPageIsNeverFresh() {
    let tag = ask("/nothing").headers["etag"] ?? ""
    #expect(ask("/nothing", "If-None-Match: \(tag)").status == 404)
  }

  @Test func rangesAreServed() {
    let part = ask("/data.txt", "Range: bytes=2-5")
    #expect(part.status == 206)
    #expect(part.text == "2345")
    #expect(part.headers["content-range"] == "bytes 2-5/10")
    #expect(part.headers["content-length"] == "4")
    #expect(ask("/data.txt", "Range: bytes=-3").text == "789")
    let beyond = ask("/data.txt", "Range: bytes=10-")
    #expect(beyond.status == 416)
    #expect(beyond.headers["content-range"] == "bytes */10")
    #expect(ask("/data.txt", "Range: bytes=0-1,4-5").status == 200)
    #expect(ask("/data.txt").headers["accept-ranges"] == "bytes")
    let page = ask("/index.html")
    let pagePart = ask("/index.html", "Range: bytes=10-20")
    #expect(pagePart.status == 206)
    #expect(pagePart.body == Array(page.body[10...20]))
  }

  @Test func aRangeOfAnotherVersionIsTheWhole() {
    let tag = ask("/data.txt").headers["etag"] ?? ""
    #expect(ask("/data.txt", "Range: bytes=2-5", "If-Range: \(tag)").status == 206)
    #expect(ask("/data.txt", "Range: bytes=2-5", "If-Range: \"old\"").status == 200)
  }

  @Test func emptyFilesAreFiles() {
    let answer = ask("/empty.txt")
    #expect(answer.status == 200)
    #expect(answer.headers["content-length"] == "0")
    #expect(ask("/empty.txt", "Range: bytes=0-").status == 416)
  }

  @Test(arguments: ["/index.html", "/data.txt", "/nothing", "/__broadsheet/events"])
  func headHasTheHeadersOnly(path: String) {
    let head = ask(path, method: "HEAD")
    #expect(head.body.isEmpty)
    guard !path.hasSuffix("events") else { return }
    let whole = ask(path)
    #expect(head.status == whole.status)
    for name in ["content-length", "content-type", "etag"] { #expect(head.headers[name] == whole.headers[name]) }
  }

  @Test func onlyReadingIsAllowed() {
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
      let answer = ask("/index.html", method: method, "Content-Length: 0")
      #expect(answer.status == 405)
      #expect(answer.headers["allow"] == "GET, HEAD")
    }
    let upload = "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello"
    #expect(PreviewTests.ask(server.port, raw: Array(upload.utf8)).status == 405)
  }

  @Test func cachesAskAgainUnlessTheNameHasAHash() {
    #expect(ask("/index.html").headers["cache-control"] == "no-cache")
    #expect(ask("/data.txt").headers["cache-control"] == "no-cache")
    #expect(ask("/assets/style.0123abcd.css").headers["cache-control"] == "public, max-age=31536000, immutable")
  }

  @Test(arguments: RequestTargetTests.escapes)
  func nothingOutsideIsServed(path: String) {
    let answer = ask(path)
    #expect(answer.text != "outside")
    #expect(!answer.text.contains("root:"))
    #expect([0, 302, 400, 404].contains(answer.status) || path.hasPrefix("?"))
  }

  @Test func linksAreNotFollowed() throws {
    try folder.makeFolder("outside")
    try folder.write("outside/file.txt", "outside")
    try folder.link("site/link.txt", to: folder.at("secret"))
    try folder.link("site/relative.txt", to: "../secret")
    try folder.link("site/folder", to: folder.at("outside"))
    try folder.link("site/up", to: "..")
    for path in ["/link.txt", "/relative.txt", "/folder/file.txt", "/folder/", "/folder", "/up/secret", "/up/site/data.txt"] {
      #expect(ask(path).status == 404, "\(path)")
    }
  }

  @Test func whatIsNoFileIsNotOpened() {
    _ = unsafe mkfifo(folder.at("site/pipe"), 0o600)
    #expect(ask("/pipe").status == 404)
  }

  @Test func brokenRequestsDoNoHarm() {
    for request in [
      "\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u{0}\u{1}\u{2}", "GET /\u{0}secret HTTP/1.1\r\nHost: x\r\n\r\n",
    ] {
      let connection = RawConnection(port: server.port)
      connection.send(Array(request.utf8))
    }
    let long = String(repeating: "a", count: 100_000)
    #expect(ask("/\(long)").status != 200)
    #expect(ask("/index.html").status == 200)
  }

  @Test func theBasePathLeadsToTheSite() {
    server.tell(BuildOutcome(changed: false, base: "/digest"))
    #expect(ask("/").headers["location"] == "/digest/")
    #expect(ask("/digest").headers["location"] == "/digest/")
    #expect(ask("/digest/").text.contains("Home"))
    #expect(ask("/digest/days").headers["location"] == "/digest/days/")
    #expect(ask("/index.html").status == 404)
    #expect(ask("/index.html").text.contains("Lost"))
    #expect(ask("/__broadsheet/reload.js").status == 200)
  }

  @Test func aTakenPortNamesAFreeOne() throws {
    let taken = server.port
    do {
      _ = try PreviewServer(folder: folder.path, port: taken)
      Issue.record("two servers listen on one port")
    } catch {
      #expect(error.message.hasPrefix("port \(taken) is in use; port "))
      #expect(error.message.contains(" is free: --port "))
    }
  }

  @Test func aBadAddressIsSaid() {
    #expect(
      throws: Diagnostic.error(
        "'example.org' is no numeric address; write 127.0.0.1 for this machine only, or 0.0.0.0 for its network")
    ) { try PreviewServer(folder: folder.path, address: "example.org", port: 0) }
    #expect(throws: Diagnostic.error("this machine has no address '192.0.2.1'; 127.0.0.1 always works")) {
      try PreviewServer(folder: folder.path, address: "192.0.2.1", port: 0)
    }
  }
}
