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
      diagnostics += digest.diagnostics
      var out: [UInt8] = []
      for entry in digest.entries { EntryJSON.append(entry, to: &out) }
      do throws(Diagnostic) { try console.print(out) } catch { throw Diagnostics([error]) }
    }
    DiagnosticPrinter(console: console).show(diagnostics)
    return diagnostics.exitStatus(strict: false)
  }
}
