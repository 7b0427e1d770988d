public import Catalogue
internal import Parallel
internal import Synchronization
public import Vocabulary

extension Archive {
  /// The related papers of every paper of the catalogue. Those whose window has not changed since the last build are not looked for
  /// again.
  public func relatedPapers(in catalogue: Catalogue, jobs: Int) throws(Diagnostic) -> RelatedLists {
    var store = RelatedStore(program: program)
    let known = relatedStore()
    store.statistics = known.statistics
    let runs = editionRuns(catalogue)
    let windows = WindowPrints(runs, catalogue, jobs: jobs)
    var missing: [(papers: Range<Int>, window: Fingerprint)] = []
    for papers in runs {
      let edition = catalogue.papers[papers.lowerBound].firstSeen
      guard edition.month != nil else { continue }
      let window = windows.fingerprint(of: edition)
      let end = papers.upperBound
      if let found = known.editions[edition.packed], found.window == window, found.lists.count == papers.count,
        found.lists.papers.allSatisfy({ $0 >= 1 && Int($0) <= end })
      {
        store.editions[edition.packed] = found
      } else {
        missing.append((papers, window))
      }
    }
    try find(missing, windows, in: catalogue, jobs: jobs, &store)
    if !missing.isEmpty { save(store) }
    var related = RelatedLists()
    for papers in runs {
      if let found = store.editions[catalogue.papers[papers.lowerBound].firstSeen.packed] {
        related.append(found.lists, from: Int32(papers.upperBound))
      } else {
        for _ in papers { related.endList() }
      }
    }
    return related
  }

  /// Looks for the related papers of some editions, a month at a time.
  private func find(
    _ missing: [(papers: Range<Int>, window: Fingerprint)], _ windows: WindowPrints, in catalogue: Catalogue, jobs: Int,
    _ store: inout RelatedStore
  ) throws(Diagnostic) {
    let cache = TermCache(self)
    var finder = RelatedFinder(catalogue, jobs: jobs) { papers throws(Diagnostic) in
      try cache.terms(papers.lazy.map { catalogue.papers[$0].appearances[0].shown })
    }
    var rest = missing[...]
    while let first = rest.first {
      guard let month = catalogue.papers[first.papers.lowerBound].firstSeen.month else { break }
      let editions = rest.prefix { catalogue.papers[$0.papers.lowerBound].firstSeen.month == month }
      rest = rest[editions.endIndex...]
      let months = windows.fingerprint(ofMonthsBefore: month)
      let known = store.statistics.flatMap { $0.months == months ? $0.terms : nil }
      var lists = try finder.related(to: editions.flatMap(\.papers), knowing: known)[...]
      // The next build asks for those of the archive's last month, as that is where a new day is.
      if known == nil, month == catalogue.papers.last?.firstSeen.month, let terms = finder.statistics(of: month) {
        store.statistics = (months, terms)
      }
      for (papers, window) in editions {
        var found = RelatedStore.Found(window: window)
        for list in lists.prefix(papers.count) {
          for paper in list { found.lists.append(Int32(papers.upperBound) - paper) }
          found.lists.endList()
        }
        lists = lists.dropFirst(papers.count)
        store.editions[catalogue.papers[papers.lowerBound].firstSeen.packed] = found
      }
    }
  }

  /// The papers of each first edition, which lie together.
  private func editionRuns(_ catalogue: Catalogue) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for index in catalogue.papers.indices where catalogue.papers[index].firstSeen != catalogue.papers[start].firstSeen {
      runs.append(start..<index)
      start = index
    }
    if start < catalogue.papers.count { runs.append(start..<catalogue.papers.count) }
    return runs
  }
}

/// Fingerprints of what related papers depend on: the papers of twelve months, by months and editions.
private struct WindowPrints {
  /// By month, its editions in order.
  private var editions: [Int: [(edition: Edition, print: Fingerprint)]] = [:]
  private var months: [Int: Fingerprint] = [:]

  /// - Parameter runs: the papers of each first edition, in order.
  init(_ runs: [Range<Int>], _ catalogue: Catalogue, jobs: Int) {
    let prints = Parallel.map(runs.count, jobs: jobs, makeWorker: { FingerprintBuilder() }) { builder, run in
      builder.reset()
      for index in runs[run] {
        builder.add(catalogue.papers[index].key.name)
        builder.add(catalogue.content(catalogue.papers[index].appearances[0].shown))
      }
      return builder.finish()
    }
    for (run, print) in zip(runs, prints) {
      let edition = catalogue.papers[run.lowerBound].firstSeen
      if let month = edition.month { editions[month.number, default: []].append((edition, print)) }
    }
    for (month, list) in editions { months[month] = Self.print(list, upTo: nil) }
  }

  private static func print(_ list: [(edition: Edition, print: Fingerprint)], upTo last: Edition?) -> Fingerprint {
    var builder = FingerprintBuilder()
    for (edition, print) in list {
      if let last, edition > last { break }
      builder.add(Int(edition.packed))
      builder.add(print)
    }
    return builder.finish()
  }

  /// Of the window of the papers first seen in an edition.
  func fingerprint(of edition: Edition) -> Fingerprint {
    var builder = FingerprintBuilder()
    guard let month = edition.month else { return builder.finish() }
    add(monthsBefore: month, to: &builder)
    builder.add(Self.print(editions[month.number] ?? [], upTo: edition))
    return builder.finish()
  }

  /// Of the twelve months before one.
  func fingerprint(ofMonthsBefore month: Month) -> Fingerprint {
    var builder = FingerprintBuilder()
    add(monthsBefore: month, to: &builder)
    return builder.finish()
  }

  private func add(monthsBefore month: Month, to builder: inout FingerprintBuilder) {
    for number in (month.number - 12)..<month.number {
      builder.add(number)
      if let print = months[number] { builder.add(print) }
    }
  }
}

/// The terms of digests, each read once while papers come in their order.
private final class TermCache: Sendable {
  private let archive: Archive
  private let digests = Mutex<[Int32: StoredTerms]>([:])

  init(_ archive: Archive) { self.archive = archive }

  func terms(_ references: some Sequence<EntryReference>) throws(Diagnostic) -> PaperTerms {
    var papers = PaperTerms()
    var current: Int32?
    for reference in references {
      if current != reference.digest {
        papers.begin(try terms(ofDigest: reference.digest))
        current = reference.digest
      }
      papers.append(entry: Int(reference.ordinal))
    }
    return papers
  }

  private func terms(ofDigest digest: Int32) throws(Diagnostic) -> StoredTerms {
    if let known = digests.withLock({ $0[digest] }) { return known }
    let terms = try archive.terms(ofDigest: Int(digest))
    digests.withLock { digests in
      // Papers come by first edition, so few digests are open at a time.
      if digests.count >= 64 { digests.removeAll(keepingCapacity: true) }
      digests[digest] = terms
    }
    return terms
  }
}
