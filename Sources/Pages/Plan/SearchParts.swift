internal import Search
internal import Synchronization
internal import Vocabulary

/// Builds the search index a month at a time: its files come out of one piece of work, and are asked for one by one. The last few
/// months are kept, as threads work on neighbouring ones.
final class SearchParts: Sendable {
  /// A month's files, built by the thread that asks first while others wait for it.
  private final class Part: Sendable {
    let month: Int
    let files = Mutex<[SearchFile]?>(nil)

    init(month: Int) { self.month = month }
  }

  private static let kept = 6
  private let parts = Mutex<[Part]>([])

  /// The bytes of one file of a month's part.
  func file(month: Int, part: Int, of plan: SitePlan) throws(Diagnostic) -> [UInt8] {
    let slot = parts.withLock { parts -> Part in
      if let known = parts.first(where: { $0.month == month }) { return known }
      if parts.count == Self.kept { parts.removeFirst() }
      let new = Part(month: month)
      parts.append(new)
      return new
    }
    let result = slot.files.withLock { files -> Result<[UInt8], Diagnostic> in
      do throws(Diagnostic) {
        if files == nil { files = try plan.searchPart(month) }
        guard let files, files.indices.contains(part) else { return .success([]) }
        return .success(files[part].bytes)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

extension SitePlan {
  fileprivate func searchPart(_ index: Int) throws(Diagnostic) -> [SearchFile] {
    let month = site.overview.months[index]
    var documents: [SearchDocument] = []
    documents.reserveCapacity(month.papers.count)
    for paper in month.papers { documents.append(try site.searched(paper)) }
    return try SearchIndex.buildPart(month: month.month, documents: documents)
  }

  func searchCatalog() -> [UInt8] {
    var months: [SearchMonth] = []
    for file in files.indices {
      guard case .searchPart(let index, 0) = files.content(file) else { continue }
      let month = site.overview.months[index]
      months.append(
        SearchMonth(month: month.month, documentCount: month.papers.count, version: files.fingerprint(file).short))
    }
    return SearchIndex.buildCatalog(months: months).bytes
  }
}
