private import Glibc
internal import Publishing
internal import Vocabulary

/// The list for deployments that upload differences: a line `+ path` for each file to upload, `- path` for each to delete.
enum ChangeList {
  static func write(_ report: PublishReport, to file: String) throws(Diagnostics) {
    var text = ""
    for path in report.changed { text += "+ \(path)\n" }
    for path in report.gone { text += "- \(path)\n" }
    guard let stream = unsafe fopen(file, "w") else { throw failure(file) }
    let bytes = Array(text.utf8)
    let written = unsafe fwrite(bytes, 1, bytes.count, stream)
    guard unsafe fclose(stream) == 0, written == bytes.count else { throw failure(file) }
  }

  private static func failure(_ file: String) -> Diagnostics {
    Diagnostics([
      .error(
        "the list of changes cannot be written: \(unsafe String(cString: strerror(errno))); name another file with --manifest",
        at: SourceLocation(file: file))
    ])
  }
}
