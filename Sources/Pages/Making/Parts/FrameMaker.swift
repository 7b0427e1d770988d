internal import Configuration
internal import Encoding
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
    var frame = store.preparedRecord(FrameFields.self, at: 1)
    // A host shows the 404 page at any depth, so its links begin at the root of the host.
    let start = path == Addresses.notFound ? settings.url?.basePath ?? "/" : nil
    frame[.root] = store.text(start ?? root)
    if let title {
      frame[.documentTitle] = store.text { text in
        words.append(.documentTitle, to: &text) { name, text in
          if name == "title" { text.append(title) } else if name == "site" { text.append(settings.title) }
        }
      }
      frame[.shareTitle] = store.text(title)
    } else {
      frame[.documentTitle] = frame[.siteTitle]
      frame[.shareTitle] = frame[.siteTitle]
    }
    if let description {
      frame[.description] = store.text(description.utf8.count <= 200 ? description : Excerpt.of(description, limit: 200))
    }
    if !isUnlisted { frame[.canonical] = absolute(path) }
    frame[.isUnlisted] = .flag(isUnlisted)
    if let feeds { frame[.feeds] = feedLinks(feeds) }
    frame[.previousHref] = href(previous)
    frame[.nextHref] = href(next)
    frame[.hasAuthors] = .flag(settings.pages.authors)
    frame[.hasSearch] = .flag(settings.pages.hasSearch)
    frame[.plainPages] = list(site.plainPages.count) { at in
      let page = site.plainPages[at]
      return link(start.map { store.text($0 + page.path.percentEncoded) } ?? href(page.path), store.text(page.title))
    }
    frame[.t] = store.prepared
    return .object(frame)
  }

  private func feedLinks(_ owner: FeedOwner) -> Value {
    var links = StoredList(atMost: FeedFormat.allCases.count, in: store)
    if owner == .siteAtom {
      // One feed needs no name to be told apart.
      links.append(.object(feedLink(owner, .atom)))
      return .list(links)
    }
    let title = owner.title(site)
    for format in FeedFormat.allCases {
      var feed = feedLink(owner, format)
      feed[.title] = store.text("\(title) · \(format.label)")
      links.append(.object(feed))
    }
    return .list(links)
  }

  private func feedLink(_ owner: FeedOwner, _ format: FeedFormat) -> StoredRecord<FeedLinkFields> {
    var feed = record(FeedLinkFields.self)
    feed[.format] = store.text(format.label)
    feed[.mediaType] = store.text(format.mediaType)
    feed[.href] = href(owner.path(format, site))
    return feed
  }
}

extension Site {
  /// What the frames of all pages have in common.
  static func frame(_ settings: SiteSettings, _ theme: Theme) -> Record<FrameFields> {
    func present(_ text: String) -> Value { text.isEmpty ? .absent : .text(text) }
    var frame = Record(FrameFields.self)
    frame[.siteTitle] = .text(settings.title)
    frame[.tagline] = present(settings.tagline)
    frame[.siteAuthor] = present(settings.author)
    frame[.siteDescription] = present(settings.description)
    frame[.language] = .text(theme.words.language)
    // Of pages that say nothing of themselves.
    frame[.description] = present(
      settings.description.utf8.count <= 200 ? settings.description : Excerpt.of(settings.description, limit: 200))
    frame[.shareImage] = .text(orAbsent: theme.path(of: .shareImage).flatMap { settings.url?.absolute($0) })
    return frame
  }
}
