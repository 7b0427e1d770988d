internal import Catalogue
internal import TeX
public import Vocabulary

/// Papers for other eyes than a browser's: the terminal's commands print them.
extension Site {
  /// A paper in the few words of a table.
  public struct Line: Sendable {
    public var identifier: String
    public var edition: Edition
    public var title: String
    public var authors: [String]
  }

  /// A paper's line in a table; papers are numbered as in the catalogue.
  public func line(_ paper: Int) -> Line {
    let found = catalogue.papers[paper]
    return Line(
      identifier: found.key.id?.description ?? found.key.name, edition: found.firstSeen,
      title: RichText.plain(catalogue.title(of: Int32(paper))),
      authors: catalogue.authors(of: Int32(paper)))
  }

  /// All that can be searched of a paper: title, authors, keywords; and the rest.
  public func searchable(_ paper: Int) throws(Diagnostic) -> (head: String, body: String) {
    let texts = try self.texts(ofPaper: paper)
    let keywords = catalogue.keywords(of: Int32(paper)).map { catalogue.keywords[Int($0)].name }
    return (
      RichText.plain(texts.title) + "\n" + (texts.authors + keywords).joined(separator: "\n"),
      (texts.short.map { RichText.plainMarkdown($0) } ?? "") + "\n" + (texts.abstract.map { RichText.plain($0) } ?? "")
    )
  }

  /// A line of JSON, as in `data/`.
  public func appendJSON(_ paper: Int, to out: inout [UInt8]) throws(Diagnostic) {
    try PageMaker(self, Addresses.home).append(paper, to: &out)
  }

  /// Appends the entry for BibTeX.
  public func appendBibTeX(_ paper: Int, to out: inout [UInt8]) {
    out += Citing.bytes(PageMaker(self, Addresses.home).citation(Int32(paper)), .bib)
  }
}
