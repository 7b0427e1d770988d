import Digests
import Foundation
import Testing

@testable import TeX

/// The shared data beside the package.
let shared = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "../shared").standardizedFileURL

let hasShared = FileManager.default.fileExists(atPath: shared.appending(path: "corpus").path)

/// All digests of the corpora and the seeds, in order of their paths.
private func digests() throws -> [Digest] {
  var files: [URL] = []
  for folder in ["corpus", "seeds"] {
    let found = FileManager.default.enumerator(at: shared.appending(path: folder), includingPropertiesForKeys: nil)
    while let file = found?.nextObject() as? URL {
      if file.pathExtension == "md" || file.pathExtension == "txt" { files.append(file) }
    }
  }
  return try files.sorted { $0.path < $1.path }.map {
    DigestParser.parse(Array(try Data(contentsOf: $0)), file: $0.lastPathComponent)
  }
}

/// The text around formulas survives: what the reader sees, formulas as their source, is the source text but for the conversions of
/// TeX and Markdown.
@Test(.enabled(if: hasShared, "the shared corpora are not there"))
func textOfTheCorporaSurvives() throws {
  var count = 0
  for digest in try digests() {
    for entry in digest.entries {
      let place = "\(digest.file):\(entry.line)"
      for text in [entry.title, entry.comment ?? ""] + entry.authors where !text.isEmpty {
        expectSame(text, inline(text), at: place)
        count += 1
      }
      if let text = entry.abstract { expectSame(text, paragraphs(text), at: place) }
      for text in [entry.summary ?? ""] + entry.sections.map(\.text) where !text.isEmpty {
        expectSame(text, markdown(text), at: place)
        count += 1
      }
    }
  }
  #expect(count > 10_000)
}

private func expectSame(_ source: String, _ html: String, at place: String) {
  if !isWellFormed(html) { Issue.record("\(place): not well-formed: \(html)") }
  let shown = VisibleText(of: html)
  let words = withoutSpace(Array(source.utf8))
  // Where nothing is to be converted, it is the very text.
  if words == withoutSpace(shown.text) { return }
  guard shown.hasMarkup || mayBeConverted(words) else {
    Issue.record("\(place): \(source) became \(String(decoding: shown.text, as: UTF8.self))")
    return
  }
  let (left, right) = (Essence.of(source), Essence.of(String(decoding: shown.text, as: UTF8.self)))
  if left != right { Issue.record("\(place): \(firstDifference(left, right))") }
}

private func withoutSpace(_ bytes: [UInt8]) -> [UInt8] { bytes.filter { $0 > 0x20 } }

private func mayBeConverted(_ bytes: [UInt8]) -> Bool {
  let signs = Set("\\$`*{}~".utf8)
  return bytes.contains(where: signs.contains) || String(decoding: bytes, as: UTF8.self).contains("--")
    || String(decoding: bytes, as: UTF8.self).contains("''")
}

private func firstDifference(_ left: String, _ right: String) -> String {
  let common = zip(left, right).prefix { $0 == $1 }.count
  let start = max(0, common - 30)
  return "…\(left.dropFirst(start).prefix(80))… became …\(right.dropFirst(start).prefix(80))…"
}

/// What a reader of the HTML sees, formulas as their source.
private struct VisibleText {
  var text: [UInt8]
  /// Whether anything but a paragraph was set.
  var hasMarkup = false

  init(of html: String) {
    let bytes = Array(html.utf8)
    var out: [UInt8] = []
    // The numbers of the items that come next in each open list.
    var lists: [[String]] = []
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "<"):
        let end = bytes[at...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1
        let tag = String(decoding: bytes[at + 1..<end], as: UTF8.self)
        at = end + 1
        if tag != "p" && tag != "/p" { hasMarkup = true }
        if tag.hasPrefix("math") {
          let marker = "alttext=\""
          if let start = tag.range(of: marker)?.upperBound {
            out += Self.decoded(Array(tag[start...].prefix { $0 != "\"" }.utf8))
          }
          let close = Array("</math>".utf8)
          while at < bytes.count, !bytes[at...].starts(with: close) { at += 1 }
          out.append(0x20)
        } else if tag == "/code" {
          out.append(0x20)
        } else if tag.hasPrefix("ol") || tag == "ul" {
          lists.append(
            tag == "ul" ? [] : tag == "ol" ? (1...99).map(String.init) : ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"])
        } else if tag == "/ol" || tag == "/ul" {
          _ = lists.popLast()
        } else if tag == "li", let last = lists.indices.last {
          out += " ".utf8
          if !lists[last].isEmpty { out += lists[last].removeFirst().utf8 }
        }
      case UInt8(ascii: "&"):
        let end = bytes[at...].firstIndex(of: UInt8(ascii: ";")) ?? bytes.count - 1
        out += Self.decoded(Array(bytes[at...end]))
        at = end + 1
      default:
        out.append(bytes[at])
        at += 1
      }
    }
    text = out
  }

  private static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    var text = String(decoding: bytes, as: UTF8.self)
    for (reference, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      text = text.replacingOccurrences(of: reference, with: character)
    }
    return Array(text.utf8)
  }
}

/// What a text says, without what TeX and Markdown set it with: commands' names, marks of emphasis, quotation marks, dashes' lengths,
/// accents, white space, brackets, and the numbers of lists.
private enum Essence {
  static func of(_ text: String) -> String {
    var text = text
    for (pattern, replacement) in rules {
      text = pattern.stringByReplacingMatches(in: text, range: NSRange(text.startIndex..., in: text), withTemplate: replacement)
    }
    var out = String.UnicodeScalarView()
    for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar.properties.generalCategory == .nonspacingMark || dropped.contains(scalar) || scalar.properties.isWhitespace {
        continue
      }
      out.append(scalar == "–" || scalar == "—" ? "-" : scalar)
    }
    return String(out).replacingOccurrences(of: "---", with: "-").replacingOccurrences(of: "--", with: "-")
  }

  private static let dropped = Set("$\\{}[]()*`'\"“”‘’~_.•".unicodeScalars)

  private static let rules: [(NSRegularExpression, String)] = [
    (#"\\(href|hyperlink)\s*\{[^{}]*\}\s*(?=\{)"#, ""), (#"\\(href|hyperlink)"#, ""), (#"\\textcolor\s*\{[^{}]*\}"#, ""),
    (#"\\color\s*(\[[^\]]*\])?\{[^{}]*\}"#, ""),
    (#"\\(begin|end)\s*\{[^{}]*\}"#, ""), (#"\\unicode\{x2013\}"#, "-"), (#"\\unicode\{x2014\}"#, "-"),
    (#"\\r\{ho\}"#, "ρ"), (#"\\c\{opyright\}"#, "©"), (#"\\deg(?![a-zA-Z])"#, "°"), (#"\\o(?![a-zA-Z])"#, "ø"),
    (#"\\l(?![a-zA-Z])"#, "ł"),
    (#"\\[cvHudbkr](?![a-zA-Z])"#, ""), (#"\\lq(?![a-zA-Z])"#, ""), (#"\\\^\{\}"#, "^"), (#"\\["'^=.`~]"#, ""),
    (#"\\[,;:!/@-]"#, ""),
    (#"\\ldots(?![a-zA-Z])"#, "…"),
    (#"\\times(?![a-zA-Z])"#, "×"), (#"\\approx(?![a-zA-Z])"#, "≈"), (#"\\pm(?![a-zA-Z])"#, "±"), (#"\\sum(?![a-zA-Z])"#, "∑"),
    (#"\\in(?![a-zA-Z])"#, "∈"), (#"\\omega(?![a-zA-Z])"#, "ω"), (#"\\gamma(?![a-zA-Z])"#, "γ"), (#"\\bigstar(?![a-zA-Z])"#, "★"),
    (
      #"\\(textbf|textit|emph|em|it|bf|texttt|textsc|textsf|textrm|underline|textsubscript|textsuperscript|text|mbox|url|footnote|cite[pt]?|"#
        + #"tit|acrshort|gls|ref|tiny)(?![a-zA-Z])"#, ""
    ),
  ].compactMap { pattern, replacement in
    (try? NSRegularExpression(pattern: pattern)).map { ($0, replacement) }
  }
}
