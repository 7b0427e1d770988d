internal import Configuration
internal import Catalogue
internal import Citations
internal import Digests
internal import Encoding
internal import Mustache
internal import TeX
internal import Vocabulary

extension PageMaker {
  /// `papers/2504/14945.html`.
  func paperPage(_ index: Int) throws(Diagnostic) -> Value {
    let id = catalogue.key(of: Int32(index)).id
    let page = words.language
    let loaded = try site.loaded(paper: index)
    let texts = site.texts(loaded)
    let citation = citation(Int32(index), title: texts.title, authors: texts.authors)
    let plain = citation.plainTitle
    var values = record(PaperFields.self)
    let (previous, next) = site.neighbours(ofPaper: index)
    let keywords = catalogue.keywords(of: Int32(index))
    values[.frame] = frame(
      title: plain, description: (texts.abstract ?? texts.short).map { RichText.plain(Excerpt.of($0, limit: 160)) },
      feeds: .siteAtom, previous: previous.flatMap { site.page(of: $0) }, next: next.flatMap { site.page(of: $0) })
    values[.identifier] = store.text(orAbsent: id?.description)
    let version = catalogue.version(of: Int32(index))
    if version > 0 { values[.versionLabel] = self.version(version) }
    values[.titleHTML] = Rendered.inlineTeX(texts.title, in: store)
    values[.title] = store.text(plain)
    values[.titleLanguage] = Rendered.language(texts.title, page: page)
    let authors = texts.authors.map { store.text($0) }
    fillAuthors(&values, index, authors)
    let firstSeen = catalogue.firstSeen(Int32(index))
    fillFirstSeen(&values, firstSeen)
    values[.isUpdated] = .flag(catalogue.lastNews(Int32(index)) != firstSeen)
    fillKeywords(&values, catalogue.papers[index].categories, keywords: keywords)
    if let abstract = texts.abstract {
      values[.abstractHTML] = Rendered.paragraphs(abstract, in: store)
      values[.abstractLanguage] = Rendered.language(abstract, page: page)
    }
    values[.summaries] = summaries(loaded)
    if let comment = texts.comment { values[.commentHTML] = Rendered.linkedTeX(comment, in: store) }
    values[.links] = links(id, texts.links)
    let places = texts.places
    values[.codeHref] = store.text(orAbsent: places.code)
    values[.projectHref] = store.text(orAbsent: places.project)
    values[.timeline] = timeline(Int32(index), loaded, title: texts.title)
    values[.bibtex] = store.text { citation.appendBibTeX(to: &$0) }
    values[.ris] = store.text { citation.appendRIS(to: &$0) }
    values[.cslHTML] = store.text { $0.append(minimallyEscaped: Citing.bytes(citation, .json).span) }
    fillRelated(&values, index)
    values[.previous] = neighbour(previous)
    values[.next] = neighbour(next)
    values[.metas] = metas(citation, authors: authors)
    values[.jsonLDHTML] = store.text { json in
      StructuredData.append(
        article: citation, page: site.absolute(path), keywords: keywords.map { catalogue.keywords[Int($0)].name }, to: &json)
    }
    return .object(values)
  }

  private func version(_ version: Int) -> Value {
    store.text {
      $0.append("v")
      $0.append(decimal: version)
    }
  }

  private func neighbour(_ index: Int32?) -> Value {
    guard let index, let address = site.page(of: index) else { return .absent }
    let title = catalogue.title(of: index)
    return link(address, CitedPaper.isSimple(title) ? title : PlainTitles.of(title))
  }

  /// How many authors stand before the abstract. A few more than that are not worth a fold.
  private static let authorsShown = 20

  /// - Parameter authors: their names as values.
  private func fillAuthors(_ values: inout StoredRecord<PaperFields>, _ index: Int, _ authors: [Value]) {
    let shown = authors.count > Self.authorsShown + 4 ? Self.authorsShown : authors.count
    let pages = site.settings.pages.authors ? catalogue.authorPages.pages(of: index) : []
    values[.authors] = authorLinks(pages, authors, 0..<shown)
    guard shown < authors.count else { return }
    values[.authorsMore] = counted(.moreAuthors, authors.count - shown)
    values[.moreAuthors] = authorLinks(pages, authors, shown..<authors.count)
  }

  private func authorLinks(_ pages: [Int?], _ authors: [Value], _ range: Range<Int>) -> Value {
    list(range) { at in
      var author = record(AuthorLinkFields.self)
      author[.name] = authors[at]
      if at < pages.count, let page = pages[at] { author[.href] = href(ofAuthor: page) }
      author[.isLast] = .flag(at == range.upperBound - 1)
      return .object(author)
    }
  }

  private func fillFirstSeen(_ values: inout StoredRecord<PaperFields>, _ edition: Edition) {
    if let day = edition.day {
      values[.firstSeen] = link(href(ofDay: day), date(day, .medium))
      values[.firstSeenISO] = store.text(day.description)
    } else if let month = edition.month {
      values[.firstSeen] = link(Addresses.month(month), date(month, .monthAndYear))
      values[.firstSeenISO] = store.text(month.description)
    }
  }

  private func fillKeywords(_ values: inout StoredRecord<PaperFields>, _ categories: [ArXivCategory], keywords: [Int32]) {
    values[.categories] = list(categories.count) { at in
      let category = categories[at]
      var link = record(CategoryLinkFields.self)
      link[.name] = store.text(category.description)
      link[.fullName] = store.text(orAbsent: ArXivTaxonomy.fullName(of: category))
      link[.href] = href(SitePath(trusted: "keywords/\(Slug(category: category)).html"))
      return .object(link)
    }
    var topics = StoredList(atMost: keywords.count, in: store)
    for index in keywords where catalogue.keywords[Int(index)].kind != .category {
      var link = record(KeywordLinkFields.self)
      link[.name] = store.text(catalogue.keywords[Int(index)].name)
      link[.href] = href(site.page(ofKeyword: index))
      topics.append(.object(link))
    }
    values[.keywords] = .list(topics)
    values[.hasKeywords] = .flag(!keywords.isEmpty)
  }

  /// Every summary that differs from the others, the best source first.
  private func summaries(_ loaded: [LoadedEntry]) -> Value {
    var ordered = loaded.filter { $0.entry.summary != nil || !$0.entry.sections.isEmpty }
    if ordered.count > 1 {
      ordered.sort { a, b in
        if a.entry.sections.isEmpty != b.entry.sections.isEmpty { return !a.entry.sections.isEmpty }
        let (left, right) = (a.entry.format.exactness, b.entry.format.exactness)
        return left == right ? a.reference > b.reference : left > right
      }
    }
    var summaries = StoredList(atMost: ordered.count, in: store)
    for at in ordered.indices {
      let entry = ordered[at].entry
      if ordered[..<at].contains(where: { $0.entry.summary == entry.summary && $0.entry.sections == entry.sections }) {
        continue
      }
      summaries.append(.object(summary(entry)))
    }
    return .list(summaries)
  }

  private func summary(_ entry: Entry) -> StoredRecord<SummaryFields> {
    let page = words.language
    var values = record(SummaryFields.self)
    values[.sourceLabel] = store.text(entry.file)
    if let day = entry.date { values[.dateLabel] = date(day, .medium) }
    var sections = StoredList(atMost: entry.sections.count, in: store)
    var short: String?
    for section in entry.sections {
      if section.label == "TL;DR" {
        short = short ?? section.text
        continue
      }
      var part = record(SummarySectionFields.self)
      part[.label] = store.text(words.sectionLabel(section.label))
      part[.html] = Rendered.markdown(section.text, in: store)
      sections.append(.object(part))
    }
    if let short = short ?? entry.summary.map({ Chatter.withoutPreamble($0) }) {
      values[.html] = Rendered.markdown(short, in: store)
      values[.language] = Rendered.language(short, page: page)
    } else if let first = entry.sections.first {
      values[.language] = Rendered.language(first.text, page: page)
    }
    values[.hasSections] = .flag(!sections.isEmpty)
    values[.sections] = .list(sections)
    return values
  }

  private func links(_ id: PaperID?, _ others: [Entry.Link]) -> Value {
    var links = StoredList(atMost: others.count + 2, in: store)
    func add(_ label: String, _ href: Value) {
      var link = record(LinkFields.self)
      link[.label] = store.text(label)
      link[.href] = href
      links.append(.object(link))
    }
    if let id {
      add("arXiv", store.text { ArXivAddress.append(abstractOf: id, to: &$0) })
      add("PDF", store.text { ArXivAddress.append(pdfOf: id, to: &$0) })
    }
    for link in others {
      switch link.name {
      case "code", "project": continue
      case "arxiv" where id != nil, "pdf" where id != nil: continue
      case "arxiv": add("arXiv", store.text(link.url))
      case "pdf": add("PDF", store.text(link.url))
      case "huggingface": add("Hugging Face", store.text(link.url))
      default: add(link.name, store.text(link.url))
      }
    }
    return .list(links)
  }

  private func timeline(_ index: Int32, _ loaded: [LoadedEntry], title: String) -> Value {
    if loaded.count == 1 {
      let entry = loaded[0].entry
      let appearance = catalogue.firstAppearance(of: index)
      return list(1) { _ in .object(sighting(appearance, entry, source: store.text(entry.file), title: title)) }
    }
    let inOrder = loaded.sorted { $0.reference < $1.reference }
    // Each is told of by some of the entries.
    var sightings = StoredList(atMost: loaded.count, in: store)
    for appearance in catalogue.papers[Int(index)].appearances {
      var told: [(entry: LoadedEntry, files: [String])] = []
      for loaded in inOrder where catalogue.edition(loaded.reference) == appearance.edition {
        let entry = loaded.entry
        if let same = told.firstIndex(where: { $0.entry.entry.version == entry.version && $0.entry.entry.title == entry.title }) {
          // A digest that lists a paper under two topics saw it once.
          if !told[same].files.contains(entry.file) { told[same].files.append(entry.file) }
        } else {
          told.append((loaded, [entry.file]))
        }
      }
      for (at, (loaded, files)) in told.enumerated() {
        let source = store.text(files.joined(separator: " · "))
        // The date stands once.
        sightings.append(.object(sighting(at == 0 ? appearance : nil, loaded.entry, source: source, title: title)))
      }
    }
    return .list(sightings)
  }

  /// - Parameter appearance: whose date is shown.
  private func sighting(
    _ appearance: Appearance?, _ entry: Entry, source: Value, title: String
  ) -> StoredRecord<SightingFields> {
    var values = record(SightingFields.self)
    if let appearance { fillDate(&values, appearance) }
    if let version = entry.version { values[.versionLabel] = self.version(version) }
    if entry.title != title { values[.titleHTML] = Rendered.inlineTeX(entry.title, in: store) }
    values[.source] = source
    return values
  }

  private func fillDate(_ values: inout StoredRecord<SightingFields>, _ appearance: Appearance) {
    if let day = appearance.edition.day {
      values[.dateLabel] = date(day, .medium)
      values[.href] = href(ofDay: day)
    } else {
      values[.dateLabel] = store.text(words.phrase(.undated))
    }
    let status: Phrase =
      switch appearance.status {
      case .new: .statusNew
      case .updated: .statusUpdated
      case .listedAgain: .statusAgain
      }
    values[.statusLabel] = store.text { words.append(status, to: &$0) { _, _ in } }
  }

  private func fillRelated(_ values: inout StoredRecord<PaperFields>, _ index: Int) {
    let related = site.related.papers(of: index)
    values[.hasRelated] = .flag(!related.isEmpty)
    // A look at all of them first, as on the pages of authors.
    store.reserve(bytes: related.reduce(1 << 10) { $0 + site.cards.knownSize($1) })
    values[.related] = list(related.indices) { at in
      // Of the first edition, so that a later day changes nothing here.
      site.cards.withFirstCard(related[at]) { card in
        var paper = store.object(card.related)
        paper[.href] = href(ofPaper: related[at])
        return .object(paper)
      }
    }
  }
}

extension Site {
  /// The papers before and after in the order in which the first-seen edition shows them.
  func neighbours(ofPaper index: Int) -> (previous: Int32?, next: Int32?) {
    guard let day = overview.firstSeen[catalogue.firstSeen(Int32(index))] else { return (nil, nil) }
    return (index > day.lowerBound ? Int32(index - 1) : nil, index + 1 < day.upperBound ? Int32(index + 1) : nil)
  }
}

extension InterfaceWords {
  /// A section's label in the interface's language, when it knows the label.
  func sectionLabel(_ label: String) -> String { sectionLabels[label] ?? label }
}
