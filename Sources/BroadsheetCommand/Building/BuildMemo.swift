internal import Catalogue
internal import Vocabulary

/// What a build found out that the next one wants to say again when nothing has changed.
enum BuildMemo {
  static func bytes(_ report: BuildReport) -> [UInt8] {
    var bytes: [UInt8] = []
    for number in [report.digests, report.entries, report.papers, report.diagnostics.count] { bytes.append(number: number) }
    for diagnostic in report.diagnostics {
      bytes.append(number: diagnostic.severity == .error ? 1 : 0)
      bytes.append(counted: diagnostic.location?.file ?? "")
      bytes.append(number: diagnostic.location?.line ?? 0)
      bytes.append(number: diagnostic.location?.column ?? 0)
      bytes.append(counted: diagnostic.message)
    }
    return bytes
  }

  /// Nil when the bytes are no memo.
  static func read(_ bytes: [UInt8]) -> BuildReport? {
    do throws(ByteReader.Malformed) { return try report(bytes) } catch { return nil }
  }

  private static func report(_ bytes: [UInt8]) throws(ByteReader.Malformed) -> BuildReport {
    var reader = ByteReader(bytes)
    var report = BuildReport()
    report.digests = try reader.number()
    report.entries = try reader.number()
    report.papers = try reader.number()
    for _ in 0..<(try reader.count()) {
      let severity: Diagnostic.Severity = try reader.number() == 1 ? .error : .warning
      let file = try reader.text()
      let line = try reader.number()
      let column = try reader.number()
      let place = SourceLocation(file: file, line: line == 0 ? nil : line, column: column == 0 ? nil : column)
      report.diagnostics.append(Diagnostic(severity, try reader.text(), at: file.isEmpty ? nil : place))
    }
    return report
  }
}
