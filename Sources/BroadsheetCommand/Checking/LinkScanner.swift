internal import Vocabulary

/// Finds addresses and identifiers in markup that this program has written, without building a tree.
enum LinkScanner {
  /// Calls `body` with the value of every `href` and `src` attribute, references not resolved but for `&amp;`.
  static func forEachLink(in bytes: [UInt8], _ body: (String) -> Void) {
    for name in ["href", "src"] { forEachValue(of: name, in: bytes, body) }
  }

  /// The identifiers of elements.
  static func identifiers(in bytes: [UInt8]) -> Set<String> {
    var found: Set<String> = []
    forEachValue(of: "id", in: bytes) { found.insert($0) }
    return found
  }

  private static func forEachValue(of name: String, in bytes: [UInt8], _ body: (String) -> Void) {
    let pattern = Array("\(name)=".utf8)
    var at = 1
    while let start = next(pattern, in: bytes, from: at) {
      at = start + pattern.count
      guard at < bytes.count else { return }
      guard bytes[start - 1].isASCIISpace else { continue }
      var end = at
      let quote = bytes[at]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        at += 1
        end = at
        while end < bytes.count, bytes[end] != quote { end += 1 }
      } else {
        while end < bytes.count, bytes[end] != UInt8(ascii: ">"), !bytes[end].isASCIISpace { end += 1 }
      }
      body(String(decoding: bytes[at..<end], as: UTF8.self).replacing("&amp;", with: "&").replacing("&#39;", with: "'"))
      at = end
    }
  }

  private static func next(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= pattern.count else { return nil }
    var at = start
    while at <= bytes.count - pattern.count {
      if bytes[at] == pattern[0], bytes[at + 1] == pattern[1], bytes[at..<(at + pattern.count)].elementsEqual(pattern) {
        return at
      }
      at += 1
    }
    return nil
  }
}

/// What a link leads to.
struct LinkTarget: Hashable {
  /// Below the site's root.
  var path: String
  /// Without `#`; empty when there is none.
  var fragment: String

  /// Resolves a link of a page; nil when it leads out of the site.
  init?(_ link: String, on page: SitePath, base: String?, basePath: String) {
    var rest = link
    if let base, link.hasPrefix(base + "/") || link == base {
      rest = String(link.dropFirst(base.count))
      if rest.hasPrefix("/") { rest.removeFirst() }
      if rest.isEmpty { rest = "index.html" }
      self.init(path: rest, folder: [])
    } else if link.contains(":") && !link.hasPrefix("#")
      && (link.firstIndex(of: "/").map { link.firstIndex(of: ":")! < $0 } ?? true)
    {
      return nil
    } else if link.hasPrefix("//") {
      return nil
    } else if link.hasPrefix(basePath) {
      self.init(path: String(link.dropFirst(basePath.count)), folder: [])
    } else if link.isEmpty || link.hasPrefix("#") || link.hasPrefix("?") {
      self.init(path: page.description + link, folder: [])
    } else {
      self.init(path: link, folder: page.description.split(separator: "/").dropLast().map(String.init))
    }
  }

  private init(path text: String, folder: [String]) {
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    fragment = parts.count == 2 ? Self.percentDecoded(String(parts[1])) : ""
    var components = folder
    for component in (parts[0].split(separator: "?", omittingEmptySubsequences: false).first ?? "").split(separator: "/") {
      switch component {
      case ".": continue
      case "..": _ = components.popLast()
      default: components.append(Self.percentDecoded(String(component)))
      }
    }
    path = components.isEmpty ? "index.html" : components.joined(separator: "/")
  }

  private static func percentDecoded(_ text: String) -> String {
    guard text.contains("%") else { return text }
    var out: [UInt8] = []
    let bytes = Array(text.utf8)
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count,
        let value = UInt8(String(decoding: bytes[(at + 1)...(at + 2)], as: UTF8.self), radix: 16)
      {
        out.append(value)
        at += 3
      } else {
        out.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
