internal import Encoding
internal import Vocabulary

/// Gathers an entry's links under names that say what they lead to, and the identifier that they hold.
struct PaperLinks {
  private(set) var links: [Entry.Link] = []
  private(set) var reference: PaperReference?

  /// No entry has more; each is compared with those before.
  private static let most = 100

  /// Takes an address; anything but http and https is passed over. `name` is what the digest calls it, when the address does not tell.
  mutating func add(_ url: String, name: String? = nil) {
    let common = Self.common(url)
    guard common != nil || Self.isSafe(url) else { return }
    if let found = common?.reference ?? PaperReference(url: url) {
      if reference == nil { reference = found }
      // Another link to the same paper may tell its version.
      if let known = reference, known.version == nil, found.id == known.id { reference = found }
    }
    if links.count == Self.most || links.contains(where: { $0.url == url }) { return }
    let name = common?.name ?? Self.name(of: url) ?? name ?? "link"
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

  /// What is found in `https://arxiv.org/abs/2504.14945`, or the same with `pdf`: nearly all addresses are so, and need not be taken apart
  /// for their scheme, their host and their path.
  static func common(_ url: String) -> (reference: PaperReference, name: String)? {
    let bytes = url.utf8.span
    let start = commonStart.count
    guard bytes.count == start + 13 || bytes.count == start + 14 else { return nil }
    for at in 0..<start where bytes[at] != commonStart[at] { return nil }
    let name: String
    switch (bytes[start], bytes[start + 1], bytes[start + 2], bytes[start + 3]) {
    case (UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "s"), UInt8(ascii: "/")): name = "arxiv"
    case (UInt8(ascii: "p"), UInt8(ascii: "d"), UInt8(ascii: "f"), UInt8(ascii: "/")): name = "pdf"
    default: return nil
    }
    for at in start + 4..<bytes.count where !bytes[at].isASCIIDigit && (at != start + 8 || bytes[at] != UInt8(ascii: ".")) {
      return nil
    }
    guard let reference = PaperReference(String(repairing: bytes.extracting((start + 4)...))) else { return nil }
    return (reference, name)
  }

  private static let commonStart = "https://arxiv.org/".needle

  /// http or https, and no byte that an address cannot hold.
  static func isSafe(_ url: String) -> Bool {
    guard hostRange(url) != nil else { return false }
    return url.utf8.allSatisfy {
      $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "\"")
    }
  }

  /// True when an address is meant to be arXiv's.
  static func claimsArXiv(_ url: String) -> Bool { host(of: url).hasSuffix("arxiv.org") }

  private static let schemes = ["https://".needle, "http://".needle]

  /// Where the host stands in the bytes of an http or https address, whatever the case of the scheme; nil for any other.
  private static func hostRange(_ url: String) -> Range<Int>? {
    let bytes = url.utf8.span
    for scheme in schemes where bytes.count > scheme.count {
      var isScheme = true
      for at in 0..<scheme.count where (bytes[at].isASCIIUpper ? bytes[at] | 0x20 : bytes[at]) != scheme[at] { isScheme = false }
      guard isScheme else { continue }
      var end = scheme.count
      while end < bytes.count, bytes[end] != UInt8(ascii: "/"), bytes[end] != UInt8(ascii: "?") { end += 1 }
      return scheme.count < end ? scheme.count..<end : nil
    }
    return nil
  }

  private static func host(of url: String) -> String {
    guard let range = hostRange(url) else { return "" }
    let lowered = Array(url.utf8)[range].map { $0.isASCIIUpper ? $0 | 0x20 : $0 }
    return String(decoding: lowered, as: UTF8.self)
  }

  private static func name(of url: String) -> String? {
    switch host(of: url) {
    case "arxiv.org", "www.arxiv.org", "export.arxiv.org", "cn.arxiv.org":
      let path = Array(url.utf8)
      let whole = 0..<path.count
      if path.firstRange(of: "/pdf/".needle, in: whole) != nil { return "pdf" }
      return path.firstRange(of: "/html/".needle, in: whole) != nil ? "html" : "arxiv"
    case "huggingface.co", "hf.co": return "huggingface"
    case "github.com", "gitlab.com", "gitee.com", "bitbucket.org": return "code"
    default: return nil
    }
  }
}
