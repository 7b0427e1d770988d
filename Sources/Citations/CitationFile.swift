internal import Encoding

/// Many citations for one file, in their order; a paper that comes twice is written once.
public struct CitationFile: Sendable {
  private let papers: [CitedPaper]

  public init(_ papers: [CitedPaper]) {
    var keys: Set<String> = []
    self.papers = papers.filter { keys.insert($0.key).inserted }
  }

  /// Entries with a blank line between them.
  public func appendBibTeX(to out: inout [UInt8]) {
    for (at, paper) in papers.enumerated() {
      if at > 0 { out.append("\n") }
      paper.appendBibTeX(to: &out)
    }
  }

  public func appendRIS(to out: inout [UInt8]) {
    for paper in papers { paper.appendRIS(to: &out) }
  }

  /// A JSON array, an object a line.
  public func appendCSLJSON(to out: inout [UInt8]) {
    out.append("[")
    for (at, paper) in papers.enumerated() {
      out.append(at == 0 ? "\n" : ",\n")
      paper.appendCSLJSON(to: &out)
    }
    out.append("\n]\n")
  }
}
