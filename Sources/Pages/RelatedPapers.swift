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

  /// An array of its own, as a slice would count a reference that all threads share.
  func papers(of paper: Int) -> [Int32] {
    guard paper + 1 < starts.count else { return [] }
    let range = Int(starts[paper])..<Int(starts[paper + 1])
    return [Int32](capacity: range.count) { out in
      for at in range { out.append(papers[at]) }
    }
  }
}
