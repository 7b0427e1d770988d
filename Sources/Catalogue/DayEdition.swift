public import Vocabulary

/// What stood in the digests of one day, or of a month that is all that is known of them.
public struct DayEdition: Sendable {
  public var edition: Edition
  /// New and updated papers, in digest order.
  public var listings: [Listing]
  /// How many papers were listed again.
  public var listedAgain: Int

  /// A paper, and which of its appearances this is.
  public struct Listing: Sendable, Hashable {
    public var paper: Int32
    public var appearance: Int32
  }
}
