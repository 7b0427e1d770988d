internal import Vocabulary

/// Gathers an entry's links under names that say what they lead to, and the identifier that they hold.
struct PaperLinks {
  private(set) var links: [Entry.Link] = []
  private(set) var reference: PaperReference?

  /// Takes an address; anything but http and https is passed over. `name` is what the digest calls it, when the address does not tell.
  mutating func add(_ url: String, name: String? = nil) {
    guard Self.isSafe(url) else { return }
    if let found = PaperReference(url: url) {
      if reference == nil { reference = found }
      // Another link to the same paper may tell its version.
      if let known = reference, known.version == nil, found.id == known.id { reference = found }
    }
    if links.contains(where: { $0.url == url }) { return }
    let name = Self.name(of: url) ?? name ?? "link"
    var free = name
    var number = 2
    while links.contains(where: { $0.name == free }) {
      free = "\(name)-\(number)"
      number += 1
    }
    links.append(.init(name: free, url: url))
  }

  /// Takes an identifier that stands in the text without an address.
  mutating func add(_ found: PaperReference) {
    if reference == nil { reference = found }
  }

  /// http or https, and no byte that an address cannot hold.
  static func isSafe(_ url: String) -> Bool {
    let folded = url.prefix(8).lowercased()
    guard folded.hasPrefix("http://") || folded.hasPrefix("https://") else { return false }
    return url.utf8.allSatisfy {
      $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "\"")
    }
  }

  /// True when an address is meant to be arXiv's.
  static func claimsArXiv(_ url: String) -> Bool { host(of: url).hasSuffix("arxiv.org") }

  private static func host(of url: String) -> Substring {
    let rest = url.lowercased().split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true)
    return rest.count > 1 ? Substring(String(rest[1])) : ""
  }

  private static func name(of url: String) -> String? {
    let host = host(of: url)
    switch host {
    case "arxiv.org", "www.arxiv.org", "export.arxiv.org", "cn.arxiv.org":
      return url.contains("/pdf/") ? "pdf" : url.contains("/html/") ? "html" : "arxiv"
    case "huggingface.co", "hf.co": return "huggingface"
    case "github.com", "gitlab.com", "gitee.com", "bitbucket.org": return "code"
    default: return nil
    }
  }
}
