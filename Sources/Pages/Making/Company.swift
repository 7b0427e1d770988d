internal import Catalogue

/// The people who stand beside an author. Of the papers that hold the names of a few thousand people, each of whom has a page, only the
/// newest are looked at: all of them would cost their number times the square of that of the people.
struct Company: Sendable {
  /// So many names tell who somebody mostly works with; more than all papers of nearly everybody have.
  static let names = 1 << 15

  private let links: AuthorLinks
  private let limit: Int
  /// Of the paper that has most.
  private let mostNames: Int

  init(_ catalogue: Catalogue, limit: Int = Self.names) {
    links = catalogue.authorPages
    self.limit = limit
    var most = 1
    for paper in catalogue.papers.indices { most = max(most, links.numbers(of: paper).count) }
    mostNames = most
  }

  /// The newest of an author's papers that hold no more names than are looked at, and the newest in any case; in their order.
  func papers(of author: Author) -> [Int32] {
    let all = author.papers
    // As nearly everybody's, without asking for each.
    if all.count * mostNames <= limit { return all }
    var start = all.count
    var count = 0
    while start > 0 {
      count += links.numbers(of: Int(all[start - 1])).count
      if count > limit, start < all.count { break }
      start -= 1
    }
    return Array(all[start...])
  }
}
