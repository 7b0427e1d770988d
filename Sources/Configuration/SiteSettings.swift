public import Vocabulary

/// What `Content/site.yml` says, with the defaults for what it leaves out.
public struct SiteSettings: Hashable, Sendable {
  public var title = "Paper digests"
  public var tagline = ""
  /// A language tag (BCP 47) for which the theme has words.
  public var language = "en"
  public var author = ""
  public var description = ""
  /// Where the site will be read; absolute addresses come from it.
  public var url: SiteURL?
  public var keywords: [KeywordDefinition] = []
  /// A digest's topics collect other digests' papers.
  public var matchTopics = true
  /// Papers taken down: no page, no listing, no feed.
  public var hide: Set<String> = []
  public var feeds = FeedSettings()
  public var pages = PageSettings()
  /// A larger digest is refused.
  public var digestMegabytes = 64

  public init() {}

  /// A stable fingerprint of every setting.
  public var fingerprint: Fingerprint {
    var builder = FingerprintBuilder()
    builder.add(pageFingerprint)
    for keyword in keywords {
      builder.add(keyword.name)
      for list in [keyword.match, keyword.exclude, keyword.aliases] {
        builder.add(list.count)
        for phrase in list { builder.add(phrase) }
      }
      builder.add(keyword.description)
      // Messages of the last build are said again while nothing has changed, and name the line.
      builder.add(keyword.line ?? 0)
    }
    builder.add(matchTopics ? 1 : 0)
    for id in hide.sorted() { builder.add(id) }
    builder.add(digestMegabytes)
    return builder.finish()
  }

  /// Of what pages read of the settings themselves. Which keywords there are and which papers are hidden reaches them through the
  /// catalogue, so that one keyword more makes only the pages anew that show it.
  public var pageFingerprint: Fingerprint {
    var builder = FingerprintBuilder()
    for text in [title, tagline, language, author, description, url?.description ?? ""] { builder.add(text) }
    builder.add(feeds.items)
    builder.add(feeds.kilobytes)
    builder.add(feeds.authors ? 1 : 0)
    builder.add(pages.papers ? 1 : 0)
    builder.add(pages.paperMonths ?? -1)
    builder.add(pages.authors ? 1 : 0)
    builder.add(pages.authorMinimum)
    builder.add(pages.perArchive)
    builder.add(pages.citations ? 1 : 0)
    builder.add(pages.data ? 1 : 0)
    builder.add(pages.search ? 1 : 0)
    builder.add(pages.related ? 1 : 0)
    return builder.finish()
  }
}

/// A keyword that the owner defines.
public struct KeywordDefinition: Hashable, Sendable {
  public var name: String
  /// Phrases that make a paper belong to it; the name itself when there are none.
  public var match: [String] = []
  /// Phrases that keep a paper out.
  public var exclude: [String] = []
  /// Topics of digests that are the same keyword.
  public var aliases: [String] = []
  public var description = ""
  /// Where it stands in the file.
  public var line: Int?

  public init(name: String, line: Int? = nil) {
    self.name = name
    self.line = line
  }
}

/// What `feeds:` says.
public struct FeedSettings: Hashable, Sendable {
  /// How many of the newest items a feed holds.
  public var items = 100
  /// No feed document is larger than this.
  public var kilobytes = 500
  /// Feeds of authors too.
  public var authors = false

  public init() {}
}

/// What `pages:` says: which kinds of files there are.
public struct PageSettings: Hashable, Sendable {
  /// A page for each paper.
  public var papers = true
  /// Paper pages only for the newest so many months; all when nil.
  public var paperMonths: Int?
  public var authors = true
  /// An author has a page from this many papers on.
  public var authorMinimum = 3
  /// Papers on a page of a keyword's archive.
  public var perArchive = 100
  /// Citation files of days and archive pages.
  public var citations = true
  /// The papers of a month as data.
  public var data = true
  /// The search page and its index; see `hasSearch`.
  public var search = true
  /// Related papers on paper pages.
  public var related = true

  /// Whether there is a search page: what it finds are paper pages.
  public var hasSearch: Bool { search && papers }

  public init() {}
}

/// The address of the published site: an absolute http(s) address without query and fragment.
public struct SiteURL: Hashable, Sendable, CustomStringConvertible {
  /// Without a slash at the end.
  public let description: String
  /// The path below the host, beginning and ending in a slash: `/` or `/digest/`.
  public let basePath: String

  /// Nil when the text is no such address.
  public init?(_ text: String) {
    var rest: Substring
    if text.hasPrefix("https://") {
      rest = text.dropFirst(8)
    } else if text.hasPrefix("http://") {
      rest = text.dropFirst(7)
    } else {
      return nil
    }
    guard rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}?#".utf8.contains($0) }) else { return nil }
    while rest.hasSuffix("/") { rest = rest.dropLast() }
    let parts = rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let host = parts.first, !host.isEmpty, !host.hasPrefix("."), !host.contains("@") else { return nil }
    description = String(text.prefix(text.hasPrefix("https") ? 8 : 7)) + rest
    basePath = parts.count == 2 ? "/" + parts[1] + "/" : "/"
  }

  /// The absolute address of a file of the site.
  public func absolute(_ path: SitePath) -> String { description + "/" + path.percentEncoded }

  /// Appends what `absolute` gives.
  public func appendAbsolute(_ path: SitePath, to out: inout [UInt8]) {
    out.append(contentsOf: description.utf8)
    out.append(UInt8(ascii: "/"))
    path.appendPercentEncoded(to: &out)
  }
}
