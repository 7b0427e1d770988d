public import Vocabulary

/// All entries of one paper, and where the facts that are shown come from.
public struct Paper: Sendable {
  public var key: PaperKey
  /// In total order: by edition, digest, place in the digest.
  public var entries: OneOrMore<EntryReference>
  /// The entries whose title, authors and abstract are shown: of the most exact source that has them, then the latest.
  public var titleEntry: EntryReference
  public var authorsEntry: EntryReference
  public var abstractEntry: EntryReference?
  /// One for each edition that the paper stood in, oldest first.
  public var appearances: OneOrMore<Appearance>
  /// Of its entries, in their order.
  public var categories: [ArXivCategory]

  public var firstSeen: Edition { appearances[0].edition }
  public var lastSeen: Edition { appearances[appearances.count - 1].edition }
  /// The latest edition that told of a new version; nil when there was none after the first.
  public var updated: Edition? { appearances.last { $0.status == .updated }?.edition }
}

/// A paper in one edition.
public struct Appearance: Sendable, Hashable {
  public var edition: Edition
  public var status: Status
  /// The highest version that the edition's digests state; 0 when they state none.
  public var version: Int
  /// The entry that stands first in the edition, and is where the paper is listed.
  public var first: EntryReference
  /// The entry of that edition whose title and text are shown.
  public var shown: EntryReference

  /// What a paper is on one of its days.
  public enum Status: Int, Sendable, Hashable {
    /// The paper's first edition.
    case new
    /// A higher version than any edition before stated.
    case updated
    case listedAgain
  }
}
