internal import Configuration
internal import Mustache
internal import Vocabulary

extension PageMaker {
  /// `search.html`.
  func searchPage() -> Value {
    var values = record(EmptyFields.self)
    values[.frame] = frame(title: words.words[.searchTitle].plainText, feeds: nil, isUnlisted: true)
    values[.indexHref] = store.text(path.rootPrefix + "search/")
    return .object(values)
  }

  /// `404.html`.
  func notFoundPage() -> Value {
    var values = record(EmptyFields.self)
    values[.frame] = frame(title: words.words[.notFoundTitle].plainText, feeds: nil, isUnlisted: true)
    values[.indexHref] = store.text((site.settings.url?.basePath ?? "/") + "search/")
    return .object(values)
  }

  /// A page that the owner wrote.
  func plainPage(_ index: Int) -> Value {
    let plain = site.plainPages[index]
    var values = record(PlainFields.self)
    values[.frame] = frame(title: plain.title)
    if !plain.html.starts(with: "<h1>".utf8) { values[.title] = store.text(plain.title) }
    values[.contentHTML] = .bytes(plain.html)
    return .object(values)
  }
}
