import Publishing
import Testing
import Vocabulary

struct HostTests {
  /// 25,000 pages of 8 KB in 100 folders.
  static let big = (0..<25_000).map { (path: "papers/\($0 / 250)/\($0).html", bytes: 8_000) }

  @Test func aSmallSiteFitsEverywhere() {
    for host in Host.allCases { #expect(host.check([("index.html", 5_000)]).isEmpty) }
  }

  @Test func tooManyFilesForCloudflarePages() {
    let found = Host.cloudflarePages.check(Self.big)
    #expect(found.count == 1 && found.first?.severity == .error)
    #expect(
      found.first?.message.hasPrefix("the site has this many files: 25,000, and Cloudflare Pages takes 20,000 (https://") == true)
    #expect(found.first?.message.contains("paper-months: 12") == true)
    #expect(Host.gitHubPages.check(Self.big).isEmpty && Host.gitLabPages.check(Self.big).isEmpty)
  }

  @Test func tooManyBytesForGitHubPages() {
    let found = Host.gitHubPages.check(Self.big.map { ($0.path, 48_000) })
    #expect(found.map(\.severity) == [.error, .warning])
    #expect(found.first?.message.hasPrefix("the site's bytes are 1,200 MB, and GitHub Pages takes 1,000 MB") == true)
    #expect(found.last?.message.hasPrefix("the archive to deploy has") == true)
  }

  @Test func foldersCountOnGitLabPages() {
    let found = Host.gitLabPages.check((0..<100_001).map { ("\($0)/index.html", 1) })
    #expect(found.map(\.severity) == [.error])
    #expect(found.first?.message.contains("200,002") == true)
  }

  @Test func aLargeFileIsNamed() {
    let found = Host.cloudflarePages.check([("b.zip", (25 << 20) + 1), ("a.html", 25 << 20)])
    #expect(found.map { $0.location?.file } == ["b.zip"])
    #expect(found.first?.message.contains("27 MB, and Cloudflare Pages takes 27 MB") == true)
  }

  @Test func nineTenthsAreAWarning() {
    let found = Host.cloudflarePages.check((0..<18_001).map { ("\($0).html", 1) })
    #expect(found.map(\.severity) == [.warning])
  }

  @Test func compressedCopiesAreTheFirstToGo() {
    let found = Host.cloudflarePages.check(Self.big + [("index.html.gz", 10)])
    #expect(found.first?.message.contains("build without --precompress") == true)
    #expect(Host(rawValue: "gitlab-pages") == .gitLabPages)
  }
}
