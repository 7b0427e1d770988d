internal import Encoding

extension RichText {
  /// All addresses of http and https in a text of either notation, in order, each once. ASCII, fit for `href`.
  public static func addresses(in text: String) -> [String] {
    guard mayHoldAddress(text.utf8.span) else { return [] }
    let bytes = Array(text.utf8)
    var found: [String] = []
    var seen: Set<String> = []
    var at = 0
    while let next = Addresses.next(in: bytes, from: at) {
      let url = String(decoding: next.url, as: UTF8.self)
      if seen.insert(url).inserted { found.append(url) }
      at = next.source.upperBound
    }
    return found
  }

  private static func mayHoldAddress(_ bytes: Span<UInt8>) -> Bool {
    var at = 0
    while let colon = bytes.firstIndex(of: UInt8(ascii: ":"), from: at) {
      at = colon + 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "/") { return true }
    }
    return false
  }

  /// The first address of a repository or a model: GitHub, GitLab (also of one's own), Hugging Face, Codeberg, Bitbucket.
  public static func codeLink(among addresses: [String]) -> String? { addresses.first(where: isCode) }

  /// The first address of a project's page: `*.github.io`, `sites.google.com` and their like.
  public static func projectPage(among addresses: [String]) -> String? { addresses.first(where: isProjectPage) }

  private static let codeHosts: Set<String> = [
    "github.com", "gitlab.com", "huggingface.co", "codeberg.org", "bitbucket.org", "gist.github.com", "hf.co", "gitee.com",
    "anonymous.4open.science",
  ]

  /// Parts of Hugging Face that are no code, models or data.
  private static let huggingFacePages: Set<String> = ["papers", "blog", "docs", "posts", "learn"]

  private static func isCode(_ url: String) -> Bool {
    let (host, path) = parts(of: url)
    let name = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    guard codeHosts.contains(name) || name.hasPrefix("gitlab."), let first = path.first else { return false }
    return name == "huggingface.co" || name == "hf.co" ? !huggingFacePages.contains(first) : true
  }

  private static let projectSuffixes = [
    ".github.io", ".gitlab.io", ".pages.dev", ".netlify.app", ".vercel.app", ".codeberg.page", ".surge.sh", ".hf.space",
    ".web.app",
    ".webflow.io",
  ]

  private static func isProjectPage(_ url: String) -> Bool {
    let (host, path) = parts(of: url)
    if host == "sites.google.com" { return !path.isEmpty }
    return projectSuffixes.contains { host.hasSuffix($0) && host.utf8.count > $0.utf8.count }
  }

  /// The host in lower case without a port, and the path's components.
  private static func parts(of url: String) -> (host: String, path: [String]) {
    guard let scheme = url.utf8.firstIndex(of: UInt8(ascii: ":")) else { return ("", []) }
    let rest = url[url.utf8.index(scheme, offsetBy: 3)...]
    let end =
      rest.utf8.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? rest.endIndex
    let host = rest[..<end].utf8.prefix { $0 != UInt8(ascii: ":") }
    let tail = rest[end...].utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let path = tail.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    return (String(decoding: host, as: UTF8.self).lowercased(), path)
  }
}
