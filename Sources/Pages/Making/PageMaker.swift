internal import Catalogue
internal import Configuration
internal import Encoding
internal import Mustache
internal import Vocabulary

/// Makes the values of one page. Whoever makes a page reads nothing but what the page's fingerprint covers.
struct PageMaker {
  let site: Site
  /// The page itself; links are relative to it.
  let path: SitePath
  /// Where the page's values stand.
  let store: ValueStore

  init(_ site: Site, _ path: SitePath) {
    self.site = site
    self.path = path
    store = ValueStore(site.words.prepared)
  }

  /// An object in the page's store.
  func record<Kind: Fields>(_ kind: Kind.Type) -> StoredRecord<Kind> { StoredRecord(in: store) }

  var words: InterfaceWords { site.words }
  var catalogue: Catalogue { site.catalogue }

  /// The relative address of another file.
  func href(_ other: SitePath) -> Value { store.text { path.appendLink(to: other, &$0) } }

  func href(_ other: SitePath?) -> Value { other.map { href($0) } ?? .absent }

  /// Where a paper is: its page, else at arXiv.
  func href(ofPaper index: Int32) -> Value {
    guard site.hasPage(index) else {
      guard let id = catalogue.key(of: index).id else { return .absent }
      return store.text { ArXivAddress.append(abstractOf: id, to: &$0) }
    }
    // Out of the identifier, which lies in the paper: the text of each address lies in a place of its own, far from the last.
    if !isPaperPage, let id = catalogue.key(of: index).id {
      return store.text { PaperAddress.append(below: path.rootPrefix, id, to: &$0) }
    }
    return href(site.page(of: index))
  }

  /// Where an author's page is.
  func href(ofAuthor index: Int) -> Value { store.text { site.appendLink(from: path, toAuthor: index, to: &$0) } }

  /// Whether links to papers leave out the folder that this page is in.
  private var isPaperPage: Bool { path.description.hasPrefix("papers/") }

  /// The absolute address of another file; the relative one without `url` in the settings.
  func absoluteHref(_ other: SitePath) -> Value { site.absolute(other).map { .text($0) } ?? href(other) }

  func link(_ other: SitePath, _ label: String) -> Value {
    var link = record(LinkFields.self)
    link[.href] = href(other)
    link[.label] = store.text(label)
    return .object(link)
  }

  func countedLink(
    _ other: SitePath?, _ label: String, _ count: Int, isCurrent: Bool = false, isOneSaid: Bool = true
  ) -> Value {
    countedLink(href(other), label, count, isCurrent: isCurrent, isOneSaid: isOneSaid)
  }

  func countedLink(
    _ href: Value, _ label: String, _ count: Int, isCurrent: Bool = false, isOneSaid: Bool = true
  ) -> Value {
    var link = record(CountedLinkFields.self)
    link[.href] = href
    link[.label] = store.text(label)
    if count > 1 || isOneSaid { link[.count] = store.text(words.number(count)) }
    link[.isCurrent] = .flag(isCurrent)
    return .object(link)
  }
}

/// Where the pages of papers with an identifier are.
enum PaperAddress {
  /// `../papers/2504/14945.html`: what `SitePath.link(to:)` says on pages that are in another folder.
  static func below(_ root: String, _ id: PaperID) -> [UInt8] {
    var address: [UInt8] = []
    address.reserveCapacity(root.utf8.count + id.description.utf8.count + 12)
    append(below: root, id, to: &address)
    return address
  }

  static func append(below root: String, _ id: PaperID, to address: inout [UInt8]) {
    address.append(root)
    append(id, to: &address)
  }

  /// The absolute one.
  static func below(_ url: SiteURL, _ id: PaperID) -> [UInt8] {
    var address: [UInt8] = []
    address.reserveCapacity(url.description.utf8.count + id.description.utf8.count + 13)
    address.append(url.description)
    address.append("/")
    append(id, to: &address)
    return address
  }

  private static func append(_ id: PaperID, to address: inout [UInt8]) {
    let identifier = id.description.utf8.span
    address.append("papers/")
    address.append(addingCapacity: identifier.count) { address in
      for at in identifier.indices { address.append(identifier[at] == UInt8(ascii: ".") ? UInt8(ascii: "/") : identifier[at]) }
    }
    address.append(".html")
  }
}

/// Addresses that many pages link.
enum Addresses {
  static let home = SitePath(trusted: "index.html")
  static let calendar = SitePath(trusted: "days/index.html")
  static let keywords = SitePath(trusted: "keywords/index.html")
  static let authors = SitePath(trusted: "authors/index.html")
  static let search = SitePath(trusted: "search.html")
  static let notFound = SitePath(trusted: "404.html")

  /// `days/2025-04-22.html`.
  static func day(_ day: Day) -> SitePath { SitePath(trusted: "days/\(day).html") }
  /// `days/2025-04.html`.
  static func month(_ month: Month) -> SitePath { SitePath(trusted: "days/\(month).html") }
  /// The page of an edition: the day's, or of an undated month the month's.
  static func edition(_ edition: Edition) -> SitePath? { edition.day.map(day) ?? edition.month.map(month) }
  /// `authors/initials/a.html`.
  static func initial(_ initial: String) -> SitePath { SitePath(trusted: "authors/initials/\(Slug(initial)).html") }
  /// A page's citations: `days/2025-04-22.html` → `days/2025-04-22.bib`.
  static func citations(of page: SitePath, _ format: CitationFormat) -> SitePath {
    SitePath(trusted: String(page.description.dropLast(5)) + "." + format.rawValue)
  }
  /// `data/papers-2025-04.jsonl`.
  static func data(_ month: Month) -> SitePath { SitePath(trusted: "data/papers-\(month).jsonl") }
}

/// The formats of citation files, by their endings.
enum CitationFormat: String, CaseIterable, Sendable { case bib, ris, json }
