internal import Markdown
internal import Pages
internal import Vocabulary
internal import YAML

/// Reads a page that the owner wrote: perhaps front matter with `title`, then Markdown.
enum PlainPageReader {
  /// - Parameters:
  ///   - path: below the content folder, `pages/about.md`.
  ///   - file: what messages call it.
  static func read(_ bytes: [UInt8], path: String, file: String) throws(Diagnostic) -> PlainPage {
    guard let address = SitePath(String(path.dropLast(".md".count)) + ".html") else {
      throw .error("this name cannot be an address; rename the file", at: SourceLocation(file: file))
    }
    let (matter, body) = split(bytes)
    var title: String?
    if let matter, let node = try YAMLParser.parse(matter, file: file) { title = node["title"]?.string }
    let document = MarkdownDocument(body.span)
    let fallback = path.split(separator: "/").last.map { String($0.dropLast(".md".count)) } ?? path
    return PlainPage(
      path: address, title: title ?? heading(document) ?? fallback, html: document.html(), fingerprint: Fingerprint(of: bytes))
  }

  private static func split(_ bytes: [UInt8]) -> (matter: [UInt8]?, body: [UInt8]) {
    // U+FEFF at the start says "UTF-8" and is no text.
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    func isFence(_ line: ArraySlice<UInt8>) -> Bool {
      var line = line
      while line.last == 0x0D || line.last == 0x20 { line = line.dropLast() }
      return line.elementsEqual("---".utf8)
    }
    guard let first = lines.first, isFence(first), let end = lines.dropFirst().firstIndex(where: isFence) else {
      return (nil, bytes)
    }
    return (Array(bytes[first.endIndex...][..<lines[end].startIndex]), Array(bytes[lines[end].endIndex...]))
  }

  private static func heading(_ document: borrowing MarkdownDocument) -> String? {
    var text = ""
    var depth = 0
    var isFound = false
    document.walk { event in
      if isFound { return }
      switch event {
      case .enter(.heading(level: 1)): depth += 1
      case .leave(.heading(level: 1)):
        depth -= 1
        isFound = true
      case .leaf(.text(let part)) where depth > 0, .leaf(.code(let part)) where depth > 0: text += part
      default: break
      }
    }
    return text.isEmpty ? nil : text
  }
}
