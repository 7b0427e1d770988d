internal import Encoding

/// Many citations in one file, in their order; a paper that comes twice is written once.
public enum CitationFile {
  /// Entries with a blank line between them.
  public static func appendBibTeX(_ papers: [CitedPaper], to out: inout [UInt8]) {
    for (at, paper) in distinct(papers).enumerated() {
      if at > 0 { out.append("\n") }
      paper.appendBibTeX(to: &out)
    }
  }

  public static func appendRIS(_ papers: [CitedPaper], to out: inout [UInt8]) {
    for paper in distinct(papers) { paper.appendRIS(to: &out) }
  }

  /// A JSON array, an object a line.
  public static func appendCSLJSON(_ papers: [CitedPaper], to out: inout [UInt8]) {
    out.append("[")
    for (at, paper) in distinct(papers).enumerated() {
      out.append(at == 0 ? "\n" : ",\n")
      paper.appendCSLJSON(to: &out)
    }
    out.append("\n]\n")
  }

  private static func distinct(_ papers: [CitedPaper]) -> [CitedPaper] {
    var keys: Set<String> = []
    return papers.filter { keys.insert($0.key).inserted }
  }
}
