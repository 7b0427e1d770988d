internal import Encoding
internal import Vocabulary

/// What a build did: the closing line, and the object that `--json` prints.
struct BuildReport: Hashable, Sendable {
  var digests = 0
  var entries = 0
  var papers = 0
  var pages = 0
  var written = 0
  var unchanged = 0
  var removed = 0
  var seconds = 0.0
  var diagnostics: [Diagnostic] = []
  /// The path of the site's address.
  var basePath = "/"

  /// `320 papers from 5 digests → 1,034 pages in 0.21 s, 12 written`.
  var closingLine: String {
    var line = "\(Figures.counted(papers, "paper")) from \(Figures.counted(digests, "digest"))"
    line += " → \(Figures.counted(pages, "page")) in \(Figures.seconds(seconds)) s, \(Figures.grouped(written)) written"
    if removed > 0 { line += ", \(Figures.grouped(removed)) removed" }
    return line
  }

  /// One object on one line, with a line end.
  var json: [UInt8] {
    var out = Bytes()
    out.append("{\"digests\":\(digests),\"entries\":\(entries),\"papers\":\(papers),\"pages\":\(pages)")
    out.append(",\"written\":\(written),\"unchanged\":\(unchanged),\"removed\":\(removed)")
    // Without the thousands separators of prose.
    out.append(",\"seconds\":\(Figures.fixed(seconds, 3).filter { $0 != "," }),\"diagnostics\":")
    out.append(jsonOf: DiagnosticPrinter.sorted(diagnostics))
    out.append("}\n")
    return out
  }
}

extension [UInt8] {
  /// An array of objects with `severity`, `file`, `line`, `column` (as far as they are known) and `message`.
  mutating func append(jsonOf diagnostics: [Diagnostic]) {
    append("[")
    for (at, diagnostic) in diagnostics.enumerated() {
      append(at == 0 ? "{\"severity\":\"" : ",{\"severity\":\"")
      append(diagnostic.severity.rawValue)
      append("\"")
      if let place = diagnostic.location {
        append(",\"file\":\"")
        append(place.file, escaping: .json)
        append("\"")
        if let line = place.line { append(",\"line\":\(line)") }
        if let column = place.column { append(",\"column\":\(column)") }
      }
      append(",\"message\":\"")
      append(diagnostic.message, escaping: .json)
      append("\"}")
    }
    append("]")
  }
}
