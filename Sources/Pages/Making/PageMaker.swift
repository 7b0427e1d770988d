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
  /// What leads from the page to the site's root.
  let root: String
  /// Whether links to papers, to authors, or to days leave out the folder that the page is in.
  private let isPaperPage: Bool
  private let isAuthorPage: Bool
  private let isDayPage: Bool
  /// Where the page's values stand.
  let store: ValueStore

  init(_ site: Site, _ path: SitePath) {
    self.site = site
    self.path = path
    root = path.rootPrefix
    isPaperPage = path.description.hasPrefix("papers/")
    isAuthorPage = path.description.hasPrefix("authors/")
    isDayPage = path.description.hasPrefix("days/")
    store = ValueStore(site.prepared)
  }

  /// An object in the page's store.
  func record<Kind: Fields>(_ kind: Kind.Type) -> StoredRecord<Kind> { StoredRecord(in: store) }

  /// A list in the page's store with something for each number below `count`.
  func list(_ count: Int, _ make: (Int) -> Value) -> Value { list(0..<count, make) }

  /// The same for each number of a range.
  func list(_ range: Range<Int>, _ make: (Int) -> Value) -> Value {
    var list = StoredList(atMost: range.count, in: store)
    for at in range { list.append(make(at)) }
    return .list(list)
  }

  var words: InterfaceWords { site.words }
  var catalogue: Catalogue { site.catalogue }

  /// The relative address of another file.
  func href(_ other: SitePath) -> Value { store.text { path.appendLink(to: other, &$0) } }

  func href(_ other: SitePath?) -> Value { other.map { href($0) } ?? .absent }

  /// Where a paper is: its page, else at arXiv.
  func href(ofPaper index: Int32) -> Value {
    guard site.hasPage(index) || catalogue.key(of: index).id != nil else { return .absent }
    return store.text { appendLink(toPaper: index, to: &$0) }
  }

  /// Appends where a paper is; nothing for one without a page and an identifier.
  func appendLink(toPaper index: Int32, to address: inout [UInt8]) {
    // Out of the identifier, which lies in the paper: the text of each address lies in a place of its own, far from the last.
    guard let id = catalogue.key(of: index).id else {
      if let page = site.page(of: index) { path.appendLink(to: page, &address) }
      return
    }
    if !site.hasPage(index) {
      ArXivAddress.append(abstractOf: id, to: &address)
    } else if isPaperPage {
      PaperAddress.append(from: path, id, to: &address)
    } else {
      PaperAddress.append(below: root, id, to: &address)
    }
  }

  /// Where an author's page is.
  func href(ofAuthor index: Int) -> Value { store.text { appendLink(toAuthor: index, to: &$0) } }

  private func appendLink(toAuthor index: Int, to address: inout [UInt8]) {
    // Below the folder of authors, links leave it out.
    address.append(root.utf8.span.extracting((isAuthorPage ? "../".utf8.count : 0)...))
    site.append(addressOfAuthor: index, belowFolder: isAuthorPage, to: &address)
  }

  /// Where a day's page is.
  func href(ofDay day: Day) -> Value {
    if isDayPage { return href(Addresses.day(day)) }
    return store.text {
      $0.append(root)
      $0.append("days/")
      $0.append(day.description)
      $0.append(".html")
    }
  }

  /// A day, or a month, as the interface writes it.
  func date(_ day: Day, _ pattern: DateKey) -> Value { store.text { words.append(day, pattern, to: &$0) } }
  func date(_ month: Month, _ pattern: DateKey) -> Value { store.text { words.append(month, pattern, to: &$0) } }

  func counted(_ phrase: Phrase, _ count: Int) -> Value { store.text { words.append(phrase, count: count, to: &$0) } }

  func number(_ number: Int) -> Value { store.text { words.append(number: number, to: &$0) } }

  /// The absolute address of another file; the relative one without `url` in the settings.
  func absoluteHref(_ other: SitePath) -> Value { site.absolute(other).map { .text($0) } ?? href(other) }

  /// The absolute address of a file for those who want no other: absent without `url` in the settings.
  func absolute(_ other: SitePath) -> Value {
    guard let url = site.settings.url else { return .absent }
    return store.text { url.appendAbsolute(other, to: &$0) }
  }

  func link(_ other: SitePath, _ label: String) -> Value { link(other, store.text(label)) }

  func link(_ other: SitePath, _ label: Value) -> Value { link(href(other), label) }

  func link(_ href: Value, _ label: Value) -> Value {
    var link = record(LinkFields.self)
    link[.href] = href
    link[.label] = label
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
    if count > 1 || isOneSaid { link[.count] = number(count) }
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
    append(below: url, id, to: &address)
    return address
  }

  static func append(below url: SiteURL, _ id: PaperID, to address: inout [UInt8]) {
    address.append(url.description)
    address.append("/")
    append(id, to: &address)
  }

  /// The relative one on the page of another paper: `14945.html` beside it, else `../2504/14945.html`.
  static func append(from page: SitePath, _ id: PaperID, to address: inout [UInt8]) {
    let own = page.description.utf8.span
    let identifier = id.description.utf8.span
    // The folder that both may be in, with what ends it.
    let folder = "papers/".utf8.count
    var at = 0
    while folder + at < own.count, at < identifier.count, own[folder + at] == part(identifier[at]) {
      at += 1
      if own[folder + at - 1] == UInt8(ascii: "/") {
        for rest in at..<identifier.count { address.append(part(identifier[rest])) }
        address.append(".html")
        return
      }
    }
    address.append("../")
    for at in identifier.indices { address.append(part(identifier[at])) }
    address.append(".html")
  }

  /// What stands in an address for a byte of an identifier.
  private static func part(_ byte: UInt8) -> UInt8 { byte == UInt8(ascii: ".") ? UInt8(ascii: "/") : byte }

  private static func append(_ id: PaperID, to address: inout [UInt8]) {
    let identifier = id.description.utf8.span
    address.append("papers/")
    address.append(addingCapacity: identifier.count) { address in
      for at in identifier.indices { address.append(part(identifier[at])) }
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
