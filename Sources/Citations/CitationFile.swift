internal import Encoding

/// Many citations for one file, in their order; a paper that comes twice is written once.
public struct CitationFile: Sendable {
  private let papers: [CitedPaper]

  public init(_ papers: [CitedPaper]) {
    var keys: Set<[UInt8]> = []
    keys.reserveCapacity(papers.count)
    let firsts = papers.indices.filter { keys.insert(papers[$0].keyBytes).inserted }
    // Mostly all of them, and then nothing is copied.
    self.papers = firsts.count == papers.count ? papers : firsts.map { papers[$0] }
  }

  /// Entries with a blank line between them.
  public func appendBibTeX(to out: inout [UInt8]) {
    // By a span, which hands none of them on as a copy.
    let papers = papers.span
    for at in papers.indices {
      if at > 0 { out.append("\n") }
      papers[at].appendBibTeX(to: &out)
    }
  }

  /// Appends all as RIS.
  public func appendRIS(to out: inout [UInt8]) {
    let papers = papers.span
    for at in papers.indices { papers[at].appendRIS(to: &out) }
  }

  /// A JSON array, an object a line.
  public func appendCSLJSON(to out: inout [UInt8]) {
    out.append("[")
    let papers = papers.span
    for at in papers.indices {
      out.append(at == 0 ? "\n" : ",\n")
      papers[at].appendCSLJSON(to: &out)
    }
    out.append("\n]\n")
  }
}
