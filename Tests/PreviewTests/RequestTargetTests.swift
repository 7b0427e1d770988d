import Testing
import Vocabulary

@testable import Preview

@Suite struct RequestTargetTests {
  @Test(
    arguments: [
      ("/index.html", "index.html"), ("/days/2025-04-22.html", "days/2025-04-22.html"),
      ("/keywords/%E6%89%A9%E6%95%A3.html", "keywords/扩散.html"), ("/a%20b.html", "a b.html"), ("/a+b", "a+b"),
      ("/%61.html", "a.html"),
      // Decoded once: what is left is a name like any other.
      ("/%252e%252e/x", "%2e%2e/x"), ("/..%2", nil), ("/...", "..."), ("/a..b", "a..b"),
      ("/.broadsheet-manifest", ".broadsheet-manifest"),
    ] as [(String, String?)])
  func filesAreNamed(sent: String, path: String?) {
    #expect(RequestTarget(sent, base: "/") == (path.flatMap { SitePath($0) }.map { .file($0) } ?? .nothing))
  }

  /// Ways out of a folder that servers have fallen for.
  static let escapes = [
    "/..", "/../", "/../secret", "/../../secret", "/./secret", "/.", "/a/../secret", "/a/../../secret", "/a/./b", "/..;/secret",
    "/../../../../../../../../etc/passwd", "//etc/passwd", "///etc/passwd", "/a//b", "//", "/a//",
    "/%2e%2e/secret", "/%2E%2E/secret", "/%2e./secret", "/.%2e/secret", "/%2e%2e%2fsecret", "/..%2fsecret", "/..%2Fsecret",
    "/..%5csecret", "/..%5Csecret", "/..\\secret", "/\\..\\secret", "/a\\b", "/a%5cb", "/%5c..%5csecret",
    "/%00", "/index.html%00", "/index.html%00.png", "/..%00/secret", "/%00../secret", "/a%0a", "/a%0d%0aX: y", "/%1b[2J", "/%7f",
    "/%2fetc%2fpasswd", "/%2Fetc/passwd", "/a%2f..%2f..%2fsecret", "/%2e%2e%2f%2e%2e%2fsecret",
    "/%c0%ae%c0%ae/secret", "/%c0%ae%c0%ae%c0%afsecret", "/..%c0%afsecret", "/..%c1%9csecret", "/%e0%80%ae%e0%80%ae/secret",
    "/%ff", "/%80", "/%ed%a0%80", "/%uff0e%uff0e/secret", "/%", "/%2", "/%zz", "/a%", "/%2g",
    "", "secret", "../secret", "http://localhost/secret", "*", "?x", "C:/secret", "~/secret",
  ]

  @Test(arguments: escapes)
  func escapesLeadNowhere(sent: String) {
    #expect([.nothing, .file(SitePath(trusted: "..;/secret"))].contains(RequestTarget(sent, base: "/")))
  }

  @Test func foldersAreNamed() {
    #expect(RequestTarget("/", base: "/") == .folder(nil))
    #expect(RequestTarget("/days/", base: "/") == .folder(SitePath("days")))
    #expect(RequestTarget("/digest/", base: "/digest/") == .folder(nil))
  }

  @Test(
    arguments: [
      ("/", .redirect("/my%20digest/")), ("/my%20digest", .redirect("/my%20digest/")),
      ("/my%20digest/a.html", .file(SitePath(trusted: "a.html"))), ("/a.html", .nothing), ("/my%20digestx/a.html", .nothing),
      ("/my%20digest/../a.html", .nothing), ("/my%20digest//a.html", .nothing), ("/my", .nothing),
    ] as [(String, RequestTarget)])
  func theBasePathIsRespected(sent: String, target: RequestTarget) {
    #expect(RequestTarget(sent, base: "/my digest/") == target)
  }

  @Test func ownFilesStandOutsideTheBasePath() {
    #expect(RequestTarget("/__broadsheet/reload.js", base: "/digest/") == .reserved("reload.js"))
    #expect(RequestTarget("/__broadsheet/../x", base: "/") == .reserved("../x"))
  }
}
