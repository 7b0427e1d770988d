/// For each of some papers the papers that it is related to, in two blocks of memory.
public struct RelatedLists: Sendable, Equatable {
  public private(set) var papers: [Int32] = []
  /// Where each list begins; one more at the end.
  private var starts: [Int32] = [0]

  /// None.
  public init() {}

  public var count: Int { starts.count - 1 }

  /// Adds a paper to the list that comes next.
  public mutating func append(_ paper: Int32) { papers.append(paper) }

  /// The list has no more.
  public mutating func endList() { starts.append(Int32(papers.count)) }

  /// Adds lists whose papers are counted back from an end.
  public mutating func append(_ lists: RelatedLists, from end: Int32) {
    let start = Int32(papers.count)
    for paper in lists.papers { papers.append(end - paper) }
    for at in 1..<lists.starts.count { starts.append(start + lists.starts[at]) }
  }

  /// The papers of a list, without a slice of them, which counts a reference that all threads share.
  public func forEach(of list: Int, _ body: (Int32) -> Void) {
    let (papers, starts) = (papers.span, starts.span)
    for at in Int(starts[list])..<Int(starts[list + 1]) { body(papers[at]) }
  }

  public subscript(_ list: Int) -> ArraySlice<Int32> { papers[Int(starts[list])..<Int(starts[list + 1])] }
}
