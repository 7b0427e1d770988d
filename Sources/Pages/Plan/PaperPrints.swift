internal import Catalogue
internal import Parallel
internal import Vocabulary

/// Fingerprints of papers, out of which those of pages are made.
struct PaperPrints: Sendable {
  private let papers: [OfPaper]
  /// `all` of papers once more, beside each other: an author's papers lie far apart.
  private let all: [Fingerprint]
  /// By the author's page.
  private let authors: [Fingerprint]
  private let editions: [Edition: Int]
  private var editionPrints: [Fingerprint] = []
  let whole: Fingerprint
  let frame: Fingerprint

  private struct OfPaper: Sendable {
    let all: Fingerprint
    let title: Fingerprint
    let first: Fingerprint
    let authors: Fingerprint
  }

  init(_ site: Site, jobs: Int) {
    let catalogue = site.catalogue
    let keywords = catalogue.keywords.map { Self.print(of: $0) }
    let files = catalogue.digests.map { Fingerprint(of: $0.file) }
    let authors = Parallel.map(catalogue.authors.count, jobs: jobs) { Fingerprint(of: catalogue.authors[$0].name) }
    papers = Parallel.map(catalogue.papers.count, jobs: jobs, makeWorker: { FingerprintBuilder() }) { builder, index in
      Self.prints(of: index, site, keywords: keywords, files: files, authors: authors, &builder)
    }
    all = papers.map(\.all)
    self.authors = authors
    var builder = FingerprintBuilder()
    for page in site.plainPages {
      builder.add(page.path.description)
      builder.add(page.title)
    }
    frame = builder.finish()
    editions = site.overview.editionIndex
    for edition in catalogue.editions {
      builder.reset()
      builder.add(Int(edition.edition.packed))
      builder.add(edition.listedAgain)
      for listing in edition.listings {
        builder.add(papers[Int(listing.paper)].all)
        builder.add(Int(listing.appearance))
      }
      editionPrints.append(builder.finish())
    }
    let members = catalogue.keywords.map { keyword in
      builder.reset()
      // Trends count in which month papers joined.
      for member in keyword.members { builder.add(Int(member.joined.packed)) }
      return builder.finish()
    }
    builder.reset()
    // Every paper is in the edition that told of it first.
    for print in editionPrints { builder.add(print) }
    for (keyword, members) in zip(keywords, members) {
      builder.add(keyword)
      builder.add(members)
    }
    whole = builder.finish()
  }

  private static func prints(
    of index: Int, _ site: Site, keywords: [Fingerprint], files: [Fingerprint], authors: [Fingerprint],
    _ builder: inout FingerprintBuilder
  ) -> OfPaper {
    let catalogue = site.catalogue
    builder.reset()
    builder.add(catalogue.papers[index].key.name)
    builder.add(site.hasPage(Int32(index)) ? 1 : 0)
    let identity = builder.count
    for reference in catalogue.papers[index].entries {
      builder.add(catalogue.content(reference))
      builder.add(files[Int(reference.digest)])
    }
    for appearance in catalogue.papers[index].appearances {
      builder.add(Int(appearance.edition.packed))
      builder.add(appearance.status.rawValue)
      builder.add(appearance.version)
    }
    for at in catalogue.keywordPlaces(of: Int32(index)) { builder.add(keywords[Int(catalogue.keyword(at: at))]) }
    let all = builder.finish()
    builder.reset(to: identity)
    builder.add(catalogue.title(of: Int32(index)))
    let title = builder.finish()
    builder.reset(to: identity)
    let firstSeen = catalogue.firstSeen(Int32(index))
    builder.add(Int(firstSeen.packed))
    for reference in catalogue.papers[index].entries where catalogue.edition(reference) == firstSeen {
      builder.add(catalogue.content(reference))
    }
    let first = builder.finish()
    builder.reset()
    for number in catalogue.authorPages.numbers(of: index) {
      if let page = catalogue.authorPages.page(of: number) { builder.add(authors[page]) } else { builder.add(0) }
    }
    return OfPaper(all: all, title: title, first: first, authors: builder.finish())
  }

  /// Everything that a paper's own page or an item of a list shows.
  subscript(_ paper: Int) -> Fingerprint { all[paper] }

  /// What a link to the paper shows.
  func title(_ paper: Int) -> Fingerprint { papers[paper].title }

  /// What the paper's first edition told of it.
  func first(_ paper: Int) -> Fingerprint { papers[paper].first }

  /// The name of an author who has a page, which says the address as well.
  func name(ofAuthor page: Int) -> Fingerprint { authors[page] }

  /// Which of the paper's authors have a page, and what they are called there.
  func authors(_ paper: Int) -> Fingerprint { papers[paper].authors }

  func fingerprint(of papers: Range<Int>) -> Fingerprint {
    var builder = FingerprintBuilder()
    for paper in papers { builder.add(self.papers[paper].all) }
    return builder.finish()
  }

  func fingerprint(of members: ArraySlice<Keyword.Member>) -> Fingerprint {
    var builder = FingerprintBuilder()
    for member in members {
      builder.add(papers[Int(member.paper)].all)
      builder.add(Int(member.joined.packed))
    }
    return builder.finish()
  }

  func fingerprint(of edition: DayEdition) -> Fingerprint { editions[edition.edition].map { editionPrints[$0] } ?? whole }

  func fingerprint(of keyword: Keyword) -> Fingerprint { Self.print(of: keyword) }

  private static func print(of keyword: Keyword) -> Fingerprint {
    var builder = FingerprintBuilder()
    builder.add(keyword.slug.description)
    builder.add(keyword.name)
    builder.add(keyword.kind.rawValue)
    builder.add(keyword.description)
    for alias in keyword.aliases { builder.add(alias) }
    return builder.finish()
  }

  func fingerprint(of items: some Sequence<FeedItem>) -> Fingerprint {
    var builder = FingerprintBuilder()
    for item in items {
      switch item {
      case .paper(let index): builder.add(papers[Int(index)].all)
      case .day(let index): builder.add(editionPrints[index])
      }
    }
    return builder.finish()
  }

  /// The same of what first editions told.
  func firstFingerprint(of items: some Sequence<FeedItem>) -> Fingerprint {
    var builder = FingerprintBuilder()
    for item in items {
      switch item {
      case .paper(let index): builder.add(papers[Int(index)].first)
      case .day(let index): builder.add(editionPrints[index])
      }
    }
    return builder.finish()
  }
}
