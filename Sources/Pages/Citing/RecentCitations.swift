internal import Citations
internal import Synchronization

/// The citations of the pages that were made last: the three formats of one page hold the same, and are made one after the other.
final class RecentCitations: Sendable {
  enum Page: Hashable, Sendable {
    case edition(Int)
    case keyword(Int, page: Int?)
  }

  private static let kept = 6
  private let pages = Mutex<[(page: Page, file: CitationFile)]>([])

  func citations(_ page: Page, make: () -> [CitedPaper]) -> CitationFile {
    if let known = pages.withLock({ pages in pages.first { $0.page == page }?.file }) { return known }
    let file = CitationFile(make())
    pages.withLock { pages in
      if pages.count == Self.kept { pages.removeFirst() }
      pages.append((page, file))
    }
    return file
  }
}
