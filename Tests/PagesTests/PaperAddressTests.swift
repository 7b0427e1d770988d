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
    let url = try #require(SiteURL("https://a.example/b/"))
    #expect(PaperAddress.below(url, id) == Array(url.absolute(PaperKey.arXiv(id).path).utf8))
  }
}
