import Catalogue
import Configuration
import Testing
import Vocabulary

@testable import Pages

@Suite("Addresses of papers")
struct PaperAddressTests {
  @Test(arguments: ["2504.14945", "hep-th/9901001", "0704.0001", "math/0309136"])
  func areTheShortestLinksFromOtherFolders(identifier: String) throws {
    let id = try #require(PaperID(identifier))
    for page in ["index.html", "days/2025-04-22.html", "keywords/cs.CV/3.html", "authors/p.html", "paper.html"] {
      let path = SitePath(trusted: page)
      #expect(PaperAddress.below(path.rootPrefix, id) == path.link(to: PaperKey.arXiv(id).path))
    }
    for page in [
      "papers/2504/14945.html", "papers/2504/1.html", "papers/2505/14945.html", "papers/hep-th/9901002.html",
      "papers/other/2504.html", "papers/0704/0001.html", "papers/25/04.html", "papers/math/1.html",
    ] {
      let path = SitePath(trusted: page)
      var address: [UInt8] = []
      PaperAddress.append(from: path, id, to: &address)
      #expect(address == path.link(to: PaperKey.arXiv(id).path))
    }
    let url = try #require(SiteURL("https://a.example/b/"))
    #expect(PaperAddress.below(url, id) == Array(url.absolute(PaperKey.arXiv(id).path).utf8))
  }

  @Test func ofAuthorsAreThoseThatLinksHave() {
    let paths = ["authors/ada.html", "authors/王.html", "authors/o-neill.html"].map { SitePath(trusted: $0) }
    let addresses = AddressBytes(paths)
    let page = SitePath(trusted: "papers/2504/14945.html")
    for (index, path) in paths.enumerated() {
      var address = Array(page.rootPrefix.utf8)
      addresses.append(index, to: &address)
      #expect(address == page.link(to: path))
      // On the pages below the folder of authors.
      for page in ["authors/ada.html", "authors/index.html", "authors/initials/a.html", "authors/ada/feed.xml"] {
        let page = SitePath(trusted: page)
        var address = Array(page.rootPrefix.utf8.dropFirst(3))
        addresses.append(index, from: 8, to: &address)
        #expect(address == page.link(to: path))
      }
    }
  }

  @Test(arguments: ["days/2025-04-22.html", "authors/王.html"])
  func absoluteOnesAreAppended(page: String) throws {
    let url = try #require(SiteURL("https://a.example/b/"))
    var address = Array("at ".utf8)
    url.appendAbsolute(SitePath(trusted: page), to: &address)
    #expect(String(decoding: address, as: UTF8.self) == "at " + url.absolute(SitePath(trusted: page)))
  }
}
