/// For each paper, the papers that are most like it.
public struct RelatedPapers: Sendable {
  private var starts: [Int32] = [0]
  private var papers: [Int32] = []

  /// None for any paper.
  public init() {}

  /// - Parameter lists: for each paper of the catalogue, in order, the nearest first.
  public init(_ lists: [[Int32]]) {
    for list in lists {
      papers += list
      starts.append(Int32(papers.count))
    }
  }

  func papers(of paper: Int) -> ArraySlice<Int32> {
    paper + 1 < starts.count ? papers[Int(starts[paper])..<Int(starts[paper + 1])] : []
  }
}
