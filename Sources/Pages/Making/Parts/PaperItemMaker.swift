internal import Catalogue
internal import Digests
internal import Encoding
internal import Mustache
internal import Vocabulary

/// What a list wants to know of its papers.
struct ItemStyle {
  /// The abstract is there to be opened in place.
  var abstract = true
  /// The day first seen is shown.
  var day = true
  var coins = true
  /// Keywords that the list itself is about, and so are not repeated.
  var omit: [Int32] = []
}

extension PageMaker {
  /// How many authors a list shows.
  private static let shownAuthors = 4

  /// A paper in a list.
  func item(
    _ index: Int32, _ texts: ListedTexts, appearance: Appearance? = nil, style: ItemStyle
  ) throws(Diagnostic) -> StoredRecord<PaperItemFields> {
    let page = words.language
    var item = record(PaperItemFields.self)
    item[.href] = href(ofPaper: index)
    item[.titleHTML] = .bytes(texts.titleHTML)
    item[.titleLanguage] = Rendered.language(texts.titleLanguage, page: page)
    fillAuthors(&item, texts.authors)
    if let beginning = texts.short ?? texts.abstract {
      item[.summaryHTML] = .bytes(beginning.html)
      item[.summaryLanguage] = Rendered.language(beginning.language, page: page)
      if style.abstract { try fillAbstract(&item, texts, beginning) }
    }
    fillKeywords(&item, index, omit: style.omit)
    item[.codeHref] = store.text(orAbsent: texts.code)
    item[.projectHref] = store.text(orAbsent: texts.project)
    if let id = catalogue.key(of: index).id {
      item[.arxivHref] = store.text { ArXivAddress.append(abstractOf: id, to: &$0) }
      item[.pdfHref] = store.text { ArXivAddress.append(pdfOf: id, to: &$0) }
    }
    let shown = appearance ?? catalogue.lastAppearance(of: index)
    if shown.status == .updated {
      item[.isUpdated] = true
      item[.versionLabel] = store.text("v\(shown.version)")
    }
    if style.day {
      let firstSeen = catalogue.firstSeen(index)
      if let day = firstSeen.day {
        item[.dayLabel] = date(day, .short)
        item[.dayISO] = store.text(day.description)
        item[.dayHref] = href(ofDay: day)
      } else if let month = firstSeen.month {
        item[.dayLabel] = date(month, .monthAndYearShort)
        item[.dayISO] = store.text(month.description)
      }
    }
    if style.coins { item[.coins] = coins(index, title: texts.plainTitle, authors: texts.authors) }
    return item
  }

  private static let shownKeywords = 5

  private func fillKeywords(_ item: inout StoredRecord<PaperItemFields>, _ paper: Int32, omit: [Int32]) {
    var links = StoredList(atMost: Self.shownKeywords, in: store)
    var further: [UInt8] = []
    for place in catalogue.keywordPlaces(of: paper) {
      let keyword = catalogue.keyword(at: place)
      if omit.contains(keyword) { continue }
      if links.count == Self.shownKeywords {
        if !further.isEmpty { further.append(" ") }
        further.append(catalogue.keywords[Int(keyword)].slug.description)
        continue
      }
      var link = record(KeywordLinkFields.self)
      link[.name] = store.text(catalogue.keywords[Int(keyword)].name)
      link[.href] = href(site.page(ofKeyword: keyword))
      links.append(.object(link))
    }
    item[.keywords] = .list(links)
    if !further.isEmpty { item[.furtherKeywords] = .bytes(further) }
  }

  private func fillAuthors(_ item: inout StoredRecord<PaperItemFields>, _ authors: [String]) {
    guard !authors.isEmpty else { return }
    // One more than fits is shown rather than counted.
    let shown = authors.count <= Self.shownAuthors + 1 ? authors.count : Self.shownAuthors
    item[.authors] = store.text { $0.append(joining: authors, ..<shown) }
    if shown < authors.count { item[.authorsMore] = counted(.moreAuthors, authors.count - shown) }
  }

  /// The abstract, or else the whole summary, unless the item says it all.
  private func fillAbstract(
    _ item: inout StoredRecord<PaperItemFields>, _ texts: ListedTexts, _ beginning: EntryPreview.Beginning
  ) throws(Diagnostic) {
    let page = words.language
    if let reference = texts.abstractEntry {
      if texts.short == nil && beginning.length >= beginning.textLength { return }
      guard let abstract = try site.entries.abstract(reference) else { return }
      item[.abstractHTML] = Rendered.paragraphs(abstract, in: store)
      item[.abstractLanguage] = texts.abstractLanguage.map { Rendered.language($0, page: page) } ?? .absent
    } else if let reference = texts.summaryEntry, let text = try site.entries.entry(reference).summary {
      let summary = Chatter.withoutPreamble(text)
      guard summary.utf8.count > beginning.length else { return }
      item[.abstractHTML] = Rendered.markdown(summary, in: store)
      item[.abstractLanguage] = Rendered.language(summary, page: page)
    }
  }
}

extension [UInt8] {
  /// Appends the first names with commas between them.
  mutating func append(joining names: [String], _ range: PartialRangeUpTo<Int>) {
    for at in 0..<range.upperBound {
      if at > 0 { append(", ") }
      append(names[at])
    }
  }
}
