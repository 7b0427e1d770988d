internal import Catalogue
internal import TeX
internal import Vocabulary

/// What lists and feeds show of a paper, out of the previews of one digest's entry, or of several of the same paper.
struct ListedTexts: Hashable {
  /// Of one entry, or put together out of several.
  private let preview: EntryPreview
  let authors: [String]
  /// Whose abstract and whose summary is shown.
  let abstractEntry: EntryReference?
  let summaryEntry: EntryReference?

  var titleHTML: [UInt8] { preview.titleHTML }
  var titleLanguage: TextLanguage { preview.titleLanguage }
  var plainTitle: String { preview.plainTitle }
  /// The first of TL;DR and summary.
  var short: EntryPreview.Beginning? { preview.tldr ?? preview.summary }
  /// The abstract's beginning; only where there is no `short`.
  var abstract: EntryPreview.Beginning? { preview.tldr == nil && preview.summary == nil ? preview.abstract : nil }
  var abstractLanguage: TextLanguage? { preview.abstractLanguage }
  /// The language of the first of abstract, summary and TL;DR; nil when there is none of them.
  var textLanguage: TextLanguage? { preview.abstractLanguage ?? (preview.summary ?? preview.tldr)?.textLanguage }
  var code: String? { preview.links.code ?? preview.inComment?.code ?? preview.inAbstract?.code }
  var project: String? { preview.links.project ?? preview.inComment?.project ?? preview.inAbstract?.project }

  /// What most papers have: one entry.
  init(_ reference: EntryReference, _ preview: consuming EntryPreview, authors: [String]) {
    abstractEntry = preview.abstractLanguage == nil ? nil : reference
    summaryEntry = preview.summary == nil ? nil : reference
    self.authors = authors
    self.preview = preview
  }

  /// - Parameters:
  ///   - entries: the most exact and latest first; not empty.
  init(_ entries: [(reference: EntryReference, preview: EntryPreview)], authors: [String]) {
    var merged = entries[0].preview
    abstractEntry = entries.first { $0.preview.abstractLanguage != nil }?.reference
    summaryEntry = entries.first { $0.preview.summary != nil }?.reference
    for (_, preview) in entries.dropFirst() {
      merged.tldr = merged.tldr ?? preview.tldr
      merged.summary = merged.summary ?? preview.summary
      merged.abstract = merged.abstract ?? preview.abstract
      merged.abstractLanguage = merged.abstractLanguage ?? preview.abstractLanguage
      merged.links.code = merged.links.code ?? preview.links.code
      merged.links.project = merged.links.project ?? preview.links.project
      merged.inComment = merged.inComment ?? preview.inComment
      merged.inAbstract = merged.inAbstract ?? preview.inAbstract
    }
    self.authors = authors
    preview = merged
  }
}

extension Site {
  /// What lists show of a paper over all its entries.
  func listed(_ paper: Int32) throws(Diagnostic) -> ListedTexts {
    let first = catalogue.papers[Int(paper)].titleEntry
    if catalogue.papers[Int(paper)].entries.count == 1 { return try listed(first) }
    return try listed(Array(catalogue.papers[Int(paper)].entries), first: first)
  }

  /// What lists show of a paper as the digests of one edition gave it.
  func listed(_ paper: Int32, in appearance: Appearance) throws(Diagnostic) -> ListedTexts {
    if catalogue.papers[Int(paper)].entries.count == 1 { return try listed(appearance.shown) }
    let references = catalogue.papers[Int(paper)].entries.filter { catalogue.edition($0) == appearance.edition }
    return try listed(references, first: appearance.shown)
  }

  private func listed(_ only: EntryReference) throws(Diagnostic) -> ListedTexts {
    ListedTexts(only, try entries.preview(only), authors: catalogue.authors(only))
  }

  private func listed(_ references: [EntryReference], first: EntryReference) throws(Diagnostic) -> ListedTexts {
    if references.count == 1 { return try listed(first) }
    var loaded: [(reference: EntryReference, preview: EntryPreview)] = []
    var authors: [String] = []
    for reference in ordered(references, first: first) {
      loaded.append((reference, try entries.preview(reference)))
      if authors.isEmpty { authors = catalogue.authors(reference) }
    }
    return ListedTexts(loaded, authors: authors)
  }
}
