public import Vocabulary

/// Everything that is known of the papers, merged, ordered and indexed; immutable. The same digests and settings give the same
/// catalogue, in whatever order they were read.
public struct Catalogue: Sendable {
  /// Ordered by path.
  public let digests: [DigestFacts]
  /// Ordered by first edition, then digest order.
  public let papers: [Paper]
  /// Ordered by time; undated months behind their days.
  public let editions: [DayEdition]
  /// Ordered by slug.
  public let keywords: [Keyword]
  /// Those with enough papers for a page, ordered by slug.
  public let authors: [Author]
  /// For each paper, its authors that have a page, by their place among the paper's authors.
  public let authorPages: AuthorLinks
  public let diagnostics: [Diagnostic]

  public func facts(_ reference: EntryReference) -> EntryFacts {
    digests[Int(reference.digest)].entries[Int(reference.ordinal)]
  }

  public func title(of paper: Int32) -> String { facts(papers[Int(paper)].titleEntry).title }

  public func authors(of paper: Int32) -> [String] { facts(papers[Int(paper)].authorsEntry).authors }
}

/// Which authors of a paper have a page.
public struct AuthorLinks: Sendable {
  /// Where each paper's authors begin in `authors`.
  var starts: [Int32]
  /// Index into the catalogue's authors, or -1.
  var authors: [Int32]

  /// For each author of the paper, in order, the index of the page, or nil.
  public func pages(of paper: Int) -> [Int?] {
    authors[Int(starts[paper])..<Int(starts[paper + 1])].map { $0 < 0 ? nil : Int($0) }
  }
}
