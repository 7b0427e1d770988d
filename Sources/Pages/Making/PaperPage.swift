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
    let paper = catalogue.papers[index]
    let page = words.language
    let loaded = try site.ordered(paper.entries, first: paper.titleEntry).map { reference throws(Diagnostic) in
      (reference, try site.entries.entry(reference))
    }
    let texts = PaperTexts(loaded.map(\.1))
    let plain = PlainTitles.of(texts.title)
    var values = record(PaperFields.self)
    let (previous, next) = site.neighbours(ofPaper: index)
    let keywords = catalogue.keywords(of: Int32(index))
    values[.frame] = frame(
      title: plain, description: (texts.abstract ?? texts.short).map { RichText.plain(Excerpt.of($0, limit: 160)) },
      feeds: .siteAtom, previous: previous.flatMap { site.page(of: $0) }, next: next.flatMap { site.page(of: $0) })
    values[.identifier] = store.text(orAbsent: paper.key.id?.description)
    let version = paper.version
    if version > 0 { values[.versionLabel] = store.text("v\(version)") }
    values[.titleHTML] = Rendered.inlineTeX(texts.title, in: store)
    values[.title] = store.text(plain)
    values[.titleLanguage] = Rendered.language(texts.title, page: page)
    fillAuthors(&values, index, texts.authors)
    fillFirstSeen(&values, paper)
    values[.isUpdated] = .flag(paper.updated != nil)
    fillKeywords(&values, paper, keywords: keywords)
    if let abstract = texts.abstract {
      values[.abstractHTML] = Rendered.paragraphs(abstract, in: store)
      values[.abstractLanguage] = Rendered.language(abstract, page: page)
    }
    values[.summaries] = .list(summaries(loaded, abstract: texts.abstract))
    if let comment = texts.comment { values[.commentHTML] = Rendered.linkedTeX(comment, in: store) }
    values[.links] = .list(links(paper, texts))
    let places = texts.places
    values[.codeHref] = store.text(orAbsent: places.code)
    values[.projectHref] = store.text(orAbsent: places.project)
    values[.timeline] = .list(timeline(paper, loaded.sorted { $0.0 < $1.0 }, title: texts.title))
    let citation = citation(paper, texts)
    values[.bibtex] = store.text { citation.appendBibTeX(to: &$0) }
    values[.ris] = store.text { citation.appendRIS(to: &$0) }
    values[.cslHTML] = store.text { $0.append(minimallyEscaped: Citing.bytes(citation, .json).span) }
    let related = site.related.papers(of: index)
    values[.hasRelated] = .flag(!related.isEmpty)
    values[.related] = .list(related.map(relatedPaper))
    values[.previous] = neighbour(previous)
    values[.next] = neighbour(next)
    values[.metas] = .list(metas(paper, citation))
    values[.jsonLDHTML] = store.text { json in
      StructuredData.append(
        article: citation, page: site.absolute(path), keywords: keywords.map { catalogue.keywords[Int($0)].name }, to: &json)
    }
    return .object(values)
  }

  private func neighbour(_ index: Int32?) -> Value {
    guard let index, let address = site.page(of: index) else { return .absent }
    return link(address, PlainTitles.of(catalogue.title(of: index)))
  }

  /// How many authors stand before the abstract. A few more than that are not worth a fold.
  private static let authorsShown = 20

  private func fillAuthors(_ values: inout StoredRecord<PaperFields>, _ index: Int, _ authors: [String]) {
    let shown = authors.count > Self.authorsShown + 4 ? Self.authorsShown : authors.count
    values[.authors] = .list(authorLinks(index, authors, 0..<shown))
    guard shown < authors.count else { return }
    values[.authorsMore] = store.text(words.counted(.moreAuthors, authors.count - shown))
    values[.moreAuthors] = .list(authorLinks(index, authors, shown..<authors.count))
  }

  private func authorLinks(_ index: Int, _ authors: [String], _ range: Range<Int>) -> [Value] {
    let pages = site.settings.pages.authors ? catalogue.authorPages.pages(of: index) : []
    return range.map { at in
      var author = record(AuthorLinkFields.self)
      author[.name] = store.text(authors[at])
      if at < pages.count, let page = pages[at] { author[.href] = href(ofAuthor: page) }
      author[.isLast] = .flag(at == range.upperBound - 1)
      return .object(author)
    }
  }

  private func fillFirstSeen(_ values: inout StoredRecord<PaperFields>, _ paper: Paper) {
    if let day = paper.firstSeen.day {
      values[.firstSeen] = link(Addresses.day(day), words.date(day, .medium))
      values[.firstSeenISO] = store.text(day.description)
    } else if let month = paper.firstSeen.month {
      values[.firstSeen] = link(Addresses.month(month), words.date(month, .monthAndYear))
      values[.firstSeenISO] = store.text(month.description)
    }
  }

  private func fillKeywords(_ values: inout StoredRecord<PaperFields>, _ paper: Paper, keywords: [Int32]) {
    var categories: [Value] = []
    for category in paper.categories {
      var link = record(CategoryLinkFields.self)
      link[.name] = store.text(category.description)
      link[.fullName] = store.text(orAbsent: ArXivTaxonomy.fullName(of: category))
      link[.href] = href(SitePath(trusted: "keywords/\(Slug(category: category)).html"))
      categories.append(.object(link))
    }
    var topics: [Value] = []
    for index in keywords where catalogue.keywords[Int(index)].kind != .category {
      var link = record(KeywordLinkFields.self)
      link[.name] = store.text(catalogue.keywords[Int(index)].name)
      link[.href] = href(site.page(ofKeyword: index))
      topics.append(.object(link))
    }
    values[.categories] = .list(categories)
    values[.keywords] = .list(topics)
    values[.hasKeywords] = .flag(!keywords.isEmpty)
  }

  /// Every summary that differs from the others, the best source first.
  private func summaries(_ loaded: [(EntryReference, Entry)], abstract: String?) -> [Value] {
    let page = words.language
    let ordered = loaded.filter { $0.1.summary != nil || !$0.1.sections.isEmpty }.sorted { left, right in
      let a = left.1
      let b = right.1
      if a.sections.isEmpty != b.sections.isEmpty { return !a.sections.isEmpty }
      if a.format.exactness != b.format.exactness { return a.format.exactness > b.format.exactness }
      return left.0 > right.0
    }
    var summaries: [Value] = []
    for (at, (_, entry)) in ordered.enumerated() {
      if ordered[..<at].contains(where: { $0.1.summary == entry.summary && $0.1.sections == entry.sections }) { continue }
      var values = record(SummaryFields.self)
      values[.sourceLabel] = store.text(entry.file)
      values[.dateLabel] = store.text(orAbsent: entry.date.map { words.date($0, .medium) })
      let short = entry.sections.first { $0.label == "TL;DR" }?.text ?? entry.summary.map { Chatter.withoutPreamble($0) }
      if let short {
        values[.html] = Rendered.markdown(short, in: store)
        values[.language] = Rendered.language(short, page: page)
      } else if let first = entry.sections.first {
        values[.language] = Rendered.language(first.text, page: page)
      }
      var sections: [Value] = []
      for section in entry.sections where section.label != "TL;DR" {
        var part = record(SummarySectionFields.self)
        part[.label] = store.text(words.sectionLabel(section.label))
        part[.html] = Rendered.markdown(section.text, in: store)
        sections.append(.object(part))
      }
      values[.hasSections] = .flag(!sections.isEmpty)
      values[.sections] = .list(sections)
      summaries.append(.object(values))
    }
    return summaries
  }

  private func links(_ paper: Paper, _ texts: PaperTexts) -> [Value] {
    var links: [(String, String)] = []
    if let id = paper.key.id {
      links.append(("arXiv", "https://arxiv.org/abs/\(id)"))
      links.append(("PDF", "https://arxiv.org/pdf/\(id)"))
    }
    for link in texts.links where link.name != "code" && link.name != "project" {
      switch link.name {
      case "arxiv" where paper.key.id != nil, "pdf" where paper.key.id != nil: continue
      case "arxiv": links.append(("arXiv", link.url))
      case "pdf": links.append(("PDF", link.url))
      case "huggingface": links.append(("Hugging Face", link.url))
      default: links.append((link.name, link.url))
      }
    }
    return links.map { label, address in
      var link = record(LinkFields.self)
      link[.label] = store.text(label)
      link[.href] = store.text(address)
      return .object(link)
    }
  }

  private func timeline(_ paper: Paper, _ loaded: [(EntryReference, Entry)], title: String) -> [Value] {
    var sightings: [Value] = []
    for appearance in paper.appearances {
      var told: [(entry: Entry, files: [String])] = []
      for (reference, entry) in loaded where catalogue.edition(reference) == appearance.edition {
        if let same = told.firstIndex(where: { $0.entry.version == entry.version && $0.entry.title == entry.title }) {
          // A digest that lists a paper under two topics saw it once.
          if !told[same].files.contains(entry.file) { told[same].files.append(entry.file) }
        } else {
          told.append((entry, [entry.file]))
        }
      }
      for (at, (entry, files)) in told.enumerated() {
        var values = record(SightingFields.self)
        // The date stands once.
        if at == 0 { fillDate(&values, appearance) }
        values[.versionLabel] = store.text(orAbsent: entry.version.map { "v\($0)" })
        if entry.title != title { values[.titleHTML] = Rendered.inlineTeX(entry.title, in: store) }
        values[.source] = store.text(files.joined(separator: " · "))
        sightings.append(.object(values))
      }
    }
    return sightings
  }

  private func fillDate(_ values: inout StoredRecord<SightingFields>, _ appearance: Appearance) {
    if let day = appearance.edition.day {
      values[.dateLabel] = store.text(words.date(day, .medium))
      values[.href] = href(Addresses.day(day))
    } else {
      values[.dateLabel] = store.text(words.phrase(.undated))
    }
    let status: Phrase =
      switch appearance.status {
      case .new: .statusNew
      case .updated: .statusUpdated
      case .listedAgain: .statusAgain
      }
    values[.statusLabel] = store.text(words.phrase(status))
  }

  private func relatedPaper(_ index: Int32) -> Value {
    // Of the first edition, so that a later day changes nothing here.
    let card = site.cards.firstCard(index)
    var values = record(RelatedPaperFields.self)
    values[.href] = href(ofPaper: index)
    values[.titleHTML] = store.text(card.titleHTML.span)
    if let authors = card.authors { values[.authors] = store.text(authors.span) }
    values[.dateLabel] = store.text(orAbsent: catalogue.firstSeen(index).month.map { words.date($0, .monthAndYearShort) })
    return .object(values)
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
