public import Catalogue
public import Configuration
internal import Encoding
internal import Mustache
internal import Parallel
public import Vocabulary

/// All that pages are made of; immutable, shared by all threads. A class, so that handing it on counts one reference and not dozens:
/// threads that count the same references wait for each other.
public final class Site: Sendable {
  public let settings: SiteSettings
  public let catalogue: Catalogue
  public let theme: Theme
  let entries: any EntrySource
  let related: RelatedPapers
  let plainPages: [PlainPage]
  let staticFiles: [StaticFile]
  /// What is derived from the catalogue once and used by many pages.
  let overview: Overview
  let initials: [AuthorInitial]
  let company: Company
  /// Where each paper's page is: nil when there are no paper pages, or none so old. Kept, because each is linked a dozen times.
  private let paperPages: [SitePath?]
  /// Where each author's and each keyword's page is, for the same reason.
  private let authorPages: [SitePath]
  /// The same in bytes, for links: a text of its own is counted by all threads that use it.
  private let authorAddresses: AddressBytes
  private let keywordPages: [SitePath]
  let cards: PaperCards
  /// By paper: its line on the pages of its authors, as a template is given it.
  let briefItems: OnceEach<PackedRecord<PaperItemFields>>
  /// What every page has: the words of the interface, and the frame as far as it is always the same.
  let prepared: PreparedTexts

  /// - Parameter jobs: how many threads make addresses.
  public init(
    settings: SiteSettings, catalogue: Catalogue, theme: Theme, entries: any EntrySource, related: RelatedPapers,
    plainPages: [PlainPage], staticFiles: [StaticFile], jobs: Int
  ) {
    self.settings = settings
    self.catalogue = catalogue
    self.theme = theme
    self.entries = entries
    self.related = related
    self.plainPages = plainPages
    self.staticFiles = staticFiles
    overview = Overview(catalogue)
    initials = AuthorInitial.all(catalogue.authors)
    company = Company(catalogue)
    cards = PaperCards(catalogue, theme.words)
    briefItems = OnceEach(count: catalogue.papers.count)
    authorPages = Parallel.map(catalogue.authors.count, jobs: jobs) { catalogue.authors[$0].path }
    authorAddresses = AddressBytes(authorPages)
    keywordPages = catalogue.keywords.map(\.path)
    paperPages = Self.paperPages(settings, catalogue, newest: overview.newestMonth, jobs: jobs)
    prepared = PreparedTexts(theme.words.words, Self.frame(settings, theme))
  }

  var words: InterfaceWords { theme.words }

  /// The absolute address of a page; nil without `url` in the settings.
  func absolute(_ path: SitePath) -> String? { settings.url?.absolute(path) }

  /// Where a paper's page is; nil when it has none.
  func page(of paper: Int32) -> SitePath? { paperPages[Int(paper)] }

  /// Whether a paper has a page.
  func hasPage(_ paper: Int32) -> Bool { paperPages[Int(paper)] != nil }

  /// Where the page of an author of the catalogue is.
  func page(ofAuthor index: Int) -> SitePath { authorPages[index] }

  /// Appends the address of an author's page below the site's root, or below the folder of authors.
  func append(addressOfAuthor index: Int, belowFolder: Bool, to out: inout [UInt8]) {
    authorAddresses.append(index, from: belowFolder ? "authors/".utf8.count : 0, to: &out)
  }

  /// Where the page of a keyword of the catalogue is.
  func page(ofKeyword index: Int32) -> SitePath { keywordPages[Int(index)] }

  private static func paperPages(
    _ settings: SiteSettings, _ catalogue: Catalogue, newest: Month?, jobs: Int
  ) -> [SitePath?] {
    guard settings.pages.papers else { return Array(repeating: nil, count: catalogue.papers.count) }
    return Parallel.map(catalogue.papers.count, jobs: jobs) { index in
      let paper = Int32(index)
      if let months = settings.pages.paperMonths, let newest, let month = catalogue.firstSeen(paper).month,
        newest.number - month.number >= months
      {
        return nil
      }
      return catalogue.key(of: paper).path
    }
  }
}

/// Addresses of files behind each other, percent-encoded.
struct AddressBytes: Sendable {
  private let bytes: [UInt8]
  private let ends: [Int]

  init(_ paths: [SitePath]) {
    var bytes: [UInt8] = []
    ends = paths.map { path in
      path.appendPercentEncoded(to: &bytes)
      return bytes.count
    }
    self.bytes = bytes
  }

  /// Appends one of them.
  ///
  /// - Parameter start: how many of its bytes are left out.
  func append(_ index: Int, from start: Int = 0, to out: inout [UInt8]) {
    out.append(bytes.span.extracting((index == 0 ? 0 : ends[index - 1]) + start..<ends[index]))
  }
}

/// A page that the owner wrote, `Content/pages/about.md`.
public struct PlainPage: Sendable {
  /// `pages/about.html`.
  public var path: SitePath
  public var title: String
  public var html: [UInt8]
  public var fingerprint: Fingerprint

  public init(path: SitePath, title: String, html: [UInt8], fingerprint: Fingerprint) {
    self.path = path
    self.title = title
    self.html = html
    self.fingerprint = fingerprint
  }
}

/// A file of `Content/static/` that is copied as it is.
public struct StaticFile: Sendable {
  public var path: SitePath
  /// Of what the file system knows of it, or of its bytes.
  public var fingerprint: Fingerprint
  public var read: @Sendable () throws(Diagnostic) -> [UInt8]

  public init(path: SitePath, fingerprint: Fingerprint, read: @escaping @Sendable () throws(Diagnostic) -> [UInt8]) {
    self.path = path
    self.fingerprint = fingerprint
    self.read = read
  }
}
