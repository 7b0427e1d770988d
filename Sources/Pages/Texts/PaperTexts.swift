internal import Catalogue
internal import Digests
internal import TeX
internal import Vocabulary

/// The texts of a paper that are shown together: out of one digest's entry, or out of several of the same paper.
struct PaperTexts {
  var title: String
  var authors: [String]
  var abstract: String?
  /// The first of TL;DR and summary, for lists.
  var short: String?
  /// The whole of it, where it is longer than `short` can show.
  var summary: String?
  var comment: String?
  var links: [Entry.Link]

  /// - Parameters:
  ///   - entries: the most exact and latest first.
  init(_ entries: [Entry]) {
    title = entries[0].title
    authors = (entries.first { !$0.authors.isEmpty }?.authors ?? []).map { AuthorName.plain($0) }
    abstract = entries.lazy.compactMap(\.abstract).first
    comment = entries.lazy.compactMap(\.comment).first
    let tldr = entries.lazy.compactMap { $0.sections.first { $0.label == "TL;DR" }?.text }.first
    summary = entries.lazy.compactMap(\.summary).first.map { Chatter.withoutPreamble($0) }
    short = tldr ?? summary
    links = []
    for link in entries.lazy.flatMap(\.links) where !links.contains(where: { $0.name == link.name }) { links.append(link) }
  }

  /// The first code repository and the first page of the project: what digests link, else what the comment or the abstract names.
  var places: EntryPreview.Places {
    var places = EntryPreview.Places(
      code: links.first { $0.name == "code" }?.url, project: links.first { $0.name == "project" }?.url)
    for text in [comment, abstract].compactMap({ $0 }) where places.code == nil || places.project == nil {
      let addresses = RichText.addresses(in: text)
      places.code = places.code ?? RichText.codeLink(among: addresses)
      places.project = places.project ?? RichText.projectPage(among: addresses)
    }
    return places
  }
}

extension Site {
  /// The texts of a paper over all its entries.
  func texts(of paper: Paper) throws(Diagnostic) -> PaperTexts {
    if paper.entries.count == 1 { return PaperTexts([try entries.entry(paper.entries[0])]) }
    return try texts(paper.entries, first: paper.titleEntry)
  }

  /// Loads entries: `first`, then the others by exactness, the latest first.
  func texts(_ references: OneOrMore<EntryReference>, first: EntryReference) throws(Diagnostic) -> PaperTexts {
    PaperTexts(try ordered(references, first: first).map { reference throws(Diagnostic) in try entries.entry(reference) })
  }

  /// The entries that the digests of one edition gave.
  func references(of paper: Paper, in appearance: Appearance) -> [EntryReference] {
    if paper.entries.count == 1 { return [paper.entries[0]] }
    return paper.entries.filter { catalogue.edition($0) == appearance.edition }
  }

  /// The order in which the texts of entries are asked for: `first`, then the others by exactness, the latest first.
  func ordered(_ references: some Collection<EntryReference>, first: EntryReference) -> [EntryReference] {
    if references.count == 1 { return Array(references) }
    let others = references.filter { $0 != first }.sorted { left, right in
      let a = catalogue.facts(left)
      let b = catalogue.facts(right)
      if a.format.exactness != b.format.exactness { return a.format.exactness > b.format.exactness }
      return a.edition == b.edition ? left > right : a.edition > b.edition
    }
    return [first] + others
  }
}
