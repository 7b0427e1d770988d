internal import Catalogue
internal import Search
internal import Synchronization
internal import TeX
internal import Vocabulary

/// Builds the search index a month at a time: its files come out of one piece of work, and are asked for one by one.
final class SearchParts: Sendable {
  private struct State {
    var month = -1
    var files: [SearchFile] = []
  }

  private let state = Mutex(State())

  /// The bytes of one file of a month's part.
  func file(month: Int, part: Int, of plan: SitePlan) throws(Diagnostic) -> [UInt8] {
    let result = state.withLock { state -> Result<[UInt8], Diagnostic> in
      if state.month != month {
        do throws(Diagnostic) {
          state.files = try plan.searchPart(month)
          state.month = month
        } catch {
          return .failure(error)
        }
      }
      return .success(state.files.indices.contains(part) ? state.files[part].bytes : [])
    }
    return try result.get()
  }
}

extension SitePlan {
  fileprivate func searchPart(_ index: Int) throws(Diagnostic) -> [SearchFile] {
    let month = site.overview.months[index]
    var documents: [SearchDocument] = []
    documents.reserveCapacity(month.papers.count)
    for paper in month.papers {
      let found = site.catalogue.papers[paper]
      let texts = try site.texts(of: found)
      documents.append(
        SearchDocument(
          path: found.key.path.description, title: RichText.plain(texts.title), authors: texts.authors,
          keywords: found.keywords.map { site.catalogue.keywords[Int($0)].name },
          summary: texts.short.map { RichText.plainMarkdown($0) } ?? "",
          abstract: texts.abstract.map { RichText.plain($0) } ?? "",
          day: found.firstSeen.day))
    }
    return SearchIndex.buildPart(month: month.month, documents: documents)
  }

  func searchCatalog() -> [UInt8] {
    var months: [SearchMonth] = []
    for file in files {
      guard case .searchPart(let index, 0) = file.content else { continue }
      let month = site.overview.months[index]
      months.append(SearchMonth(month: month.month, documentCount: month.papers.count, version: file.fingerprint.short))
    }
    return SearchIndex.buildCatalog(months: months).bytes
  }
}
