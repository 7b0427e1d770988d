internal import Catalogue
internal import Citations
internal import Configuration
internal import Encoding
internal import Mustache
internal import TeX
internal import Vocabulary

/// How much of itself an item shows.
struct FeedItemForm {
  /// As its first day told it, which no later day changes; without the abstract, as archive documents hold every paper once more.
  var isArchived: Bool
  /// Cut, because the file would be too large otherwise.
  var isShort: Bool
}

extension PageMaker {
  /// The items of a document: whole ones, the newest first, as long as there is room left for the others in their short form.
  func feedItems(_ items: [FeedItem], of owner: FeedOwner, isArchived: Bool) throws(Diagnostic) -> Value {
    var made: [SizedFeedItem] = []
    made.reserveCapacity(items.count)
    let limit = site.settings.feeds.kilobytes * 1000
    // While all items are sure to fit, nobody needs to know what exactly they take.
    var isRough = true
    var size = FeedBudget.head
    for (at, item) in items.enumerated() {
      let others = (items.count - at - 1) * FeedBudget.shortItem(owner)
      var sized = try feedItem(item, FeedItemForm(isArchived: isArchived, isShort: false))
      if isRough, size + sized.bound + others > limit {
        isRough = false
        size = made.reduce(FeedBudget.head) { $0 + $1.bytes }
      }
      if !isRough, size + sized.bytes + others > limit {
        sized = try feedItem(item, FeedItemForm(isArchived: isArchived, isShort: true))
      }
      size += isRough ? sized.bound : sized.bytes
      made.append(sized)
    }
    if !made.isEmpty { made[made.count - 1].values[.isLast] = true }
    return .list(made.map { .object($0.values) })
  }

  private func feedItem(_ item: FeedItem, _ form: FeedItemForm) throws(Diagnostic) -> SizedFeedItem {
    switch item {
    case .paper(let index): try paperItem(index, form)
    case .day(let index): dayItem(index, form)
    }
  }

  private func paperItem(_ index: Int32, _ form: FeedItemForm) throws(Diagnostic) -> SizedFeedItem {
    let key = catalogue.key(of: index)
    let texts =
      form.isArchived ? try site.listed(index, in: catalogue.firstAppearance(of: index)) : try site.listed(index)
    var values = Record(FeedItemFields.self)
    // The address is the identifier even when old papers lose their pages.
    let address = site.absoluteAddress(ofPaper: key)
    let hasPage = address != nil && site.hasPage(index)
    values[.href] = .bytes(orAbsent: hasPage ? address : key.id.map { ArXivAddress.abstract(of: $0) })
    values[.id] = address.map { .bytes($0) } ?? .text(FeedNames.urn(key.name))
    values[.isPermalink] = .flag(hasPage)
    var title = texts.plainTitle
    var authors = texts.authors
    var summary = (texts.short ?? texts.abstract)?.plain
    if form.isShort {
      title = FeedBudget.cut(title, to: 500)
      authors = firstNames(authors, bytes: 600)
      summary = summary.map { FeedBudget.cut($0, to: 300) }
    }
    values[.title] = .text(title)
    values[.authors] = form.isArchived ? name(joining: authors) : names(authors.map { .text($0) })
    if !form.isArchived && !form.isShort {
      values[.categories] = names(catalogue.keywords(of: index).map { .text(catalogue.keywords[Int($0)].name) })
    }
    let news = catalogue.lastNews(index)
    let first = catalogue.firstSeen(index)
    fillDates(
      &values, first: first.representativeDay, updated: news == first ? nil : news.representativeDay, isArchived: form.isArchived)
    if let summary, !summary.isEmpty {
      values[.summary] = .text(summary)
      if !form.isArchived { values[.summaryHTML] = .bytes(Self.escaped(summary)) }
    }
    if !form.isArchived {
      var html: [UInt8] = []
      if !form.isShort, let (text, notation) = try mainText(index, texts) {
        RichText.appendForFeed(text, notation, to: &html)
      } else {
        html.append("<p>")
        html.append(summary ?? title, escaping: .markup)
        html.append("</p>")
      }
      if let id = key.id {
        values[.arxivHref] = .bytes(ArXivAddress.abstract(of: id))
        values[.pdfHref] = .bytes(ArXivAddress.pdf(of: id))
        html.append("<p><a href=\"")
        ArXivAddress.append(abstractOf: id, to: &html)
        html.append("\">arXiv:")
        html.append(id.description)
        html.append("</a> · <a href=\"")
        ArXivAddress.append(pdfOf: id, to: &html)
        html.append("\">PDF</a></p>")
      }
      values[.contentHTML] = .bytes(html)
    }
    if let language = texts.textLanguage { values[.contentLanguage] = Rendered.language(language, page: words.language) }
    return SizedFeedItem(values: values, fixed: FeedBudget.itemTags + 4 * (address?.count ?? 60), countsTitle: true)
  }

  /// The first of abstract, summary and TL;DR; nil when there is none of them.
  private func mainText(_ paper: Int32, _ texts: ListedTexts) throws(Diagnostic) -> (String, RichText.Notation)? {
    if let reference = texts.abstractEntry, let abstract = try site.entries.abstract(reference) { return (abstract, .tex) }
    guard texts.short != nil else { return nil }
    let whole = try site.texts(ofPaper: Int(paper))
    return (whole.summary ?? whole.short).map { ($0, .markdown) }
  }

  private static func escaped(_ text: String) -> [UInt8] {
    var html: [UInt8] = []
    html.reserveCapacity(text.utf8.count + 16)
    html.append(text, escaping: .markup)
    return html
  }

  /// A day's titles, under the headings of its digests, with counts; in its short form the count alone.
  private func dayItem(_ index: Int, _ form: FeedItemForm) -> SizedFeedItem {
    let edition = catalogue.editions[index]
    var values = Record(FeedItemFields.self)
    guard let day = edition.edition.day else {
      return SizedFeedItem(values: values, fixed: FeedBudget.itemTags, countsTitle: false)
    }
    let address = site.absolute(Addresses.day(day))
    values[.href] = .text(orAbsent: address)
    values[.id] = .text(address ?? FeedNames.urn("\(site.settings.title)\u{0}days/\(day)"))
    values[.isPermalink] = .flag(address != nil)
    let count = words.counted(.newPapers, newCount(index))
    values[.title] = .text("\(words.date(day, .long)): \(count)")
    fillDates(&values, first: day, updated: nil, isArchived: form.isArchived)
    if !count.isEmpty {
      values[.summary] = .text(count)
      values[.summaryHTML] = .bytes(Self.escaped(count))
    }
    var html: [UInt8] = []
    if form.isShort || edition.listings.isEmpty {
      html.append("<p>")
      html.append(count, escaping: .markup)
      html.append("</p>")
    } else {
      appendTitles(of: edition, to: &html)
    }
    values[.contentHTML] = .bytes(html)
    return SizedFeedItem(
      values: values, fixed: FeedBudget.itemTags + 4 * (address?.utf8.count ?? 60), countsTitle: false)
  }

  private func appendTitles(of edition: DayEdition, to html: inout [UInt8]) {
    var order: [String] = []
    var members: [String: [DayEdition.Listing]] = [:]
    for listing in edition.listings {
      let heading = catalogue.heading(appearance(listing).first)
      if members[heading] == nil { order.append(heading) }
      members[heading, default: []].append(listing)
    }
    for heading in order {
      let listings = members[heading] ?? []
      if !heading.isEmpty {
        html.append("<h3>")
        html.append(heading, escaping: .markup)
        html.append(" (\(listings.count))</h3>")
      }
      html.append("<ul>")
      for listing in listings {
        html.append("<li>")
        appendTitle(listing, to: &html)
        if appearance(listing).status == .updated { html.append(" (v\(appearance(listing).version))") }
        html.append("</li>")
      }
      html.append("</ul>")
    }
  }

  /// The title, linked with an absolute address where there is one.
  private func appendTitle(_ listing: DayEdition.Listing, to html: inout [UInt8]) {
    let source = catalogue.title(appearance(listing).shown)
    let title = CitedPaper.isSimple(source) ? source : RichText.plain(source)
    let key = catalogue.key(of: listing.paper)
    let page = site.hasPage(listing.paper) ? site.absoluteAddress(ofPaper: key) : nil
    let address = page ?? key.id.map { ArXivAddress.abstract(of: $0) }
    if let address {
      html.append("<a href=\"")
      html.append(address.span, escaping: .markup)
      html.append("\">")
    }
    html.append(title, escaping: .markup)
    if address != nil { html.append("</a>") }
  }

  /// An archived item never changed, so that one date is enough.
  private func fillDates(_ values: inout Record<FeedItemFields>, first: Day?, updated: Day?, isArchived: Bool) {
    guard let first else { return }
    let published = FeedDates.rfc3339(first)
    if isArchived {
      values[.updatedRFC3339] = .bytes(published)
    } else {
      values[.publishedRFC822] = .text(FeedDates.rfc822(first))
      values[.publishedRFC3339] = .bytes(published)
      values[.updatedRFC3339] = .bytes(updated.map { FeedDates.rfc3339($0) } ?? published)
    }
  }

  /// As many of the names as fit; the first one always, cut.
  private func firstNames(_ names: [String], bytes limit: Int) -> [String] {
    var size = 0
    var first: [String] = []
    for name in names {
      let name = FeedBudget.cut(name, to: 200)
      size += FeedBudget.escaped(name) + FeedBudget.nameTags
      if size > limit { break }
      first.append(name)
    }
    return first
  }

  /// A list of one name; of none when it is empty.
  private func name(joining names: [String]) -> Value {
    var name: [UInt8] = []
    name.append(joining: names, ..<names.count)
    if name.isEmpty { return .list([]) }
    var value = Record(FeedNameFields.self)
    value[.name] = .bytes(name)
    value[.isLast] = true
    return .list([.object(value)])
  }

  private func names(_ names: [Value]) -> Value {
    // Names of controls alone are empty, and a feed wants none such.
    let names = names.filter { !$0.isFalse }
    return .list(
      names.indices.map { at in
        var value = Record(FeedNameFields.self)
        value[.name] = names[at]
        value[.isLast] = .flag(at == names.count - 1)
        return .object(value)
      })
  }
}

extension Site {
  /// The absolute address of a paper's page, whether it has one or not; nil without `url` in the settings.
  func absoluteAddress(ofPaper key: PaperKey) -> [UInt8]? {
    guard let url = settings.url else { return nil }
    if let id = key.id { return PaperAddress.below(url, id) }
    return Array(url.absolute(key.path).utf8)
  }
}

/// Where arXiv has a paper.
enum ArXivAddress {
  static func abstract(of id: PaperID) -> [UInt8] { address(CitedPaper.addressPrefix, id) }
  static func pdf(of id: PaperID) -> [UInt8] { address(CitedPaper.pdfPrefix, id) }

  static func append(abstractOf id: PaperID, to out: inout [UInt8]) { append(CitedPaper.addressPrefix, id, to: &out) }
  static func append(pdfOf id: PaperID, to out: inout [UInt8]) { append(CitedPaper.pdfPrefix, id, to: &out) }

  private static func address(_ prefix: StaticString, _ id: PaperID) -> [UInt8] {
    var address: [UInt8] = []
    address.reserveCapacity(40)
    append(prefix, id, to: &address)
    return address
  }

  private static func append(_ prefix: StaticString, _ id: PaperID, to out: inout [UInt8]) {
    out.append(prefix)
    out.append(id.description)
  }
}
