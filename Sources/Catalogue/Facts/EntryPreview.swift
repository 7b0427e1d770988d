public import Digests
public import TeX

/// What lists and feeds show of an entry. It is made once, when the digest is parsed: a paper stands in a dozen lists, and all of them
/// want the same few words of it.
public struct EntryPreview: Hashable, Sendable {
  /// The beginning of a text.
  public struct Beginning: Hashable, Sendable {
    /// Inline HTML without links, cut for lists.
    public var html: [UInt8]
    /// Bytes of source that `html` says, and bytes of the whole text.
    public var length: Int
    public var textLength: Int
    /// The language of what `html` says.
    public var language: TextLanguage
    /// Without markup, cut for feeds.
    public var plain: String
    /// The language of the whole text.
    public var textLanguage: TextLanguage
  }

  /// Addresses of a repository and of a project's page.
  public struct Places: Hashable, Sendable {
    public var code: String?
    public var project: String?

    public init(code: String? = nil, project: String? = nil) {
      self.code = code
      self.project = project
    }
  }

  /// The longest beginnings in bytes of source: of a TL;DR or summary, of an abstract, and for feeds.
  private static let summaryLimit = 420
  private static let abstractLimit = 320
  private static let feedLimit = 400

  /// Inline HTML without links.
  public var titleHTML: [UInt8]
  public var titleLanguage: TextLanguage
  /// The title without markup.
  public var plainTitle: String
  public var tldr: Beginning?
  public var summary: Beginning?
  /// Absent where there is a TL;DR or a summary, which lists prefer.
  public var abstract: Beginning?
  /// Absent without an abstract.
  public var abstractLanguage: TextLanguage?
  /// What the digest links.
  public var links: Places
  /// What the comment and the abstract name; absent without such a text.
  public var inComment: Places?
  public var inAbstract: Places?
}

extension EntryPreview {
  public init(of entry: borrowing Entry) {
    titleHTML = []
    RichText.appendInline(entry.title, links: false, to: &titleHTML)
    titleLanguage = TextLanguage(of: entry.title)
    plainTitle = RichText.plain(entry.title)
    tldr = entry.sections.first { $0.label == "TL;DR" }.map { Self.beginning(ofMarkdown: $0.text) }
    summary = entry.summary.map { Self.beginning(ofMarkdown: Chatter.withoutPreamble($0)) }
    if let text = entry.abstract {
      abstractLanguage = TextLanguage(of: text)
      if tldr == nil && summary == nil { abstract = Self.beginning(ofAbstract: text) }
    }
    links = Places(
      code: entry.links.first { $0.name == "code" }?.url, project: entry.links.first { $0.name == "project" }?.url)
    inComment = entry.comment.map(Self.places)
    inAbstract = entry.abstract.map(Self.places)
  }

  private static func beginning(ofMarkdown text: String) -> Beginning {
    let excerpt = Excerpt.of(text, limit: summaryLimit)
    let isWhole = excerpt.utf8.count == text.utf8.count
    let language = TextLanguage(of: text)
    var html: [UInt8] = []
    html.reserveCapacity(excerpt.utf8.count)
    RichText.appendMarkdownInline(excerpt, links: false, to: &html)
    return Beginning(
      html: html, length: excerpt.utf8.count, textLength: text.utf8.count,
      language: isWhole ? language : TextLanguage(of: excerpt),
      plain: RichText.plainMarkdown(Excerpt.of(text, limit: feedLimit)), textLanguage: language)
  }

  private static func beginning(ofAbstract text: String) -> Beginning {
    let excerpt = Excerpt.of(text, limit: abstractLimit)
    let language = TextLanguage(of: text)
    var html: [UInt8] = []
    RichText.appendInline(excerpt, links: false, to: &html)
    return Beginning(
      html: html, length: excerpt.utf8.count, textLength: text.utf8.count, language: language,
      plain: RichText.plain(Excerpt.of(text, limit: feedLimit)), textLanguage: language)
  }

  private static func places(in text: String) -> Places {
    let addresses = RichText.addresses(in: text)
    if addresses.isEmpty { return Places() }
    return Places(code: RichText.codeLink(among: addresses), project: RichText.projectPage(among: addresses))
  }
}
