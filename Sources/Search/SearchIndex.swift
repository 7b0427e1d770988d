public import Encoding
public import Vocabulary

/// One file of the index.
public struct SearchFile: Hashable, Sendable {
  public var path: SitePath
  public var bytes: Bytes

  public init(path: SitePath, bytes: Bytes) {
    self.path = path
    self.bytes = bytes
  }
}

/// A month in which papers were first seen, as the catalogue lists it.
public struct SearchMonth: Hashable, Sendable {
  public var month: Month
  public var documentCount: Int
  /// Any short text that changes whenever the month's part may have changed, such as `Fingerprint.short` of its papers: browsers
  /// that keep files add it to their requests.
  public var version: String

  public init(month: Month, documentCount: Int, version: String) {
    self.month = month
    self.documentCount = documentCount
    self.version = version
  }
}

/// The search index: a catalogue of months at `search/catalog.json` and, for each month in which papers were first seen, a part of
/// its own under `search/2025-04/`. A part depends on that month's papers alone, so that a new day changes one part and the
/// catalogue; parts can be built in parallel and in any order.
public enum SearchIndex {
  /// The address of the catalogue of months.
  public static let catalogPath = SitePath(trusted: "search/catalog.json")

  /// The addresses of a month's part. They depend on the number of its papers only (about one file for 26), so that a build can be
  /// planned before anything is indexed; empty when there are no papers.
  public static func paths(month: Month, documentCount: Int) -> [SitePath] {
    (0..<SearchLayout.blockCount(documentCount: documentCount)).map { SearchLayout.blockPath(month, $0) }
      + (0..<SearchLayout.shardCount(documentCount: documentCount)).map { SearchLayout.shardPath(month, $0) }
  }

  /// Builds a month's part: exactly the files that `paths` names, in that order. The order of the documents does not matter.
  /// Takes about 25 microseconds and 2 kilobytes of memory for each paper beside the documents themselves.
  public static func buildPart(month: Month, documents: [SearchDocument]) throws(Diagnostic) -> [SearchFile] {
    zip(paths(month: month, documentCount: documents.count), try MonthPart.files(month: month, documents: documents))
      .map { SearchFile(path: $0, bytes: $1) }
  }

  /// Builds the catalogue from the months that have papers: nothing of the parts has to be known.
  ///
  /// It is JSON: the version of the format, how many papers a block holds, the words that queries leave out, the crowded beginnings
  /// of words, and the months, ascending: `["2025-04", papers, blocks, shards, version]`.
  public static func buildCatalog(months: [SearchMonth]) -> SearchFile {
    var json = Bytes()
    json.append("{\"version\":\(ShardWriter.version),\"block\":\(SearchLayout.papersPerBlock),\n\"stop\":")
    json.append(list: StopWords.all)
    json.append(",\n\"crowded\":")
    json.append(list: SearchLayout.crowdedBeginnings)
    json.append(",\n\"months\":[")
    let listed = months.filter { $0.documentCount > 0 }.sorted { $0.month < $1.month }
    for (index, month) in listed.enumerated() {
      if index > 0 { json.append(",") }
      json.append("\n[\"\(month.month)\",\(month.documentCount),")
      json.append(decimal: SearchLayout.blockCount(documentCount: month.documentCount))
      json.append(",")
      json.append(decimal: SearchLayout.shardCount(documentCount: month.documentCount))
      json.append(",\"")
      json.append(month.version, escaping: .json)
      json.append("\"]")
    }
    json.append("\n]}\n")
    return SearchFile(path: catalogPath, bytes: json)
  }
}

extension Bytes {
  /// A JSON array of words that need no escaping.
  fileprivate mutating func append(list words: [String]) {
    append("[\"" + words.joined(separator: "\",\"") + "\"]")
  }
}
