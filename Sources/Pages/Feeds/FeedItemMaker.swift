internal import Catalogue
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

/// An item, and how many bytes it takes at most.
private typealias SizedItem = (values: Record<FeedItemFields>, bytes: Int)

extension PageMaker {
  /// The items of a document: whole ones, the newest first, as long as there is room left for the others in their short form.
  func feedItems(_ items: [FeedItem], of owner: FeedOwner, isArchived: Bool) throws(Diagnostic) -> Value {
    var made: [Record<FeedItemFields>] = []
    var size = FeedBudget.head
    let limit = site.settings.feeds.kilobytes * 1000
    for (at, item) in items.enumerated() {
      let others = (items.count - at - 1) * FeedBudget.shortItem(owner)
      var sized = try feedItem(item, FeedItemForm(isArchived: isArchived, isShort: false))
      if size + sized.bytes + others > limit {
        sized = try feedItem(item, FeedItemForm(isArchived: isArchived, isShort: true))
      }
      size += sized.bytes
      made.append(sized.values)
    }
    if !made.isEmpty { made[made.count - 1][.isLast] = true }
    return .list(made.map { .object($0) })
  }

  private func feedItem(_ item: FeedItem, _ form: FeedItemForm) throws(Diagnostic) -> SizedItem {
    switch item {
    case .paper(let index): try paperItem(index, form)
    case .day(let index): dayItem(index, form)
    }
  }

  private func paperItem(_ index: Int32, _ form: FeedItemForm) throws(Diagnostic) -> SizedItem {
    let paper = catalogue.papers[Int(index)]
    let texts = form.isArchived ? try site.listed(paper, in: paper.appearances[0]) : try site.listed(paper)
    var values = Record(FeedItemFields.self)
    var bytes = FeedBudget.itemTags
    // The address is the identifier even when old papers lose their pages.
    let address = site.absolute(paper.key.path)
    let page = site.page(of: index).flatMap { site.absolute($0) }
    values[.href] = .text(orAbsent: page ?? paper.key.id.map { "https://arxiv.org/abs/\($0)" })
    values[.id] = .text(address ?? FeedNames.urn(paper.key.name))
    values[.isPermalink] = .flag(page != nil)
    bytes += 4 * (address?.utf8.count ?? 60)
    var title = texts.plainTitle
    var authors = texts.authors
    var summary = (texts.short ?? texts.abstract)?.plain
    if form.isShort {
      title = FeedBudget.cut(title, to: 500)
      authors = firstNames(authors, bytes: 600)
      summary = summary.map { FeedBudget.cut($0, to: 300) }
    }
    values[.title] = .text(title)
    bytes += FeedBudget.escaped(title)
    values[.authors] = names(form.isArchived && !authors.isEmpty ? [authors.joined(separator: ", ")] : authors, &bytes)
    if !form.isArchived && !form.isShort {
      values[.categories] = names(catalogue.keywords(of: index).map { catalogue.keywords[Int($0)].name }, &bytes)
    }
    fillDates(
      &values, first: paper.firstSeen.representativeDay, updated: form.isArchived ? nil : paper.updated?.representativeDay)
    fill(&values, summary: summary, &bytes)
    if !form.isArchived {
      var html: [UInt8] = []
      if !form.isShort, let (text, notation) = try mainText(paper, texts) {
        RichText.appendForFeed(text, notation, to: &html)
      } else {
        html.append("<p>")
        html.append(summary ?? title, escaping: .markup)
        html.append("</p>")
      }
      if let id = paper.key.id {
        values[.arxivHref] = .text("https://arxiv.org/abs/\(id)")
        values[.pdfHref] = .text("https://arxiv.org/pdf/\(id)")
        html.append(
          "<p><a href=\"https://arxiv.org/abs/\(id)\">arXiv:\(id)</a> · <a href=\"https://arxiv.org/pdf/\(id)\">PDF</a></p>")
      }
      bytes += FeedBudget.escaped(html.span)
      values[.contentHTML] = .bytes(html)
    }
    if let language = texts.textLanguage { values[.contentLanguage] = Rendered.language(language, page: words.language) }
    return (values, bytes)
  }

  /// The first of abstract, summary and TL;DR; nil when there is none of them.
  private func mainText(_ paper: Paper, _ texts: ListedTexts) throws(Diagnostic) -> (String, RichText.Notation)? {
    if let reference = texts.abstractEntry, let abstract = try site.entries.abstract(reference) { return (abstract, .tex) }
    guard texts.short != nil else { return nil }
    let whole = try site.texts(of: paper)
    return (whole.summary ?? whole.short).map { ($0, .markdown) }
  }

  private func fill(_ values: inout Record<FeedItemFields>, summary: String?, _ bytes: inout Int) {
    guard let summary, !summary.isEmpty else { return }
    values[.summary] = .text(summary)
    var html: [UInt8] = []
    html.append(summary, escaping: .markup)
    bytes += FeedBudget.escaped(html.span)
    values[.summaryHTML] = .bytes(html)
  }

  /// A day's titles, under the headings of its digests, with counts; in its short form the count alone.
  private func dayItem(_ index: Int, _ form: FeedItemForm) -> SizedItem {
    let edition = catalogue.editions[index]
    var values = Record(FeedItemFields.self)
    var bytes = FeedBudget.itemTags
    guard let day = edition.edition.day else { return (values, bytes) }
    let address = site.absolute(Addresses.day(day))
    values[.href] = .text(orAbsent: address)
    values[.id] = .text(address ?? FeedNames.urn("\(site.settings.title)\u{0}days/\(day)"))
    values[.isPermalink] = .flag(address != nil)
    bytes += 4 * (address?.utf8.count ?? 60)
    let count = words.counted(.newPapers, newCount(index))
    values[.title] = .text("\(words.date(day, .long)): \(count)")
    fillDates(&values, first: day, updated: nil)
    fill(&values, summary: count, &bytes)
    var html: [UInt8] = []
    if form.isShort || edition.listings.isEmpty {
      html.append("<p>")
      html.append(count, escaping: .markup)
      html.append("</p>")
    } else {
      appendTitles(of: edition, to: &html)
    }
    bytes += FeedBudget.escaped(html.span)
    values[.contentHTML] = .bytes(html)
    return (values, bytes)
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
    let title = RichText.plain(catalogue.title(appearance(listing).shown))
    let page = site.page(of: listing.paper).flatMap { site.absolute($0) }
    let address = page ?? catalogue.key(of: listing.paper).id.map { "https://arxiv.org/abs/\($0)" }
    if let address {
      html.append("<a href=\"")
      html.append(address, escaping: .markup)
      html.append("\">")
    }
    html.append(title, escaping: .markup)
    if address != nil { html.append("</a>") }
  }

  private func fillDates(_ values: inout Record<FeedItemFields>, first: Day?, updated: Day?) {
    guard let first else { return }
    values[.publishedRFC822] = .text(FeedDates.rfc822(first))
    values[.publishedRFC3339] = .text(FeedDates.rfc3339(first))
    values[.updatedRFC3339] = .text(FeedDates.rfc3339(updated ?? first))
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

  private func names(_ names: [String], _ bytes: inout Int) -> Value {
    // Names of controls alone are empty, and a feed wants none such.
    let names = names.filter { !$0.isEmpty }
    for name in names { bytes += FeedBudget.escaped(name) + FeedBudget.nameTags }
    return .list(
      names.enumerated().map { at, name in
        var value = Record(FeedNameFields.self)
        value[.name] = .text(name)
        value[.isLast] = .flag(at == names.count - 1)
        return .object(value)
      })
  }
}
