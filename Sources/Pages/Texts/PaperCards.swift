internal import Catalogue
internal import Parallel
internal import TeX
internal import Vocabulary

/// A paper in a line of few words.
struct PaperCard: Sendable {
  /// Inline HTML without links.
  var titleHTML: [UInt8]
  var titleLanguage: TextLanguage
  /// "Wang et al.", or the name of the only author; nil when nobody is known.
  var authors: [UInt8]?
}

/// The cards of all papers.
final class PaperCards: Sendable {
  /// Made once each, as eight are printed on every paper's page.
  private let firstCards: OnceEach<PaperCard>
  private let catalogue: Catalogue
  private let words: InterfaceWords

  init(_ catalogue: Catalogue, _ words: InterfaceWords) {
    self.catalogue = catalogue
    self.words = words
    firstCards = OnceEach(count: catalogue.papers.count)
  }

  /// As all digests together tell of the paper.
  func card(_ paper: Int32) -> PaperCard {
    let title = catalogue.papers[Int(paper)].titleEntry
    let authors = catalogue.papers[Int(paper)].authorsEntry
    let first = catalogue.firstAppearance(of: paper).shown
    if first == title && first == authors { return firstCard(paper) }
    return card(title: catalogue.title(title), authors: catalogue.authors(authors))
  }

  /// As its first edition told of it, which no later day changes.
  func firstCard(_ paper: Int32) -> PaperCard {
    firstCards.value(at: Int(paper)) {
      let first = catalogue.firstAppearance(of: paper).shown
      return card(title: catalogue.title(first), authors: catalogue.authors(first))
    }
  }

  private func card(title: String, authors: [String]) -> PaperCard {
    var html: [UInt8] = []
    html.reserveCapacity(title.utf8.count)
    RichText.appendInline(title, links: false, to: &html)
    return PaperCard(titleHTML: html, titleLanguage: TextLanguage(of: title), authors: byline(authors))
  }

  private func byline(_ authors: [String]) -> [UInt8]? {
    guard let first = authors.first else { return nil }
    return Array((authors.count == 1 ? first : words.phrase(.etAl, ["author": first])).utf8)
  }
}
