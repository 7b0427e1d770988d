public import Vocabulary

/// One paper as the search index sees it. Every text is plain: TeX and Markdown are resolved before, so that a formula is found
/// by its words.
public struct SearchDocument: Hashable, Sendable {
  /// The address of the paper's page from the site's root: `papers/2504/14945.html`.
  public var path: String
  public var title: String
  public var authors: [String]
  /// Topics and categories, as they are shown.
  public var keywords: [String]
  /// The TL;DR, or the summary when there is none; empty when there is neither. Results show its beginning.
  public var summary: String
  public var abstract: String
  /// The digits that end the paper's arXiv identifier, which find it; empty for a paper without one.
  var number: Substring {
    guard let slash = path.lastIndex(of: "/"), path.hasSuffix(".html") else { return "" }
    let name = path[path.index(after: slash)...].dropLast(5)
    return name.utf8.count >= 4 && name.utf8.allSatisfy { $0.isASCIIDigit } ? name : ""
  }

  /// The day on which the paper was first seen; nil when its digests are undated.
  public var day: Day?

  public init(
    path: String, title: String, authors: [String], keywords: [String], summary: String, abstract: String, day: Day?
  ) {
    self.path = path
    self.title = title
    self.authors = authors
    self.keywords = keywords
    self.summary = summary
    self.abstract = abstract
    self.day = day
  }
}
