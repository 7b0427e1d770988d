internal import Catalogue
internal import Parallel
internal import Search
public import Vocabulary

/// Every file of the site, with the fingerprint of what it is made of. Making the plan reads no text: a build of which little
/// changed renders little.
public struct SitePlan: Sendable {
  let site: Site
  let files: PlannedFiles
  let searchParts = SearchParts()
  let recentFeedItems = RecentFeedItems()
  let recentCitations = RecentCitations()

  /// - Parameter jobs: how many threads take fingerprints.
  public init(_ site: Site, jobs: Int) {
    self.site = site
    files = SitePlanner(site, jobs: jobs).plan()
  }

  public var count: Int { files.count }

  public var paperCount: Int { site.catalogue.papers.count }

  /// Addresses that two things want: an error each, naming both. Who publishes the plan need not ask, as publishing finds them.
  ///
  /// - Parameter jobs: how many threads hash addresses.
  public func collisions(jobs: Int) -> [Diagnostic] {
    let hashes = Parallel.map(files.count, jobs: jobs) { HashNumbering.hash(files.path($0).description) }
    var numbers = HashNumbering(expected: files.count)
    var owners: [Int] = []
    owners.reserveCapacity(files.count)
    var found: [Diagnostic] = []
    for index in files.indices {
      let number = numbers.number(hashes[index]) { files.path(owners[$0]) == files.path(index) }
      if number == owners.count {
        owners.append(index)
        continue
      }
      found.append(collision(owners[number], index, at: files.path(index).description))
      owners[number] = index
    }
    return found
  }

  /// What to say of two files that have one address.
  public func collision(_ first: Int, _ second: Int, at address: String) -> Diagnostic {
    .error(
      "two things have the address \(address): \(describe(files.content(first))) and \(describe(files.content(second))); "
        + "rename one of them")
  }

  private func describe(_ content: PlannedFile.Content) -> String {
    switch content {
    case .staticFile(let index): "the file static/\(site.staticFiles[index].path)"
    case .plain(let index): "the plain page '\(site.plainPages[index].title)'"
    case .paper(let index): "the paper '\(site.catalogue.title(of: Int32(index)))'"
    case .keyword(let index), .archive(let index, _), .keywordCitations(let index, _, _):
      "the keyword '\(site.catalogue.keywords[index].name)'"
    case .author(let index): "the author '\(site.catalogue.authors[index].name)'"
    default: "a page of the site's own"
    }
  }
}
