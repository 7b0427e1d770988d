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
    let entries = Dictionary(grouping: DigestParser.parse(result.digest, file: path).entries, by: \.title)
    return result.records.compactMap { record in
      let lost = (entries[record.title] ?? []).map { record.lost(in: $0) }.min { $0.count < $1.count } ?? ["title"]
      if lost.isEmpty { return nil }
      return .warning(
        "'\(record.title)' does not read back from the digest as the record has it (\(lost.joined(separator: ", "))); correct it there by hand",
        at: SourceLocation(file: path))
    }
  }
}

extension PaperRecord {
  /// What an entry with the record's title has not as the record has it; white space is kept by no digest.
  fileprivate func lost(in entry: Entry) -> [String] {
    var lost: [String] = []
    var absent: [String] = []
    func compare(_ name: String, _ text: String?, _ read: String?) {
      if text != nil, read == nil {
        absent.append(name)
      } else if text.map(Self.line) != read.map(Self.line) {
        lost.append(name)
      }
    }
    if let id, entry.id != id { lost.append("id") }
    if entry.authors != authors { lost.append("authors") }
    compare("abstract", abstract, entry.abstract)
    for section in sections { compare(section.label, section.text, entry.sections.first { $0.label == section.label }?.text) }
    for section in entry.sections where !sections.contains(where: { $0.label == section.label }) { lost.append(section.label) }
    // What a failed model left is no text. Only who reads digests knows it, and says how often it was there.
    if !absent.isEmpty, DigestParser.parse(RecordDigest.text(of: [self]), file: "").placeholderCount < absent.count {
      lost += absent
    }
    return lost
  }
}
