internal import Catalogue
internal import Synchronization
internal import TeX
internal import Vocabulary

/// A paper in a line of few words.
struct PaperCard {
  /// Inline HTML without links.
  var titleHTML: [UInt8]
  var titleLanguage: TextLanguage
  /// "Wang et al.", or the name of the only author; nil when nobody is known.
  var authors: [UInt8]?
}

/// The cards of all papers, each made once: eight are printed on every paper's page and one for each of its authors. Those of
/// neighbours lie together, because looking for their parts all over the memory takes longer than printing them. They are made when the
/// first of a run of neighbours is asked for, as a build that changes little asks for few.
final class PaperCards: Sendable {
  private let runs: [Slot]
  private let catalogue: Catalogue
  private let words: InterfaceWords

  private static let runLength = 4

  init(_ catalogue: Catalogue, _ words: InterfaceWords) {
    self.catalogue = catalogue
    self.words = words
    runs = (0..<(catalogue.papers.count + Self.runLength - 1) / Self.runLength).map { _ in Slot() }
  }

  /// As all digests together tell of the paper.
  func card(_ paper: Int32) -> PaperCard {
    withRun(of: paper) { $0.card(Int(paper) % Self.runLength, isFirst: false) }
  }

  /// As its first edition told of it, which no later day changes.
  func firstCard(_ paper: Int32) -> PaperCard {
    withRun(of: paper) { $0.card(Int(paper) % Self.runLength, isFirst: true) }
  }

  private func withRun(of paper: Int32, _ body: (Run) -> PaperCard) -> PaperCard {
    let index = Int(paper) / Self.runLength
    if let card = runs[index].with(body) { return card }
    let start = index * Self.runLength
    var maker = RunMaker()
    for paper in start..<min(start + Self.runLength, catalogue.papers.count) { add(Int32(paper), to: &maker) }
    let run = maker.finish()
    runs[index].store(run)
    return body(run)
  }

  private func add(_ paper: Int32, to maker: inout RunMaker) {
    let title = catalogue.papers[Int(paper)].titleEntry
    let authors = catalogue.papers[Int(paper)].authorsEntry
    let first = catalogue.firstAppearance(of: paper).shown
    let current = maker.card(title: catalogue.title(title), byline: byline(catalogue.authors(authors)))
    maker.places.append(current)
    let isSame = first == title && first == authors
    maker.places.append(isSame ? current : maker.card(title: catalogue.title(first), byline: byline(catalogue.authors(first))))
  }

  private func byline(_ authors: [String]) -> String? {
    guard let first = authors.first else { return nil }
    return authors.count == 1 ? first : words.phrase(.etAl, ["author": first])
  }

  /// Keeps a run once it is made. A run is lent without counting, as all threads would count the same references.
  private final class Slot: Sendable {
    /// The run's address; 0 when there is none yet.
    private let address = Atomic<UInt>(0)

    deinit { if let run = unsafe run { unsafe run.release() } }

    private var run: Unmanaged<Run>? {
      unsafe UnsafeRawPointer(bitPattern: address.load(ordering: .acquiring)).map { unsafe Unmanaged.fromOpaque($0) }
    }

    /// Nil when there is no run yet.
    func with(_ body: (Run) -> PaperCard) -> PaperCard? {
      guard let run = unsafe run else { return nil }
      return unsafe run._withUnsafeGuaranteedRef { body($0) }
    }

    /// Another thread may have been faster with the same run.
    func store(_ new: Run) {
      let kept = unsafe Unmanaged.passRetained(new)
      let isFirst = unsafe address.compareExchange(
        expected: 0, desired: UInt(bitPattern: kept.toOpaque()), ordering: .acquiringAndReleasing
      ).exchanged
      if !isFirst { unsafe kept.release() }
    }
  }

  /// Where a card's texts are.
  private struct Place: Sendable {
    var start: UInt32
    var middle: UInt32
    var end: UInt32
    var language: TextLanguage
  }

  private struct RunMaker {
    var bytes: [UInt8] = []
    /// Of each paper two: as all digests tell it, and as the first edition did.
    var places: [Place] = []

    mutating func card(title: String, byline: String?) -> Place {
      let start = bytes.count
      RichText.appendInline(title, links: false, to: &bytes)
      let middle = bytes.count
      if let byline { bytes += byline.utf8 }
      return Place(
        start: UInt32(start), middle: UInt32(middle), end: UInt32(bytes.count), language: TextLanguage(of: title))
    }

    func finish() -> Run { Run(bytes: bytes, places: places) }
  }

  private final class Run: Sendable {
    private let bytes: [UInt8]
    private let places: [Place]

    init(bytes: [UInt8], places: [Place]) {
      self.bytes = bytes
      self.places = places
    }

    func card(_ paper: Int, isFirst: Bool) -> PaperCard {
      let place = places[2 * paper + (isFirst ? 1 : 0)]
      let middle = Int(place.middle)
      let end = Int(place.end)
      return PaperCard(
        titleHTML: Array(bytes[Int(place.start)..<middle]), titleLanguage: place.language,
        authors: middle == end ? nil : Array(bytes[middle..<end]))
    }
  }
}
