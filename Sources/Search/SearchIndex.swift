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

/// The search index: a catalogue of months at `search/catalog.json` and, for each month in which papers were first seen, a part of
/// its own under `search/2025-04/`. A part depends on that month's papers alone, so that a new day changes one part and the
/// catalogue; parts can be built in parallel and in any order.
public enum SearchIndex {
  /// The address of the catalogue of months.
  public static let catalogPath = SitePath(trusted: "search/catalog.json")

  /// The addresses of a month's part, sorted. They depend on the number of its papers only, so that a build can be planned
  /// before anything is indexed; empty when there are no papers.
  public static func paths(month: Month, documentCount: Int) -> [SitePath] {
    guard documentCount > 0 else { return [] }
    return [SitePath(trusted: "search/\(month)/d000.bin")]
  }

  /// Builds a month's part: exactly the files that `paths` names, in that order. The order of the documents does not matter.
  public static func buildPart(month: Month, documents: [SearchDocument]) -> [SearchFile] {
    paths(month: month, documentCount: documents.count).map { SearchFile(path: $0, bytes: []) }
  }

  /// Builds the catalogue from the months that have papers, and how many: nothing of the parts has to be known.
  public static func buildCatalog(months: [(month: Month, documentCount: Int)]) -> SearchFile {
    SearchFile(path: catalogPath, bytes: [])
  }
}
