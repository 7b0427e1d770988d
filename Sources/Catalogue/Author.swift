public import Vocabulary

/// Everybody who signs with one name, as far as digests can tell people apart.
public struct Author: Sendable {
  /// As it is spelled on the first paper.
  public var name: String
  public var slug: Slug
  /// Among all authors, those without a page too.
  public var number: Int32
  /// Ascending, which is by first edition.
  public var papers: [Int32]

  /// `authors/<slug>.html`.
  public var path: SitePath { SitePath(trusted: "authors/", slug.description, ".html") }
}
