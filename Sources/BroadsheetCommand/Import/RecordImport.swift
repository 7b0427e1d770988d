internal import Digests
internal import Vocabulary

/// Turns a file of JSON Lines records into a digest.
enum RecordImport {
  struct Result: Sendable {
    var digest: [UInt8]
    var records: [PaperRecord]
    var diagnostics: [Diagnostic]
  }

  static func read(_ bytes: [UInt8], file: String) -> Result {
    var records: [PaperRecord] = []
    var diagnostics: [Diagnostic] = []
    for (at, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      if line.allSatisfy(\.isASCIISpace) { continue }
      func report(_ message: String, column: Int? = nil) {
        diagnostics.append(.warning(message, at: SourceLocation(file: file, line: at + 1, column: column)))
      }
      do throws(JSONReader.Failure) {
        if let record = PaperRecord(try JSONReader.read(line)) {
          records.append(record)
        } else {
          report(
            "this record has no title and was left out; a record is an object with 'title', 'id', 'authors', 'summary' and 'AI'")
        }
      } catch {
        report("this line is no JSON and was left out: expected \(error.expected) here", column: error.offset + 1)
      }
    }
    return Result(digest: RecordDigest.text(of: records), records: records, diagnostics: diagnostics)
  }

  /// What a digest would not give back as the records have it.
  static func differences(_ result: Result, digest path: String) -> [Diagnostic] {
    let entries = DigestParser.parse(result.digest, file: path).entries
    let titles = Set(entries.map(\.title))
    let lost = result.records.filter { !titles.contains($0.title) }
    return lost.map { record in
      .warning("'\(record.title)' does not read back from the digest; correct it there by hand", at: SourceLocation(file: path))
    }
  }
}
