internal import Catalogue
internal import Configuration
internal import Encoding
internal import Mustache
internal import TeX
internal import Vocabulary

extension PageMaker {
  /// The items of an archive document, in the page's store, as `feedItems` has them on their own: no other file shows them, and archives
  /// hold every paper several times. Nil when not all of them fit as they are.
  func archivedItems(_ items: [FeedItem], of owner: FeedOwner) throws(Diagnostic) -> Value? {
    let limit = site.settings.feeds.kilobytes * 1000
    var list = StoredList(atMost: items.count, in: store)
    var size = FeedBudget.head
    for (at, item) in items.enumerated() {
      guard case .paper(let index) = item else { return nil }
      var (values, bytes) = try archivedItem(index)
      size += bytes
      let others = (items.count - at - 1) * FeedBudget.shortItem(owner)
      if size + others > limit { return nil }
      if at == items.count - 1 { values[.isLast] = true }
      list.append(.object(values))
    }
    return .list(list)
  }

  /// A paper as its first day told it, and how many bytes it takes at most in the document.
  private func archivedItem(_ index: Int32) throws(Diagnostic) -> (values: StoredRecord<FeedItemFields>, bytes: Int) {
    let key = catalogue.key(of: index)
    let texts = try site.listed(index, in: catalogue.firstAppearance(of: index))
    var values = record(FeedItemFields.self)
    var bytes = FeedBudget.itemTags
    func add(_ field: FeedItemFields, _ append: (inout [UInt8]) -> Void, _ measure: (Span<UInt8>) -> Int = { _ in 0 }) {
      values[field] = store.text {
        let start = $0.count
        append(&$0)
        bytes += measure($0.span.extracting(start...))
      }
    }
    // The address is the identifier even when old papers lose their pages.
    if let url = site.settings.url {
      add(.id) {
        if let id = key.id { PaperAddress.append(below: url, id, to: &$0) } else { url.appendAbsolute(key.path, to: &$0) }
      } _: {
        4 * $0.count
      }
    } else {
      bytes += 4 * 60
      values[.id] = store.text(FeedNames.urn(key.name))
    }
    let hasPage = site.settings.url != nil && site.hasPage(index)
    values[.isPermalink] = .flag(hasPage)
    if hasPage {
      values[.href] = values[.id]
    } else if let id = key.id {
      values[.href] = store.text { ArXivAddress.append(abstractOf: id, to: &$0) }
    }
    add(.title) {
      $0.append(texts.plainTitle)
    } _: {
      FeedBudget.escaped($0)
    }
    var authors = StoredList(atMost: 1, in: store)
    if texts.authors.contains(where: { !$0.isEmpty }) || texts.authors.count > 1 {
      var name = record(FeedNameFields.self)
      name[.name] = store.text {
        let start = $0.count
        $0.append(joining: texts.authors, ..<texts.authors.count)
        bytes += FeedBudget.escaped($0.span.extracting(start...)) + FeedBudget.nameTags
      }
      name[.isLast] = true
      authors.append(.object(name))
    }
    values[.authors] = .list(authors)
    if let day = catalogue.firstSeen(index).representativeDay {
      // It never changed, so that one date is enough.
      values[.updatedRFC3339] = store.text { FeedDates.append(rfc3339: day, to: &$0) }
    }
    if let summary = (texts.short ?? texts.abstract)?.plain, !summary.isEmpty {
      add(.summary) {
        $0.append(summary)
      } _: {
        FeedBudget.escapedTwice($0)
      }
    }
    if let language = texts.textLanguage { values[.contentLanguage] = Rendered.language(language, page: words.language) }
    return (values, bytes)
  }
}
