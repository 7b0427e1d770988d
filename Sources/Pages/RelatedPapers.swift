public import Catalogue

/// For each paper, the papers that are most like it.
public struct RelatedPapers: Sendable {
  private let lists: RelatedLists

  /// None for any paper.
  public init() { lists = RelatedLists() }

  /// - Parameter lists: for each paper of the catalogue, in order, the nearest first.
  public init(_ lists: RelatedLists) { self.lists = lists }

  func papers(of paper: Int) -> [Int32] {
    var papers: [Int32] = []
    forEach(of: paper) { papers.append($0) }
    return papers
  }

  func forEach(of paper: Int, _ body: (Int32) -> Void) {
    if paper < lists.count { lists.forEach(of: paper, body) }
  }
}
