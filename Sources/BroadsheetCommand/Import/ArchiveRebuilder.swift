internal import Catalogue
internal import Digests
internal import Encoding
internal import Vocabulary

/// Finds the rows that each version of a file brought: new ones, and ones whose content had not been there before.
struct ArchiveRebuilder {
  /// What makes rows of two versions one row.
  struct RowKey: Hashable, Sendable {
    let paper: PaperKey
    let keywords: [String]

    init(_ entry: Entry) {
      paper = PaperKey(id: entry.id, title: entry.title)
      keywords = entry.keywords
    }
  }

  /// The rows of one version that belong into a digest of its day.
  struct Part: Hashable, Sendable {
    let version: FileVersion
    let day: Day
    /// Positions in the version's entries.
    let rows: [Int]
    /// How many of them were there before with other content.
    let changed: Int
  }

  private struct Row: Sendable {
    let key: RowKey
    let content: Fingerprint
  }

  private struct Version: Sendable {
    let version: FileVersion
    let rows: [Row]
  }

  private var days: [Day: [Version]] = [:]

  /// Takes the next version, oldest first; its day is the one that it states, else the one it was written on.
  mutating func add(_ version: FileVersion, _ digest: Digest) {
    let rows = digest.entries.map { Row(key: RowKey($0), content: Self.fingerprint($0, of: digest)) }
    days[digest.date ?? version.day, default: []].append(Version(version: version, rows: rows))
  }

  /// Day by day, oldest first; of a day the last version first, then what only earlier versions of the day had.
  func parts() -> [Part] {
    var parts: [Part] = []
    var contents: Set<Fingerprint> = []
    var known: Set<RowKey> = []
    for day in days.keys.sorted() {
      let versions = days[day] ?? []
      var taken: Set<RowKey> = []
      for version in versions.reversed() {
        let rows = version.rows.indices.filter {
          !contents.contains(version.rows[$0].content) && !taken.contains(version.rows[$0].key)
        }
        for row in version.rows { taken.insert(row.key) }
        if rows.isEmpty { continue }
        parts.append(
          Part(version: version.version, day: day, rows: rows, changed: rows.count { known.contains(version.rows[$0].key) }))
      }
      for row in versions.flatMap(\.rows) {
        contents.insert(row.content)
        known.insert(row.key)
      }
    }
    return parts
  }

  /// What the row says. A date that the row has from the whole digest changes every day and is left out.
  private static func fingerprint(_ entry: Entry, of digest: Digest) -> Fingerprint {
    var entry = entry
    entry.file = ""
    entry.line = 0
    if entry.date == digest.date { entry.date = nil }
    var bytes = Bytes()
    EntryJSON.append(entry, to: &bytes)
    return Fingerprint(of: bytes)
  }
}
