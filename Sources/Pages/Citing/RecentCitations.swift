internal import Citations
internal import Synchronization

/// The citations of the pages that were made last: the three formats of one page hold the same, and are made one after the other.
final class RecentCitations: Sendable {
  enum Page: Hashable, Sendable {
    case edition(Int)
    case keyword(Int, page: Int?)
  }

  private static let kept = 6
  private let pages = Mutex<[(page: Page, papers: [CitedPaper])]>([])

  func citations(_ page: Page, make: () -> [CitedPaper]) -> [CitedPaper] {
    if let known = pages.withLock({ pages in pages.first { $0.page == page }?.papers }) { return known }
    let papers = make()
    pages.withLock { pages in
      if pages.count == Self.kept { pages.removeFirst() }
      pages.append((page, papers))
    }
    return papers
  }
}
