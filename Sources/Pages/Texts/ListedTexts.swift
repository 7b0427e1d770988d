internal import Catalogue
internal import TeX
internal import Vocabulary

/// What lists and feeds show of a paper, out of the previews of one digest's entry, or of several of the same paper.
struct ListedTexts: Hashable {
  var titleHTML: [UInt8]
  var titleLanguage: TextLanguage
  var plainTitle: String
  var authors: [String]
  /// The first of TL;DR and summary.
  var short: EntryPreview.Beginning?
  /// The abstract's beginning; only where there is no `short`.
  var abstract: EntryPreview.Beginning?
  var abstractLanguage: TextLanguage?
  /// The language of the first of abstract, summary and TL;DR; nil when there is none of them.
  var textLanguage: TextLanguage?
  /// Whose abstract and whose summary is shown.
  var abstractEntry: EntryReference?
  var summaryEntry: EntryReference?
  var code: String?
  var project: String?

  /// What most papers have: one entry.
  init(_ reference: EntryReference, _ preview: EntryPreview, authors: [String]) {
    titleHTML = preview.titleHTML
    titleLanguage = preview.titleLanguage
    plainTitle = preview.plainTitle
    self.authors = authors
    short = preview.tldr ?? preview.summary
    abstract = short == nil ? preview.abstract : nil
    abstractLanguage = preview.abstractLanguage
    textLanguage = preview.abstractLanguage ?? (preview.summary ?? preview.tldr)?.textLanguage
    abstractEntry = preview.abstractLanguage == nil ? nil : reference
    summaryEntry = preview.summary == nil ? nil : reference
    code = preview.links.code ?? preview.inComment?.code ?? preview.inAbstract?.code
    project = preview.links.project ?? preview.inComment?.project ?? preview.inAbstract?.project
  }

  /// - Parameters:
  ///   - entries: the most exact and latest first; not empty.
  init(_ entries: [(reference: EntryReference, preview: EntryPreview)], authors: [String]) {
    let first = entries[0].preview
    titleHTML = first.titleHTML
    titleLanguage = first.titleLanguage
    plainTitle = first.plainTitle
    self.authors = authors
    var tldr: EntryPreview.Beginning?
    var summary: EntryPreview.Beginning?
    var links = EntryPreview.Places()
    var inComment: EntryPreview.Places?
    var inAbstract: EntryPreview.Places?
    for (reference, preview) in entries {
      tldr = tldr ?? preview.tldr
      if summary == nil, let found = preview.summary {
        summary = found
        summaryEntry = reference
      }
      abstract = abstract ?? preview.abstract
      if abstractLanguage == nil, let language = preview.abstractLanguage {
        abstractLanguage = language
        abstractEntry = reference
      }
      links.code = links.code ?? preview.links.code
      links.project = links.project ?? preview.links.project
      inComment = inComment ?? preview.inComment
      inAbstract = inAbstract ?? preview.inAbstract
    }
    short = tldr ?? summary
    if short != nil { abstract = nil }
    textLanguage = abstractLanguage ?? (summary ?? tldr)?.textLanguage
    code = links.code ?? inComment?.code ?? inAbstract?.code
    project = links.project ?? inComment?.project ?? inAbstract?.project
  }
}

extension Site {
  /// What lists show of a paper over all its entries.
  func listed(_ paper: Paper) throws(Diagnostic) -> ListedTexts {
    try listed(paper.entries, first: paper.titleEntry)
  }

  /// What lists show of a paper as the digests of one edition gave it.
  func listed(_ paper: Paper, in appearance: Appearance) throws(Diagnostic) -> ListedTexts {
    try listed(references(of: paper, in: appearance), first: appearance.shown)
  }

  private func listed(_ references: [EntryReference], first: EntryReference) throws(Diagnostic) -> ListedTexts {
    if references.count == 1 {
      return ListedTexts(first, try entries.preview(first), authors: catalogue.authors(first))
    }
    var loaded: [(reference: EntryReference, preview: EntryPreview)] = []
    var authors: [String] = []
    for reference in ordered(references, first: first) {
      loaded.append((reference, try entries.preview(reference)))
      if authors.isEmpty { authors = catalogue.authors(reference) }
    }
    return ListedTexts(loaded, authors: authors)
  }
}
