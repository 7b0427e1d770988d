@testable import Citations
import Vocabulary

/// The formats written the obvious way, with a text for each part: what the writers of bytes are compared with.
struct PlainCitation {
  let paper: CitedPaper
  let names: [PersonName]

  init(_ paper: CitedPaper) {
    self.paper = paper
    names = paper.authors.compactMap { PersonName($0) }
  }

  var doi: String? { paper.id.map { "10.48550/arXiv.\($0)" } }
  var address: String? { paper.id.map { "https://arxiv.org/abs/\($0)" } }

  var key: String {
    let surname =
      names.first.map { $0.isWhole ? CitationKey.firstWord($0.family) : CitationKey.asciiLetters($0.family) } ?? ""
    let year = paper.month.map { String($0.year) } ?? ""
    let head = surname + year + CitationKey.firstWord(paper.plainTitle)
    let tail =
      paper.id.map { $0.description.replacing("/", with: ".") }
      ?? Fingerprint(of: UnicodeText.caseFolded(paper.plainTitle.onOneLine)).short
    return (head.isEmpty ? "paper" : head) + "-" + tail
  }

  var bibTeX: String {
    var out = "@misc{\(key),\n"
    func field(_ name: String, _ value: String?) {
      guard let value, value.contains(where: { $0 != " " }) else { return }
      out += "  \(name)={\(value)},\n"
    }
    field("title", text { TeXField.appendTitle(paper.title, to: &$0) })
    var authors = names.map { name in
      if name.isWhole || name.given.isEmpty && name.fullFamily.utf8.contains(0x20) { return "{\(Self.escaped(name.fullFamily))}" }
      return [name.fullFamily, name.suffix, name.given].filter { !$0.isEmpty }.map(Self.escaped).joined(separator: ", ")
    }
    if paper.authors.count > names.count, !names.isEmpty { authors.append("others") }
    field("author", authors.joined(separator: " and "))
    if let month = paper.month {
      let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
      field("year", String(month.year))
      out += "  month=\(months[month.month - 1]),\n"
    }
    field("eprint", paper.id?.description)
    if paper.id != nil {
      field("archiveprefix", "arXiv")
      field("primaryclass", paper.primaryCategory?.description)
    }
    field("version", paper.version.map { String($0) })
    field("doi", doi)
    field("abstract", paper.abstract.map(Self.escaped))
    return out + "}\n"
  }

  static func escaped(_ text: String) -> String {
    let text = text.onOneLine
    var depth = 0
    var balances = true
    for byte in text.utf8 {
      depth += byte == UInt8(ascii: "{") ? 1 : byte == UInt8(ascii: "}") ? -1 : 0
      if depth < 0 { balances = false }
    }
    balances = balances && depth == 0
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "{", "}": out += (balances ? "\\\(scalar)" : scalar == "{" ? "\\textbraceleft{}" : "\\textbraceright{}").unicodeScalars
      case "\\": out += "\\textbackslash{}".unicodeScalars
      case "^": out += "\\textasciicircum{}".unicodeScalars
      case "~": out += "\\textasciitilde{}".unicodeScalars
      case "$", "&", "#", "%", "_": out += "\\\(scalar)".unicodeScalars
      default: out.append(scalar)
      }
    }
    return String(out)
  }

  var ris: String {
    var out = ""
    func tag(_ name: String, _ value: String?) {
      guard let value = value?.onOneLine, !value.isEmpty else { return }
      out += "\(name)  - \(value)\r\n"
    }
    tag("TY", "UNPB")
    tag("ID", key)
    tag("TI", paper.plainTitle)
    for name in names { tag("AU", name.familyFirst) }
    if let month = paper.month {
      tag("PY", String(month.year))
      let day = paper.dayOfMonth.map { $0 < 10 ? "0\($0)" : String($0) } ?? ""
      tag("DA", "\(month.description.replacing("-", with: "/"))/\(day)/")
    }
    tag("AB", paper.abstract)
    if paper.id != nil { tag("PB", "arXiv") }
    tag("KW", paper.primaryCategory?.description)
    tag("DO", doi)
    tag("L1", paper.id.map { "https://arxiv.org/pdf/\($0)" })
    return out + "ER  - \r\n\r\n"
  }

  var cslJSON: String {
    var members = [string("id", key), string("type", "article")]
    func member(_ name: String, _ value: String?) {
      if let value = value?.onOneLine, !value.isEmpty { members.append(string(name, value)) }
    }
    member("title", paper.plainTitle)
    let authors = names.map { name in
      if name.isWhole { return "{\(string("literal", name.family))}" }
      let parts = [
        ("family", name.family), ("given", name.given), ("non-dropping-particle", name.particle), ("suffix", name.suffix),
      ]
      return "{\(parts.filter { !$0.1.isEmpty }.map { string($0.0, $0.1) }.joined(separator: ","))}"
    }
    if !authors.isEmpty { members.append("\"author\":[\(authors.joined(separator: ","))]") }
    if let month = paper.month {
      let day = paper.dayOfMonth.map { ",\($0)" } ?? ""
      members.append("\"issued\":{\"date-parts\":[[\(month.year),\(month.month)\(day)]]}")
    }
    member("abstract", paper.abstract)
    if let id = paper.id {
      member("publisher", "arXiv")
      member("number", "arXiv:\(id)")
    }
    member("version", paper.version.map { String($0) })
    member("DOI", doi)
    return "{\(members.joined(separator: ","))}"
  }

  private func string(_ name: String, _ value: String) -> String {
    "\"\(name)\":\"\(value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  var coins: String {
    var pairs = [
      ("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"), ("rft.type", "preprint"),
      ("rft.title", paper.plainTitle.onOneLine),
    ]
    for name in names { pairs.append(("rft.au", name.familyFirst)) }
    if let date = paper.date { pairs.append(("rft.date", date)) }
    if paper.id != nil { pairs.append(("rft.publisher", "arXiv")) }
    if let doi { pairs.append(("rft_id", "info:doi/\(doi)")) }
    if let address { pairs.append(("rft_id", address)) }
    return pairs.map { name, value in
      let encoded = value.utf8.map { byte in
        let isPlain = byte.isASCIILetter || byte.isASCIIDigit || "-._~".utf8.contains(byte)
        let digits = String(byte, radix: 16, uppercase: true)
        return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + digits
      }
      return "\(name)=\(encoded.joined())"
    }.joined(separator: "&")
  }
}
