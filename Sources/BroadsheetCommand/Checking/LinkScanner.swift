internal import Encoding
internal import Vocabulary

/// Finds addresses and identifiers in the tags of markup, without building a tree. Text, comments and scripts are passed over, whatever
/// stands in them.
enum LinkScanner {
  /// Calls `body` with the value of every `href`, `src` and `action` attribute, references not resolved but for a few.
  static func forEachLink(in bytes: [UInt8], _ body: (String) -> Void) {
    forEachAttribute(in: bytes.span) { bytes, name, value in
      let isLink =
        switch name.count {
        case 3: isName(bytes, name, "src")
        case 4: isName(bytes, name, "href")
        case 6: isName(bytes, name, "action")
        default: false
        }
      if isLink { body(text(bytes, value)) }
    }
  }

  /// The identifiers of elements.
  static func identifiers(in bytes: [UInt8]) -> Set<String> {
    var found: Set<String> = []
    forEachAttribute(in: bytes.span) { bytes, name, value in
      if name.count == 2, isName(bytes, name, "id") { found.insert(text(bytes, value)) }
    }
    return found
  }

  private static func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    let text = String(repairing: bytes.extracting(range))
    return text.utf8.contains(UInt8(ascii: "&")) ? text.replacing("&amp;", with: "&").replacing("&#39;", with: "'") : text
  }

  /// - Parameter wanted: in lower case.
  private static func isName(_ bytes: Span<UInt8>, _ name: Range<Int>, _ wanted: StaticString) -> Bool {
    guard name.count == wanted.utf8CodeUnitCount else { return false }
    for at in 0..<name.count where unsafe bytes[name.lowerBound + at] | 0x20 != wanted.utf8Start[at] { return false }
    return true
  }

  /// Elements whose content holds no tags but their own end (<https://html.spec.whatwg.org/multipage/parsing.html>).
  private static let textOnly: [StaticString] = ["script", "style", "title", "textarea"]

  /// Calls `body` with the places of the name and the value of every attribute that has a value.
  private static func forEachAttribute(
    in bytes: Span<UInt8>, _ body: (_ bytes: Span<UInt8>, _ name: Range<Int>, _ value: Range<Int>) -> Void
  ) {
    var at = 0
    while let open = bytes.firstIndex(of: UInt8(ascii: "<"), from: at) {
      at = open + 1
      guard at < bytes.count else { return }
      guard bytes[at].isASCIILetter else {
        if bytes[at] == UInt8(ascii: "!") || bytes[at] == UInt8(ascii: "?") { at = endOfDeclaration(bytes, from: at) }
        continue
      }
      let name = at
      while at < bytes.count, isInTagName(bytes[at]) { at += 1 }
      let element = name..<at
      at = readAttributes(bytes, from: at, body)
      for kind in textOnly where isName(bytes, element, kind) { at = endOfText(bytes, of: element, from: at) }
    }
  }

  private static func isInTagName(_ byte: UInt8) -> Bool {
    !byte.isASCIISpace && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/")
  }

  /// Reads the attributes of a tag; the place behind it.
  private static func readAttributes(
    _ bytes: Span<UInt8>, from start: Int, _ body: (_ bytes: Span<UInt8>, _ name: Range<Int>, _ value: Range<Int>) -> Void
  ) -> Int {
    var at = start
    func skipSpace() { while at < bytes.count, bytes[at].isASCIISpace { at += 1 } }
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: ">") { return at + 1 }
      if bytes[at].isASCIISpace || bytes[at] == UInt8(ascii: "/") {
        at += 1
        continue
      }
      let nameStart = at
      at += 1
      while at < bytes.count, isInTagName(bytes[at]), bytes[at] != UInt8(ascii: "=") { at += 1 }
      let name = nameStart..<at
      skipSpace()
      guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else { continue }
      at += 1
      skipSpace()
      guard at < bytes.count else { break }
      let quote = bytes[at]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        guard let end = bytes.firstIndex(of: quote, from: at + 1) else { return bytes.count }
        body(bytes, name, (at + 1)..<end)
        at = end + 1
      } else {
        let value = at
        while at < bytes.count, !bytes[at].isASCIISpace, bytes[at] != UInt8(ascii: ">") { at += 1 }
        body(bytes, name, value..<at)
      }
    }
    return at
  }

  /// The place behind a comment, a document type or the like, of which the mark stands at `start`.
  private static func endOfDeclaration(_ bytes: Span<UInt8>, from start: Int) -> Int {
    let dash = UInt8(ascii: "-")
    var at = start + 1
    let isComment = at + 1 < bytes.count && bytes[start] == UInt8(ascii: "!") && bytes[at] == dash && bytes[at + 1] == dash
    while let end = bytes.firstIndex(of: UInt8(ascii: ">"), from: at) {
      if !isComment || (bytes[end - 1] == dash && bytes[end - 2] == dash) { return end + 1 }
      at = end + 1
    }
    return bytes.count
  }

  /// Where the end tag of an element begins that holds text alone.
  private static func endOfText(_ bytes: Span<UInt8>, of element: Range<Int>, from start: Int) -> Int {
    var at = start
    while let open = bytes.firstIndex(of: UInt8(ascii: "<"), from: at) {
      at = open + 2
      guard at + element.count <= bytes.count else { break }
      if bytes[open + 1] == UInt8(ascii: "/"),
        element.indices.allSatisfy({ bytes[$0] | 0x20 == bytes[at + $0 - element.lowerBound] | 0x20 })
      {
        return open
      }
    }
    return bytes.count
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
