internal import Configuration
internal import Mustache
internal import TeX
internal import Vocabulary

extension PageMaker {
  /// What every page has.
  ///
  /// - Parameters:
  ///   - title: plain; nil for the home page, whose title is the site's.
  ///   - description: plain.
  func frame(
    title: String?, description: String? = nil, feeds: FeedOwner? = .site, previous: SitePath? = nil, next: SitePath? = nil,
    isUnlisted: Bool = false
  ) -> Value {
    let settings = site.settings
    var frame = record(FrameFields.self)
    frame[.siteTitle] = store.text(settings.title)
    frame[.tagline] = store.text(orAbsent: settings.tagline.isEmpty ? nil : settings.tagline)
    frame[.siteAuthor] = store.text(orAbsent: settings.author.isEmpty ? nil : settings.author)
    frame[.siteDescription] = store.text(orAbsent: settings.description.isEmpty ? nil : settings.description)
    frame[.language] = store.text(words.language)
    // A host shows the 404 page at any depth, so its links begin at the root of the host.
    frame[.root] = store.text(path == Addresses.notFound ? settings.url?.basePath ?? "/" : path.rootPrefix)
    frame[.documentTitle] = store.text(
      title.map { words.phrase(.documentTitle, ["title": $0, "site": settings.title]) } ?? settings.title)
    frame[.shareTitle] = store.text(title ?? settings.title)
    let described = description ?? (settings.description.isEmpty ? nil : settings.description)
    frame[.description] = store.text(orAbsent: described.map { $0.utf8.count <= 200 ? $0 : Excerpt.of($0, limit: 200) })
    if !isUnlisted { frame[.canonical] = store.text(orAbsent: site.absolute(path)) }
    frame[.shareImage] = store.text(orAbsent: site.theme.path(of: .shareImage).flatMap { site.absolute($0) })
    frame[.isUnlisted] = .flag(isUnlisted)
    if let feeds { frame[.feeds] = feedLinks(feeds) }
    frame[.previousHref] = href(previous)
    frame[.nextHref] = href(next)
    frame[.hasAuthors] = .flag(settings.pages.authors)
    frame[.plainPages] = .list(site.plainPages.map { link($0.path, $0.title) })
    frame[.t] = store.prepared
    return .object(frame)
  }

  private func feedLinks(_ owner: FeedOwner) -> Value {
    let title = owner.title(site)
    return .list(
      FeedFormat.allCases.filter { owner != .siteAtom || $0 == .atom }.map { format in
        var feed = record(FeedLinkFields.self)
        // One feed needs no name to be told apart.
        if owner != .siteAtom { feed[.title] = store.text("\(title) · \(format.label)") }
        feed[.format] = store.text(format.label)
        feed[.mediaType] = store.text(format.mediaType)
        feed[.href] = href(owner.path(format, site))
        return .object(feed)
      })
  }
}
