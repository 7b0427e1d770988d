internal import Catalogue
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
  var omit: Set<Int32> = []
}

extension PageMaker {
  /// How many authors a list shows.
  private static let shownAuthors = 4

  /// A paper in a list.
  func item(_ index: Int32, _ texts: PaperTexts, appearance: Appearance? = nil, style: ItemStyle) -> Record<PaperItemFields> {
    let paper = catalogue.papers[Int(index)]
    let page = words.language
    var item = Record(PaperItemFields.self)
    if let address = site.page(of: index) {
      item[.href] = .text(href(address))
    } else {
      item[.href] = .text(orAbsent: paper.key.id.map { "https://arxiv.org/abs/\($0)" })
    }
    item[.titleHTML] = Rendered.inlineTeX(texts.title)
    item[.titleLanguage] = Rendered.language(texts.title, page: page)
    fillAuthors(&item, texts.authors)
    fillTexts(&item, texts, style)
    item[.keywords] = .list(
      paper.keywords.lazy.filter { !style.omit.contains($0) }.prefix(5).map { keyword in
        var link = Record(KeywordLinkFields.self)
        link[.name] = .text(catalogue.keywords[Int(keyword)].name)
        link[.href] = .text(href(catalogue.keywords[Int(keyword)].path))
        return .object(link)
      })
    item[.codeHref] = .text(orAbsent: texts.code)
    item[.projectHref] = .text(orAbsent: texts.project)
    if let id = paper.key.id {
      item[.arxivHref] = .text("https://arxiv.org/abs/\(id)")
      item[.pdfHref] = .text("https://arxiv.org/pdf/\(id)")
    }
    let shown = appearance ?? paper.appearances[paper.appearances.count - 1]
    if shown.status == .updated {
      item[.isUpdated] = true
      item[.versionLabel] = .text("v\(shown.version)")
    }
    if style.day {
      if let day = paper.firstSeen.day {
        item[.dayLabel] = .text(words.date(day, .short))
        item[.dayISO] = .text(day.description)
        item[.dayHref] = .text(href(Addresses.day(day)))
      } else if let month = paper.firstSeen.month {
        item[.dayLabel] = .text(words.date(month, .monthAndYearShort))
        item[.dayISO] = .text(month.description)
      }
    }
    if style.coins { item[.coins] = .text(Citing.coins(citation(paper, texts))) }
    return item
  }

  private func fillAuthors(_ item: inout Record<PaperItemFields>, _ authors: [String]) {
    guard !authors.isEmpty else { return }
    // One more than fits is shown rather than counted.
    let shown = authors.count <= Self.shownAuthors + 1 ? authors.count : Self.shownAuthors
    item[.authors] = .text(authors.prefix(shown).joined(separator: ", "))
    if shown < authors.count { item[.authorsMore] = .text(words.counted(.moreAuthors, authors.count - shown)) }
  }

  private func fillTexts(_ item: inout Record<PaperItemFields>, _ texts: PaperTexts, _ style: ItemStyle) {
    let page = words.language
    if let short = texts.short {
      let excerpt = Excerpt.of(short, limit: 420)
      item[.summaryHTML] = Rendered.inlineMarkdown(excerpt)
      item[.summaryLanguage] = Rendered.language(excerpt, page: page)
      guard style.abstract else { return }
      if let abstract = texts.abstract {
        item[.abstractHTML] = Rendered.paragraphs(abstract)
        item[.abstractLanguage] = Rendered.language(abstract, page: page)
      } else if let summary = texts.summary, summary.utf8.count > excerpt.utf8.count {
        item[.abstractHTML] = Rendered.markdown(summary)
        item[.abstractLanguage] = Rendered.language(summary, page: page)
      }
    } else if let abstract = texts.abstract {
      let excerpt = Excerpt.of(abstract, limit: 320)
      item[.summaryHTML] = Rendered.inlineTeX(excerpt)
      item[.summaryLanguage] = Rendered.language(abstract, page: page)
      if style.abstract, excerpt.utf8.count < abstract.utf8.count {
        item[.abstractHTML] = Rendered.paragraphs(abstract)
        item[.abstractLanguage] = Rendered.language(abstract, page: page)
      }
    }
  }
}
