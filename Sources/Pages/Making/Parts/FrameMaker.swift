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
    var frame = Record(FrameFields.self)
    frame[.siteTitle] = .text(settings.title)
    frame[.tagline] = .text(orAbsent: settings.tagline.isEmpty ? nil : settings.tagline)
    frame[.siteAuthor] = .text(orAbsent: settings.author.isEmpty ? nil : settings.author)
    frame[.siteDescription] = .text(orAbsent: settings.description.isEmpty ? nil : settings.description)
    frame[.language] = .text(words.language)
    // A host shows the 404 page at any depth, so its links begin at the root of the host.
    frame[.root] = .text(path == Addresses.notFound ? settings.url?.basePath ?? "/" : root)
    frame[.documentTitle] = .text(
      title.map { words.phrase(.documentTitle, ["title": $0, "site": settings.title]) } ?? settings.title)
    frame[.shareTitle] = .text(title ?? settings.title)
    let described = description ?? (settings.description.isEmpty ? nil : settings.description)
    frame[.description] = .text(orAbsent: described.map { $0.utf8.count <= 200 ? $0 : Excerpt.of($0, limit: 200) })
    if !isUnlisted { frame[.canonical] = .text(orAbsent: site.absolute(path)) }
    frame[.shareImage] = .text(orAbsent: site.theme.path(of: .shareImage).flatMap { site.absolute($0) })
    frame[.isUnlisted] = .flag(isUnlisted)
    if let feeds { frame[.feeds] = feedLinks(feeds) }
    frame[.previousHref] = href(previous)
    frame[.nextHref] = href(next)
    frame[.hasAuthors] = .flag(settings.pages.authors)
    frame[.plainPages] = .list(site.plainPages.map { link($0.path, $0.title) })
    frame[.t] = .object(words.words)
    return .object(frame)
  }

  private func feedLinks(_ owner: FeedOwner) -> Value {
    let title = owner.title(site)
    return .list(
      FeedFormat.allCases.filter { owner != .siteAtom || $0 == .atom }.map { format in
        var feed = Record(FeedLinkFields.self)
        // One feed needs no name to be told apart.
        if owner != .siteAtom { feed[.title] = .text("\(title) · \(format.label)") }
        feed[.format] = .text(format.label)
        feed[.mediaType] = .text(format.mediaType)
        feed[.href] = href(owner.path(format, site))
        return .object(feed)
      })
  }
}
