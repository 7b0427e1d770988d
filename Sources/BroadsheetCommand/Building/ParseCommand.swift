internal import Archive
internal import Digests
internal import Vocabulary

/// `broadsheet parse`: entries as JSON Lines.
struct ParseCommand {
  let options: ParseOptions
  let console: Console

  func run() throws(Diagnostics) -> ExitStatus {
    var diagnostics: [Diagnostic] = []
    for file in options.files {
      let bytes: [UInt8]
      do throws(Diagnostic) {
        bytes = try FileReader.read(file, limit: 1 << 30)
      } catch {
        diagnostics.append(error)
        continue
      }
      let digest = DigestParser.parse(bytes, file: file, format: options.format)
      if let format = options.format, digest.entries.isEmpty, let mistake = Self.mistakenFormat(format, bytes, file) {
        // What the format finds wrong with a file of another one is no help.
        diagnostics.append(mistake)
      } else {
        diagnostics += digest.diagnostics
      }
      var out: [UInt8] = []
      for entry in digest.entries { EntryJSON.append(entry, to: &out) }
      do throws(Diagnostic) { try console.print(out) } catch { throw Diagnostics([error]) }
    }
    DiagnosticPrinter(console: console).show(diagnostics)
    return diagnostics.exitStatus(strict: false)
  }

  /// What is wrong with a file in which the format that was asked for finds nothing; nil for an empty digest of that format.
  private static func mistakenFormat(_ format: DigestFormat, _ bytes: [UInt8], _ file: String) -> Diagnostic? {
    let found = DigestParser.parse(bytes, file: file).format
    if found == format { return nil }
    let advice =
      found.map { "it is one of \($0.rawValue), so write --format \($0.rawValue), or leave --format out" }
      ?? "no format recognises it; `broadsheet help parse` shows the formats"
    return .error("this is no digest of \(format.rawValue); \(advice)", at: SourceLocation(file: file))
  }
}
