public import Catalogue

/// For each paper, the papers that are most like it.
public struct RelatedPapers: Sendable {
  private let lists: RelatedLists

  /// None for any paper.
  public init() { lists = RelatedLists() }

  /// - Parameter lists: for each paper of the catalogue, in order, the nearest first.
  public init(_ lists: RelatedLists) { self.lists = lists }

  /// An array of its own, as a slice would count a reference that all threads share.
  func papers(of paper: Int) -> [Int32] { paper < lists.count ? Array(lists[paper]) : [] }
}
