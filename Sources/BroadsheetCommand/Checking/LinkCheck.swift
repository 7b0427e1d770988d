internal import Configuration
internal import Pages
internal import Parallel
internal import Vocabulary

/// Renders every page in memory and follows its links within the site.
struct LinkCheck {
  let plan: SitePlan
  let url: SiteURL?
  /// Bytes above which a page is reported.
  let pageLimit: Int

  struct Result {
    var links: [BrokenLink] = []
    /// About pages that are too large.
    var diagnostics: [Diagnostic] = []
    /// Of every file, for the limits of hosts.
    var sizes: [(path: String, bytes: Int)] = []
  }

  private struct Page: Sendable {
    var size = 0
    var broken: [String] = []
    var fragments: [Fragment] = []
  }

  private struct Fragment: Sendable, Hashable {
    var target: Int
    var name: String
    var link: String
  }

  func run(jobs: Int, progress: Progress) throws(Diagnostic) -> Result {
    var index: [String: Int] = Dictionary(minimumCapacity: plan.count)
    for file in 0..<plan.count { index[plan.path(file).description] = file }
    let known = index
    let pages = try Parallel.map(plan.count, jobs: jobs) { file throws(Diagnostic) -> Page in
      defer { progress.advance() }
      return try check(file, known)
    }
    var result = Result()
    var wanted: [Int: [(page: Int, fragment: Fragment)]] = [:]
    for (file, page) in pages.enumerated() {
      let path = plan.path(file).description
      result.sizes.append((path, page.size))
      for link in page.broken { result.links.append(BrokenLink(page: path, link: link)) }
      if page.size > pageLimit, path.hasSuffix(".html") {
        result.diagnostics.append(
          .warning(
            "the page has \(page.size / 1000) KB and the limit is \(pageLimit / 1000) KB; raise --page-limit, or show less of each paper in its template",
            at: SourceLocation(file: path)))
      }
      for fragment in page.fragments { wanted[fragment.target, default: []].append((file, fragment)) }
    }
    for target in wanted.keys.sorted() {
      var bytes: [UInt8] = []
      try plan.render(target, to: &bytes)
      let identifiers = LinkScanner.identifiers(in: bytes)
      for (page, fragment) in wanted[target] ?? [] where !identifiers.contains(fragment.name) {
        result.links.append(
          BrokenLink(page: plan.path(page).description, link: fragment.link, target: plan.path(target).description))
      }
    }
    return result
  }

  private func check(_ file: Int, _ index: [String: Int]) throws(Diagnostic) -> Page {
    var bytes: [UInt8] = []
    try plan.render(file, to: &bytes)
    var page = Page(size: bytes.count)
    let path = plan.path(file)
    guard path.description.hasSuffix(".html") else { return page }
    var seen: Set<String> = []
    LinkScanner.forEachLink(in: bytes) { link in
      guard seen.insert(link).inserted,
        let target = LinkTarget(link, on: path, base: url?.description, basePath: url?.basePath ?? "/")
      else { return }
      guard let found = index[target.path] else {
        // The search page hands this folder to its script.
        if target.path != "search" { page.broken.append(link) }
        return
      }
      if !target.fragment.isEmpty { page.fragments.append(Fragment(target: found, name: target.fragment, link: link)) }
    }
    return page
  }
}
