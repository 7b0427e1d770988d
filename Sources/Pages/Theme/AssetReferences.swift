internal import Mustache
internal import Vocabulary

/// Puts the hashed names of assets into templates: a theme writes `{{root}}assets/style.css`, a page links
/// `assets/style.1a2b3c4d.css`, which hosts may cache for ever.
struct AssetReferences {
  private let assets: [Theme.Asset]
  private static let marker = Array("assets/".utf8)

  init(_ assets: [Theme.Asset]) { self.assets = assets }

  /// The template's text with hashed names, and an error for each asset that is not there.
  func resolve(_ file: ThemeFile) -> (text: [UInt8], diagnostics: [Diagnostic]) {
    let text = file.bytes
    var out: [UInt8] = []
    out.reserveCapacity(text.count + 64)
    var diagnostics: [Diagnostic] = []
    var at = 0
    for place in TemplateSource(name: "", file: "", text: text).placesBehindValues where text[place...].starts(with: Self.marker)
    {
      out += text[at..<place]
      at = place
      let start = at + Self.marker.count
      var end = start
      while end < text.count, text[end].isASCIILetter || text[end].isASCIIDigit || "-._/".utf8.contains(text[end]) { end += 1 }
      let name = String(decoding: text[start..<end], as: UTF8.self)
      if let asset = assets.first(where: { $0.name == name }) {
        out.append(contentsOf: asset.path.percentEncoded.utf8)
      } else {
        let line = text[..<at].count { $0 == 0x0A } + 1
        let column = at - (text[..<at].lastIndex(of: 0x0A) ?? -1)
        let hint = NearestName.hint(for: name, among: assets.map(\.name))
        diagnostics.append(
          .error(
            "there is no asset '\(name)'\(hint.isEmpty ? "; put it into assets/ beside the templates" : hint)",
            at: SourceLocation(file: file.displayPath, line: line, column: column)))
      }
      at = end
    }
    out += text[at...]
    return (out, diagnostics)
  }
}
