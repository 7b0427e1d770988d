public import Vocabulary

/// Everything that is known of the papers, merged, ordered and indexed; immutable. The same digests and settings give the same
/// catalogue, in whatever order they were read. A class, so that threads that hand it on count one reference and not one for each of
/// its parts.
public final class Catalogue: Sendable {
  /// Ordered by path.
  public let digests: [DigestFacts]
  /// Ordered by first edition, then digest order.
  public let papers: [Paper]
  /// Ordered by time; undated months behind their days.
  public let editions: [DayEdition]
  /// Ordered by slug.
  public let keywords: [Keyword]
  /// Those with enough papers for a page, ordered by slug.
  public let authors: [Author]
  /// For each paper the keywords that it belongs to, ascending. They do not stand in the papers, as then all papers would be copied when
  /// the keywords are known.
  private let keywordsOfPaper: NumberLists
  /// For each paper, who signed it and has a page.
  public let authorPages: AuthorLinks
  public let diagnostics: [Diagnostic]
  private let editionsOfPapers: EditionsOfPapers

  init(
    digests: [DigestFacts], papers: [Paper], editions: [DayEdition], keywords: [Keyword], keywordsOfPaper: [[Int32]],
    editionsOfPapers: EditionsOfPapers, authors: [Author], authorPages: AuthorLinks, diagnostics: [Diagnostic]
  ) {
    self.keywordsOfPaper = NumberLists(keywordsOfPaper)
    self.digests = digests
    self.papers = papers
    self.editions = editions
    self.keywords = keywords
    self.authors = authors
    self.authorPages = authorPages
    self.diagnostics = diagnostics
    self.editionsOfPapers = editionsOfPapers
  }

  /// All that is known of an entry.
  public func facts(_ reference: EntryReference) -> EntryFacts {
    digests[Int(reference.digest)].entries[Int(reference.ordinal)]
  }
}

// What is asked for most, one by one: a whole paper or entry is handed on with a count for each list and text in it, and threads that
// count the same ones wait for each other.
extension Catalogue {
  /// As the entry has it; without one the identifier, as a paper has to be called something.
  public func title(_ reference: EntryReference) -> String {
    let title = digests[Int(reference.digest)].entries[Int(reference.ordinal)].title
    return title.isEmpty ? digests[Int(reference.digest)].entries[Int(reference.ordinal)].key.name : title
  }

  /// For a look at some of the authors alone.
  public func authorList(_ reference: EntryReference) -> AuthorList {
    digests[Int(reference.digest)].entries[Int(reference.ordinal)].authors
  }

  /// An entry's authors, as they sign.
  public func authors(_ reference: EntryReference) -> [String] {
    digests[Int(reference.digest)].entries[Int(reference.ordinal)].authors.names
  }

  /// When an entry stood in its digest.
  public func edition(_ reference: EntryReference) -> Edition {
    digests[Int(reference.digest)].entries[Int(reference.ordinal)].edition
  }

  /// Of everything that the entry says.
  public func content(_ reference: EntryReference) -> Fingerprint {
    digests[Int(reference.digest)].entries[Int(reference.ordinal)].content
  }

  /// Under which heading the entry stands: its topic, else its category; empty for neither.
  public func heading(_ reference: EntryReference) -> String {
    let entry = digests[Int(reference.digest)].entries[Int(reference.ordinal)]
    return entry.keywords.last ?? entry.categories.first?.description ?? ""
  }

  /// What the paper is called.
  public func title(of paper: Int32) -> String { title(papers[Int(paper)].titleEntry) }

  /// The paper's authors, as they sign.
  public func authors(of paper: Int32) -> [String] { authors(papers[Int(paper)].authorsEntry) }

  /// What the paper is known by.
  public func key(of paper: Int32) -> PaperKey { papers[Int(paper)].key }

  /// Where the keywords that the paper belongs to stand, ascending; for those who pass over few of them.
  public func keywordPlaces(of paper: Int32) -> Range<Int> { keywordsOfPaper.places(Int(paper)) }

  /// The keyword at one of these places.
  public func keyword(at place: Int) -> Int32 { keywordsOfPaper[place] }

  /// The keywords that the paper belongs to, ascending.
  public func keywords(of paper: Int32) -> [Int32] {
    var keywords: [Int32] = []
    appendKeywords(of: paper, to: &keywords)
    return keywords
  }

  /// The edition that told of the paper first.
  public func firstSeen(_ paper: Int32) -> Edition { editionsOfPapers.first[Int(paper)] }

  /// Appends the paper's keywords.
  public func appendKeywords(of paper: Int32, to keywords: inout [Int32]) { keywordsOfPaper.append(Int(paper), to: &keywords) }

  /// What that edition told.
  public func firstAppearance(of paper: Int32) -> Appearance { papers[Int(paper)].appearances[0] }

  /// The highest version that any digest states; 0 when none does.
  public func version(of paper: Int32) -> Int {
    let paper = Int(paper)
    var version = 0
    for at in 0..<papers[paper].appearances.count { version = max(version, papers[paper].appearances[at].version) }
    return version
  }

  /// What the latest edition told.
  public func lastAppearance(of paper: Int32) -> Appearance {
    papers[Int(paper)].appearances[papers[Int(paper)].appearances.count - 1]
  }

  /// The latest edition that told of a new version; the first one when there was none.
  public func lastNews(_ paper: Int32) -> Edition { editionsOfPapers.news[Int(paper)] }

  /// What the edition of a listing told.
  public func appearance(_ listing: DayEdition.Listing) -> Appearance {
    papers[Int(listing.paper)].appearances[Int(listing.appearance)]
  }
}

/// The first edition of each paper once more, and the last one with news: they are asked for most of all, and stand here without a way
/// through other lists.
struct EditionsOfPapers: Sendable {
  let first: [Edition]
  let news: [Edition]

  init(of papers: [Paper]) {
    // By index: a whole paper is handed on with a count for each of its lists.
    first = papers.indices.map { papers[$0].firstSeen }
    news = papers.indices.map { at in
      papers[at].appearances.count == 1 ? papers[at].firstSeen : papers[at].updated ?? papers[at].firstSeen
    }
  }
}

/// Who signed which paper, by number: all authors are numbered as they come up, which says nothing that a page may show.
public struct AuthorLinks: Sendable {
  /// Where each paper's authors begin in `authors`.
  var starts: [Int32]
  /// Their numbers.
  var authors: [Int32]
  /// By number: an index into the catalogue's authors, or -1.
  var pageOf: [Int32]

  /// How many people have a number.
  public var peopleCount: Int { pageOf.count }

  /// The numbers of the paper's authors, in order.
  public func numbers(of paper: Int) -> ArraySlice<Int32> { authors[Int(starts[paper])..<Int(starts[paper + 1])] }

  /// Appends the numbers of the authors of several papers, paper by paper.
  public func appendNumbers(of papers: [Int32], to numbers: inout [Int32]) {
    // Asked once: a look at an array through this value counts references that all threads share.
    let (starts, authors, papers) = (starts.span, authors.span, papers.span)
    var count = 0
    for paper in papers.indices { count += Int(starts[Int(papers[paper]) + 1] - starts[Int(papers[paper])]) }
    numbers.append(addingCapacity: count) { numbers in
      for paper in papers.indices {
        for at in Int(starts[Int(papers[paper])])..<Int(starts[Int(papers[paper]) + 1]) { numbers.append(authors[at]) }
      }
    }
  }

  /// The index of the page of the author with a number, or nil.
  public func page(of number: Int32) -> Int? {
    let page = pageOf[Int(number)]
    return page < 0 ? nil : Int(page)
  }

  /// For each author of the paper, in order, the index of the page, or nil.
  public func pages(of paper: Int) -> [Int?] {
    // Without a slice, which would count references that all threads share.
    (Int(starts[paper])..<Int(starts[paper + 1])).map { page(of: authors[$0]) }
  }
}
