private import Encoding
private import Glibc
public import Vocabulary

/// A list for deployments that upload differences: one line a file, `changed` or `removed`, a tab, the path; sorted by path.
public enum UploadList {
  /// The lines as they stand in the file.
  public static func encode(_ report: PublishReport) -> [UInt8] {
    var lines: [(path: SitePath, word: StaticString)] = report.changed.map { ($0, "changed") }
    lines += report.gone.map { ($0, "removed") }
    lines.sort { $0.path < $1.path }
    var bytes: [UInt8] = []
    for line in lines {
      bytes.append(line.word)
      bytes.append(UInt8(ascii: "\t"))
      bytes.append(line.path.description)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// Writes the list, in one step.
  public static func write(_ report: PublishReport, to file: String) throws(Diagnostic) {
    let slash = file.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(file[...$0]) } ?? "."
    let name = slash.map { String(file[file.utf8.index(after: $0)...]) } ?? file
    do throws(SystemFailure) {
      let folder = try Descriptor.open(folder, O_RDONLY | O_DIRECTORY)
      try FileBytes.replace(name, in: folder.number, with: [encode(report)])
    } catch {
      throw error.diagnostic("write the list of changed files", at: file)
    }
  }
}
