public import Configuration
internal import Parallel
internal import Vocabulary

extension Catalogue {
  /// Merges the entries of all digests into papers and puts them in order.
  ///
  /// - Parameters:
  ///   - digests: in any order; they are sorted by path.
  ///   - taxonomy: made of the same digests and settings.
  ///   - matches: for a digest (by its place in sorted order) and entry, the taxonomy's phrases that its title and abstract
  ///     contain, ascending.
  ///   - jobs: how many threads work on it.
  public convenience init(
    digests: [DigestFacts], taxonomy: Taxonomy, settings: SiteSettings, matches: [[[Int32]]], jobs: Int
  ) {
    let merger = PaperMerger(digests: digests, hide: settings.hide)
    let merged = merger.merge(jobs: jobs)
    let ((authors, authorPages), ((keywords, keywordsOfPaper), editions, editionsOfPapers)) = Parallel.both(jobs: jobs) {
      AuthorIndex.build(papers: merged, digests: digests, minimum: settings.pages.authorMinimum, jobs: jobs)
    } _: {
      (
        KeywordShelves(taxonomy: taxonomy, digests: digests, matches: matches).fill(with: merged),
        Self.editions(of: merged, in: digests),
        EditionsOfPapers(of: merged)
      )
    }
    self.init(
      digests: digests, papers: merged, editions: editions, keywords: keywords, keywordsOfPaper: keywordsOfPaper,
      editionsOfPapers: editionsOfPapers, authors: authors, authorPages: authorPages, diagnostics: [])
  }

  /// Sorts digests into the catalogue's order.
  public static func sorted(_ digests: [DigestFacts]) -> [DigestFacts] {
    digests.sorted { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) }
  }

  private static func editions(of papers: [Paper], in digests: [DigestFacts]) -> [DayEdition] {
    var editions: [DayEdition] = []
    var places: [Edition: Int] = [:]
    func place(of edition: Edition) -> Int {
      if let place = places[edition] { return place }
      places[edition] = editions.count
      editions.append(DayEdition(edition: edition, listings: [], listedAgain: 0))
      return editions.count - 1
    }
    // A digest that lists no paper is an edition nevertheless: it says that there was none that day.
    for digest in digests where digest.entries.isEmpty {
      if let day = digest.date { _ = place(of: Edition(day)) }
    }
    for index in papers.indices {
      for at in papers[index].appearances.indices {
        let day = place(of: papers[index].appearances[at].edition)
        if papers[index].appearances[at].status == .listedAgain {
          editions[day].listedAgain += 1
        } else {
          editions[day].listings.append(DayEdition.Listing(paper: Int32(index), appearance: Int32(at)))
        }
      }
    }
    editions.sort { $0.edition < $1.edition }
    for index in editions.indices {
      editions[index].listings.sort { left, right in
        let a = papers[Int(left.paper)].appearances[Int(left.appearance)].first
        let b = papers[Int(right.paper)].appearances[Int(right.appearance)].first
        return a < b
      }
    }
    return editions
  }
}
