import Testing

@testable import Vocabulary

/// Goes up by every folder that is not above both, and down by what is left.
private func slowLink(from own: String, to other: String) -> String {
  var folders = own.split(separator: "/").dropLast()
  var rest = other.split(separator: "/")[...]
  while rest.count > 1, let folder = folders.first, folder == rest[rest.startIndex] {
    folders = folders.dropFirst()
    rest = rest.dropFirst()
  }
  return String(repeating: "../", count: folders.count) + rest.joined(separator: "/")
}

@Test func linksAreAsShortAsTheyCanBe() {
  let paths = [
    "index.html", "search.html", "days/index.html", "days/2025-04-22.html", "papers/2504/14945.html", "papers/2504/14946.html",
    "papers/2505/14945.html", "papers/2504.html", "papers/other/a.html", "keywords/cs.LG.html", "keywords/cs.LG/3.html",
    "keywords/cs.LG/3.bib", "keywords/cs.L/3.html", "keywords/cs.LG/feed.xml",
  ]
  for own in paths {
    for other in paths {
      #expect(text(SitePath(trusted: own).link(to: SitePath(trusted: other))) == slowLink(from: own, to: other))
    }
  }
}

@Test func linksArePercentEncoded() {
  let own = SitePath(trusted: "keywords/扩散/3.html")
  #expect(text(own.link(to: SitePath(trusted: "keywords/扩散.html"))) == "../%E6%89%A9%E6%95%A3.html")
  #expect(text(own.link(to: SitePath(trusted: "keywords/扩散/a:b.html"))) == "a%3Ab.html")
  #expect(text(own.link(to: SitePath(trusted: "index.html"))) == "../../index.html")
}

@Test func aPathInThreePartsIsTheirs() {
  let path = SitePath(trusted: "papers/", "2504.14945", ".html", isFolder: UInt8(ascii: "."))
  #expect(path == SitePath(trusted: "papers/2504/14945.html"))
  #expect(SitePath(trusted: "authors/", "扩-2504.14945", ".html") == SitePath(trusted: "authors/扩-2504.14945.html"))
}

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
