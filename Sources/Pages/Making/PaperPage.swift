internal import Configuration
internal import Catalogue
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
    var values = Record(PaperFields.self)
    let (previous, next) = neighbours(ofPaper: index)
    let keywords = catalogue.keywords(of: Int32(index))
    values[.frame] = frame(
      title: plain, description: (texts.abstract ?? texts.short).map { RichText.plain(Excerpt.of($0, limit: 160)) },
      feeds: .siteAtom, previous: previous.flatMap { site.page(of: $0) }, next: next.flatMap { site.page(of: $0) })
    values[.identifier] = .text(orAbsent: paper.key.id?.description)
    let version = paper.version
    if version > 0 { values[.versionLabel] = .text("v\(version)") }
    values[.titleHTML] = Rendered.inlineTeX(texts.title)
    values[.title] = .text(plain)
    values[.titleLanguage] = Rendered.language(texts.title, page: page)
    fillAuthors(&values, index, texts.authors)
    fillFirstSeen(&values, paper)
    values[.isUpdated] = .flag(paper.updated != nil)
    fillKeywords(&values, paper, keywords: keywords)
    if let abstract = texts.abstract {
      values[.abstractHTML] = Rendered.paragraphs(abstract)
      values[.abstractLanguage] = Rendered.language(abstract, page: page)
    }
    values[.summaries] = .list(summaries(loaded, abstract: texts.abstract))
    if let comment = texts.comment { values[.commentHTML] = Rendered.linkedTeX(comment) }
    values[.links] = .list(links(paper, texts))
    let places = texts.places
    values[.codeHref] = .text(orAbsent: places.code)
    values[.projectHref] = .text(orAbsent: places.project)
    values[.timeline] = .list(timeline(paper, loaded.sorted { $0.0 < $1.0 }, title: texts.title))
    let citation = citation(paper, texts)
    values[.bibtex] = .bytes(Citing.bytes(citation, .bib))
    values[.ris] = .bytes(Citing.bytes(citation, .ris))
    var csl: [UInt8] = []
    csl.append(minimallyEscaped: Citing.bytes(citation, .json).span)
    values[.cslHTML] = .bytes(csl)
    let related = site.related.papers(of: index)
    values[.hasRelated] = .flag(!related.isEmpty)
    values[.related] = .list(related.map(relatedPaper))
    values[.previous] = neighbour(previous)
    values[.next] = neighbour(next)
    values[.metas] = .list(metas(paper, citation))
    values[.jsonLDHTML] = .bytes(
      StructuredData.article(
        citation, page: site.absolute(path), keywords: keywords.map { catalogue.keywords[Int($0)].name }, language: page))
    return .object(values)
  }

  /// The papers before and after in the order in which the first-seen edition shows them.
  func neighbours(ofPaper index: Int) -> (previous: Int32?, next: Int32?) {
    guard let day = site.overview.firstSeen[catalogue.firstSeen(Int32(index))] else { return (nil, nil) }
    return (index > day.lowerBound ? Int32(index - 1) : nil, index + 1 < day.upperBound ? Int32(index + 1) : nil)
  }

  private func neighbour(_ index: Int32?) -> Value {
    guard let index, let address = site.page(of: index) else { return .absent }
    return link(address, PlainTitles.of(catalogue.title(of: index)))
  }

  /// How many authors stand before the abstract. A few more than that are not worth a fold.
  private static let authorsShown = 20

  private func fillAuthors(_ values: inout Record<PaperFields>, _ index: Int, _ authors: [String]) {
    let shown = authors.count > Self.authorsShown + 4 ? Self.authorsShown : authors.count
    values[.authors] = .list(authorLinks(index, authors, 0..<shown))
    guard shown < authors.count else { return }
    values[.authorsMore] = .text(words.counted(.moreAuthors, authors.count - shown))
    values[.moreAuthors] = .list(authorLinks(index, authors, shown..<authors.count))
  }

  private func authorLinks(_ index: Int, _ authors: [String], _ range: Range<Int>) -> [Value] {
    let pages = site.settings.pages.authors ? catalogue.authorPages.pages(of: index) : []
    return range.map { at in
      var author = Record(AuthorLinkFields.self)
      author[.name] = .text(authors[at])
      if at < pages.count, let page = pages[at] { author[.href] = href(site.page(ofAuthor: page)) }
      author[.isLast] = .flag(at == range.upperBound - 1)
      return .object(author)
    }
  }

  private func fillFirstSeen(_ values: inout Record<PaperFields>, _ paper: Paper) {
    if let day = paper.firstSeen.day {
      values[.firstSeen] = link(Addresses.day(day), words.date(day, .medium))
      values[.firstSeenISO] = .text(day.description)
    } else if let month = paper.firstSeen.month {
      values[.firstSeen] = link(Addresses.month(month), words.date(month, .monthAndYear))
      values[.firstSeenISO] = .text(month.description)
    }
  }

  private func fillKeywords(_ values: inout Record<PaperFields>, _ paper: Paper, keywords: [Int32]) {
    var categories: [Value] = []
    for category in paper.categories {
      var link = Record(CategoryLinkFields.self)
      link[.name] = .text(category.description)
      link[.fullName] = .text(orAbsent: ArXivTaxonomy.fullName(of: category))
      link[.href] = href(SitePath(trusted: "keywords/\(Slug(category: category)).html"))
      categories.append(.object(link))
    }
    var topics: [Value] = []
    for index in keywords where catalogue.keywords[Int(index)].kind != .category {
      var link = Record(KeywordLinkFields.self)
      link[.name] = .text(catalogue.keywords[Int(index)].name)
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
      var values = Record(SummaryFields.self)
      values[.sourceLabel] = .text(entry.file)
      values[.dateLabel] = .text(orAbsent: entry.date.map { words.date($0, .medium) })
      let short = entry.sections.first { $0.label == "TL;DR" }?.text ?? entry.summary.map { Chatter.withoutPreamble($0) }
      if let short {
        values[.html] = Rendered.markdown(short)
        values[.language] = Rendered.language(short, page: page)
      } else if let first = entry.sections.first {
        values[.language] = Rendered.language(first.text, page: page)
      }
      var sections: [Value] = []
      for section in entry.sections where section.label != "TL;DR" {
        var part = Record(SummarySectionFields.self)
        part[.label] = .text(words.sectionLabel(section.label))
        part[.html] = Rendered.markdown(section.text)
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
      var link = Record(LinkFields.self)
      link[.label] = .text(label)
      link[.href] = .text(address)
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
        var values = Record(SightingFields.self)
        // The date stands once.
        if at == 0 { fillDate(&values, appearance) }
        values[.versionLabel] = .text(orAbsent: entry.version.map { "v\($0)" })
        if entry.title != title { values[.titleHTML] = Rendered.inlineTeX(entry.title) }
        values[.source] = .text(files.joined(separator: " · "))
        sightings.append(.object(values))
      }
    }
    return sightings
  }

  private func fillDate(_ values: inout Record<SightingFields>, _ appearance: Appearance) {
    if let day = appearance.edition.day {
      values[.dateLabel] = .text(words.date(day, .medium))
      values[.href] = href(Addresses.day(day))
    } else {
      values[.dateLabel] = .text(words.phrase(.undated))
    }
    let status: Phrase =
      switch appearance.status {
      case .new: .statusNew
      case .updated: .statusUpdated
      case .listedAgain: .statusAgain
      }
    values[.statusLabel] = .text(words.phrase(status))
  }

  private func relatedPaper(_ index: Int32) -> Value {
    // Of the first edition, so that a later day changes nothing here.
    let card = site.cards.firstCard(index)
    var values = Record(RelatedPaperFields.self)
    values[.href] = href(ofPaper: index)
    values[.titleHTML] = .bytes(card.titleHTML)
    values[.authors] = .bytes(orAbsent: card.authors)
    values[.dateLabel] = .text(orAbsent: catalogue.firstSeen(index).month.map { words.date($0, .monthAndYearShort) })
    return .object(values)
  }
}

extension InterfaceWords {
  /// A section's label in the interface's language, when it knows the label.
  func sectionLabel(_ label: String) -> String { sectionLabels[label] ?? label }
}
