public import Vocabulary

/// When a file is written. Everything of one stage stands before the next one begins, so that a build that is killed never
/// leaves a page that points to something the folder does not have yet. Removals come after the last stage.
public enum Stage: UInt8, Sendable, Comparable, CaseIterable {
  /// Style sheets, scripts, pictures, files copied as they are.
  case assets
  /// Pages of single papers.
  case papers
  /// What leads to papers: days, months, keywords, authors, feeds, sitemaps, the search index, data files.
  case lists
  /// The front page.
  case home

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// All files that the site shall consist of. Each is asked for by number; any of them may be asked for on any thread, in any
/// order, or not at all when it is known to stand in the folder already.
public protocol PublishingSource: Sendable {
  /// How many files there are.
  var count: Int { get }

  /// The address of a file; two files with one address are an error that is found before anything is written.
  func path(_ index: Int) -> SitePath

  /// Stands for everything the file is made of. When it equals that of the last build, so do the file's bytes.
  func fingerprint(_ index: Int) -> Fingerprint

  func stage(_ index: Int) -> Stage

  /// What to say of two files, the first of them listed first, that have one address.
  func collision(_ first: Int, _ second: Int, at address: String) -> Diagnostic

  /// Whether the file comes out of the same work as the one before it, so that one thread should make both.
  func continues(_ index: Int) -> Bool

  /// Appends the file's bytes to an empty buffer. The same index always gives the same bytes.
  func render(_ index: Int, into bytes: inout [UInt8]) throws(Diagnostic)
}

extension PublishingSource {
  /// Stands alone unless the source says otherwise.
  public func continues(_ index: Int) -> Bool { false }

  /// Names the address alone unless the source knows more.
  public func collision(_ first: Int, _ second: Int, at address: String) -> Diagnostic {
    .error(
      "two files of the site have this address (number \(first + 1) and number \(second + 1) of the plan); "
        + "rename what one of them is made from", at: SourceLocation(file: address))
  }
}
