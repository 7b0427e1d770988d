internal import Digests
internal import Vocabulary

/// Rebuilds an archive out of the history of a file that a bot overwrites.
struct HistoryImport {
  let repository: String
  let path: String
  /// The content folder.
  let content: String
  let limits: DigestParser.Limits

  /// A digest that is to be written.
  struct Plan: Sendable {
    let path: String
    let bytes: [UInt8]
    let new: Int
    let changed: Int
  }

  struct Summary: Sendable {
    var skipped = 0
    var diagnostics: [Diagnostic] = []
  }

  /// Hands over the digests that are not there yet, oldest first.
  func run(progress: Progress, _ take: (Plan) throws(Diagnostic) -> Void) throws(Diagnostic) -> Summary {
    let history = GitHistory(repository: repository)
    let versions = try history.versions(of: path)
    var summary = Summary()
    if versions.isEmpty {
      throw .error("the history of \(repository) has no file '\(path)'; 'git -C \(repository) log --stat' names the files it has")
    }
    if try history.isShallow() {
      summary.diagnostics.append(
        .warning("the history is not whole; fetch it with 'git fetch --unshallow', in GitHub Actions with 'fetch-depth: 0'"))
    }
    var contents = try history.contents()
    let parts = try parts(of: versions, &contents, &summary, progress)
    progress.begin("Writing digests", total: parts.count)
    for part in parts {
      if let plan = try plan(part, &contents, &summary) { try take(plan) } else { summary.skipped += 1 }
      progress.advance()
    }
    return summary
  }

  private func parts(
    of versions: [FileVersion], _ contents: inout BlobReader, _ summary: inout Summary, _ progress: Progress
  ) throws(Diagnostic) -> [ArchiveRebuilder.Part] {
    progress.begin("Reading versions", total: versions.count)
    var rebuilder = ArchiveRebuilder()
    var strange: [FileVersion] = []
    for version in versions {
      let bytes = try contents.read(version.blob)
      let digest = DigestParser.parse(bytes, file: path, limits: limits)
      if digest.format == nil, !bytes.allSatisfy(\.isASCIISpace) { strange.append(version) }
      rebuilder.add(version, digest)
      progress.advance()
    }
    if let first = strange.first {
      summary.diagnostics.append(
        .warning(
          "passed over \(Figures.counted(strange.count, "version")) of '\(path)' in no format of digests; "
            + "'git show \(first.commit.prefix(12)):\(path)' shows the first, of \(first.day)"))
    }
    return rebuilder.parts()
  }

  /// Nil when all its rows are there already.
  private func plan(
    _ part: ArchiveRebuilder.Part, _ contents: inout BlobReader, _ summary: inout Summary
  ) throws(Diagnostic) -> Plan? {
    let bytes = try contents.read(part.version.blob)
    let (target, present) = try existing(part.day)
    let digest = DigestParser.parse(bytes, file: target, limits: limits)
    let missing = part.rows.filter { row in
      let entry = digest.entries[row]
      guard let version = present[ArchiveRebuilder.RowKey(entry)] else { return true }
      return (entry.version ?? 0) > version
    }
    if missing.isEmpty { return nil }
    var excerpt = DigestExcerpt.make(bytes, of: digest, keeping: Set(missing))
    if excerpt == nil {
      summary.diagnostics.append(
        .warning(
          "the new rows of \(part.day) cannot be told apart from the others in the text; the whole version was taken",
          at: SourceLocation(file: target)))
      excerpt = bytes
    }
    let changed = min(part.changed, missing.count)
    return excerpt.map { Plan(path: target, bytes: $0, new: missing.count - changed, changed: changed) }
  }

  /// The next free name for a day's digest, and the rows of those that are there with the highest version of each.
  private func existing(_ day: Day) throws(Diagnostic) -> (target: String, rows: [ArchiveRebuilder.RowKey: Int]) {
    var rows: [ArchiveRebuilder.RowKey: Int] = [:]
    var number = 1
    while true {
      let target = "\(content)/\(day)\(number == 1 ? "" : "-\(number)").md"
      guard FileWriting.exists(target) else { return (target, rows) }
      for entry in DigestParser.parse(try FileWriting.read(target), file: target, limits: limits).entries {
        rows[ArchiveRebuilder.RowKey(entry), default: 0] = max(rows[ArchiveRebuilder.RowKey(entry)] ?? 0, entry.version ?? 0)
      }
      number += 1
    }
  }
}
