internal import Catalogue
internal import Vocabulary

/// Fingerprints of papers, out of which those of pages are made.
struct PaperPrints: Sendable {
  private var papers: [Fingerprint] = []
  private var titles: [Fingerprint] = []
  private var firsts: [Fingerprint] = []
  private let editions: [Edition: Int]
  private var editionPrints: [Fingerprint] = []
  let whole: Fingerprint
  let frame: Fingerprint

  init(_ site: Site) {
    let catalogue = site.catalogue
    let names = catalogue.keywords.map { keyword in
      var builder = FingerprintBuilder()
      builder.add(keyword.slug.description)
      builder.add(keyword.name)
      return builder.finish()
    }
    papers.reserveCapacity(catalogue.papers.count)
    titles.reserveCapacity(catalogue.papers.count)
    firsts.reserveCapacity(catalogue.papers.count)
    var builder = FingerprintBuilder()
    for (index, paper) in catalogue.papers.enumerated() {
      let hasPage = site.page(of: Int32(index)) != nil
      builder.reset()
      builder.add(paper.key.name)
      builder.add(hasPage ? 1 : 0)
      for reference in paper.entries {
        builder.add(catalogue.facts(reference).content)
        builder.add(catalogue.digests[Int(reference.digest)].file)
      }
      for appearance in paper.appearances {
        builder.add(Int(appearance.edition.packed))
        builder.add(appearance.status.rawValue)
        builder.add(appearance.version)
      }
      for keyword in paper.keywords { builder.add(names[Int(keyword)]) }
      papers.append(builder.finish())
      builder.reset()
      builder.add(paper.key.name)
      builder.add(hasPage ? 1 : 0)
      builder.add(catalogue.facts(paper.titleEntry).title)
      titles.append(builder.finish())
      builder.reset()
      builder.add(paper.key.name)
      builder.add(hasPage ? 1 : 0)
      builder.add(Int(paper.firstSeen.packed))
      for reference in paper.entries where catalogue.facts(reference).edition == paper.firstSeen {
        builder.add(catalogue.facts(reference).content)
      }
      firsts.append(builder.finish())
    }
    builder.reset()
    for print in papers { builder.add(print) }
    for edition in catalogue.editions {
      builder.add(Int(edition.edition.packed))
      builder.add(edition.listedAgain)
    }
    for keyword in catalogue.keywords { builder.add(keyword.aliases.joined(separator: "\u{0}")) }
    whole = builder.finish()
    builder.reset()
    for asset in site.theme.assets { builder.add(asset.path.description) }
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
        builder.add(papers[Int(listing.paper)])
        builder.add(Int(listing.appearance))
      }
      editionPrints.append(builder.finish())
    }
  }

  /// Everything that a paper's own page or an item of a list shows.
  subscript(_ paper: Int) -> Fingerprint { papers[paper] }

  /// What a link to the paper shows.
  func title(_ paper: Int) -> Fingerprint { titles[paper] }

  /// What the paper's first edition told of it.
  func first(_ paper: Int) -> Fingerprint { firsts[paper] }

  func fingerprint(of papers: Range<Int>) -> Fingerprint {
    var builder = FingerprintBuilder()
    for paper in papers { builder.add(self.papers[paper]) }
    return builder.finish()
  }

  func fingerprint(of members: ArraySlice<Keyword.Member>) -> Fingerprint {
    var builder = FingerprintBuilder()
    for member in members {
      builder.add(papers[Int(member.paper)])
      builder.add(Int(member.joined.packed))
    }
    return builder.finish()
  }

  func fingerprint(of edition: DayEdition) -> Fingerprint { editions[edition.edition].map { editionPrints[$0] } ?? whole }

  func fingerprint(of keyword: Keyword) -> Fingerprint {
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
      case .paper(let index): builder.add(papers[Int(index)])
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
      case .paper(let index): builder.add(firsts[Int(index)])
      case .day(let index): builder.add(editionPrints[index])
      }
    }
    return builder.finish()
  }
}
