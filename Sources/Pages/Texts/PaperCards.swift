internal import Catalogue
internal import Encoding
internal import Mustache
internal import Parallel
internal import TeX
internal import Vocabulary

/// A paper in a line of few words.
struct PaperCard: Sendable {
  /// As papers list it that it is related to: inline HTML without links; "Wang et al.", or the name of the only author, absent when nobody
  /// is known; the month.
  var related: PackedRecord<RelatedPaperFields>
  var titleLanguage: TextLanguage
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
  func withCard<Result>(_ paper: Int32, _ body: (borrowing PaperCard) -> Result) -> Result {
    let title = catalogue.papers[Int(paper)].titleEntry
    let authors = catalogue.papers[Int(paper)].authorsEntry
    let first = catalogue.firstAppearance(of: paper).shown
    if first == title && first == authors { return withFirstCard(paper, body) }
    return body(card(paper, title: catalogue.title(title), authors: catalogue.authorList(authors)))
  }

  /// As its first edition told of it, which no later day changes.
  func withFirstCard<Result>(_ paper: Int32, _ body: (borrowing PaperCard) -> Result) -> Result {
    firstCards.withValue(
      at: Int(paper),
      make: {
        let first = catalogue.firstAppearance(of: paper).shown
        return card(paper, title: catalogue.title(first), authors: catalogue.authorList(first))
      }, body)
  }

  /// How many bytes a card as a related paper takes, if somebody made it already.
  func knownSize(_ paper: Int32) -> Int { firstCards.withKnown(at: Int(paper)) { $0.related.byteCount } ?? 0 }

  private func card(_ paper: Int32, title: String, authors: AuthorList) -> PaperCard {
    var related = PackedRecord(RelatedPaperFields.self, capacity: title.utf8.count + 40)
    related.add(.titleHTML) { RichText.appendInline(title, links: false, to: &$0) }
    if let first = authors.first {
      related.add(.authors) { text in
        if authors.count == 1 { return text.append(first) }
        words.append(.etAl, to: &text) { name, text in if name == "author" { text.append(first) } }
      }
    }
    if let month = catalogue.firstSeen(paper).month {
      related.add(.dateLabel) { words.append(month, .monthAndYearShort, to: &$0) }
    }
    return PaperCard(related: related, titleLanguage: TextLanguage(of: title))
  }
}
