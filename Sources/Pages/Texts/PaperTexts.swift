internal import Catalogue
internal import Digests
internal import TeX
internal import Vocabulary

/// An entry that was read. A class, because an entry is a dozen lists and texts, each of which a copy counts.
final class LoadedEntry: Sendable {
  let reference: EntryReference
  let entry: Entry

  init(_ reference: EntryReference, _ entry: consuming Entry) {
    self.reference = reference
    self.entry = entry
  }
}

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
  ///   - authors: of the first of them that has any, plain.
  init(_ entries: [LoadedEntry], authors: [String]) {
    title = entries[0].entry.title
    self.authors = authors
    abstract = entries[0].entry.abstract
    comment = entries[0].entry.comment
    var tldr = Self.tldr(entries[0].entry)
    summary = entries[0].entry.summary
    links = entries[0].entry.links
    if !Self.areAllDifferent(links) { links = [] }
    for loaded in links.isEmpty ? entries[...] : entries.dropFirst() {
      abstract = abstract ?? loaded.entry.abstract
      comment = comment ?? loaded.entry.comment
      tldr = tldr ?? Self.tldr(loaded.entry)
      summary = summary ?? loaded.entry.summary
      for link in loaded.entry.links where !links.contains(where: { $0.name == link.name }) { links.append(link) }
    }
    summary = summary.map { Chatter.withoutPreamble($0) }
    short = tldr ?? summary
  }

  private static func tldr(_ entry: Entry) -> String? {
    for at in entry.sections.indices where entry.sections[at].label == "TL;DR" { return entry.sections[at].text }
    return nil
  }

  private static func areAllDifferent(_ links: [Entry.Link]) -> Bool {
    for at in links.indices {
      for before in 0..<at where links[before].name == links[at].name { return false }
    }
    return true
  }

  /// The first code repository and the first page of the project: what digests link, else what the comment or the abstract names.
  var places: EntryPreview.Places {
    var places = EntryPreview.Places(
      code: links.first { $0.name == "code" }?.url, project: links.first { $0.name == "project" }?.url)
    for text in [comment, abstract] {
      guard let text, places.code == nil || places.project == nil else { continue }
      let addresses = RichText.addresses(in: text)
      if addresses.isEmpty { continue }
      places.code = places.code ?? RichText.codeLink(among: addresses)
      places.project = places.project ?? RichText.projectPage(among: addresses)
    }
    return places
  }
}

extension Site {
  /// The texts of a paper over all its entries.
  func texts(ofPaper index: Int) throws(Diagnostic) -> PaperTexts { texts(try loaded(paper: index)) }

  /// The texts of entries of one paper together.
  func texts(_ loaded: [LoadedEntry]) -> PaperTexts {
    PaperTexts(loaded, authors: authors(of: loaded))
  }

  /// The plain names of who signed, which the catalogue has for every entry.
  private func authors(of loaded: [LoadedEntry]) -> [String] {
    for one in loaded {
      let authors = catalogue.authors(one.reference)
      if !authors.isEmpty { return authors }
    }
    return []
  }

  /// Reads a paper's entries: that of its title, then the others by exactness, the latest first.
  func loaded(paper index: Int) throws(Diagnostic) -> [LoadedEntry] {
    if catalogue.papers[index].entries.count == 1 {
      let reference = catalogue.papers[index].titleEntry
      return [LoadedEntry(reference, try entries.entry(reference))]
    }
    return try ordered(catalogue.papers[index].entries, first: catalogue.papers[index].titleEntry).map {
      reference throws(Diagnostic) in LoadedEntry(reference, try entries.entry(reference))
    }
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
