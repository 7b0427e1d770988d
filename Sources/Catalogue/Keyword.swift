public import Vocabulary

/// A topic, a category of arXiv's, or a keyword that the owner defines.
public struct Keyword: Sendable {
  /// Where a keyword comes from.
  public enum Kind: Int, Sendable, Comparable {
    case defined, topic, category

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  public var name: String
  public var slug: Slug
  public var kind: Kind
  /// The owner's words, or a category's full name.
  public var description: String
  /// Other spellings that fell together with it, and the owner's aliases; sorted.
  public var aliases: [String]
  /// The papers in the order in which they joined, oldest first, with the edition in which they did.
  public var members: [Member]

  /// A paper of a keyword.
  public struct Member: Sendable, Hashable {
    public var paper: Int32
    public var joined: Edition
  }

  /// `keywords/<slug>.html`.
  public var path: SitePath { SitePath(trusted: "keywords/\(slug).html") }

  /// `keywords/<slug>/<n>.html`; 1 is the oldest.
  public func archivePath(_ number: Int) -> SitePath { SitePath(trusted: "keywords/\(slug)/\(number).html") }

  /// How many full archive pages there are: always one page's worth stays on the keyword's own page.
  public func archiveCount(perPage: Int) -> Int { max(0, members.count / perPage - 1) }
}
