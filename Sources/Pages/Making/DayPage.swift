internal import Configuration
internal import Catalogue
internal import Mustache
internal import Vocabulary

extension PageMaker {
  /// `days/2025-04-22.html`.
  func dayPage(_ index: Int) throws(Diagnostic) -> Value {
    guard let day = catalogue.editions[index].edition.day else { return .absent }
    let (previous, next) = neighbours(ofDay: index)
    let long = words.date(day, .long)
    var values = try dayValues(index)
    values[.frame] = frame(
      title: words.phrase(.dayTitle, ["date": long]), description: dayDescription(catalogue.editions[index]), feeds: .days,
      previous: previous.map(Addresses.day), next: next.map(Addresses.day))
    values[.previous] = previous.map { link(Addresses.day($0), words.date($0, .short)) } ?? .absent
    values[.next] = next.map { link(Addresses.day($0), words.date($0, .short)) } ?? .absent
    return .object(values)
  }

  /// The days before and after that have a page.
  func neighbours(ofDay index: Int) -> (previous: Day?, next: Day?) {
    func day(_ at: Int, _ step: Int) -> Day? {
      var at = at + step
      while catalogue.editions.indices.contains(at) {
        if let day = catalogue.editions[at].edition.day { return day }
        at += step
      }
      return nil
    }
    return (day(index, -1), day(index, 1))
  }

  /// A day's papers, for its own page and for the home page.
  func dayValues(_ index: Int) throws(Diagnostic) -> StoredRecord<DayFields> {
    let edition = catalogue.editions[index]
    var values = record(DayFields.self)
    guard let day = edition.edition.day else { return values }
    values[.iso] = store.text(day.description)
    values[.longDate] = store.text(words.date(day, .long))
    values[.href] = href(Addresses.day(day))
    let new = edition.listings.filter { appearance($0).status == .new }
    let updated = edition.listings.filter { appearance($0).status == .updated }
    if !new.isEmpty { values[.newCount] = store.text(words.counted(.newPapers, new.count)) }
    if !updated.isEmpty { values[.updatedCount] = store.text(words.counted(.updatedPapers, updated.count)) }
    if edition.listedAgain > 0 { values[.againCount] = store.text(words.counted(.listedAgain, edition.listedAgain)) }
    values[.hasPapers] = .flag(!edition.listings.isEmpty)
    if edition.listings.isEmpty { values[.emptyReason] = store.text(words.phrase(edition.emptyReason)) }
    let newGroups = try groups(new, prefix: "new")
    let updatedGroups = try groups(updated, prefix: "updated")
    values[.newGroups] = .list(newGroups)
    values[.updatedGroups] = .list(updatedGroups)
    values[.hasContents] = .flag(newGroups.count + updatedGroups.count > 1)
    values[.month] = link(Addresses.month(day.month), words.date(day.month, .monthAndYear))
    if site.settings.pages.citations, !edition.listings.isEmpty {
      values[.bibHref] = href(Addresses.citations(of: Addresses.day(day), .bib))
      values[.risHref] = href(Addresses.citations(of: Addresses.day(day), .ris))
      values[.jsonHref] = href(Addresses.citations(of: Addresses.day(day), .json))
    }
    return values
  }

  func appearance(_ listing: DayEdition.Listing) -> Appearance {
    catalogue.appearance(listing)
  }

  func dayDescription(_ edition: DayEdition) -> String {
    let new = edition.listings.count { appearance($0).status == .new }
    let titles = edition.listings.prefix(3).map { PlainTitles.of(catalogue.title(appearance($0).shown)) }
    return ([words.counted(.newPapers, new)] + titles).joined(separator: " · ")
  }

  /// Papers under the headings that the digests put them under, in the order in which the headings come first.
  private func groups(_ listings: [DayEdition.Listing], prefix: String) throws(Diagnostic) -> [Value] {
    var order: [String] = []
    var members: [String: [DayEdition.Listing]] = [:]
    for listing in listings {
      let heading = catalogue.heading(appearance(listing).first)
      if members[heading] == nil { order.append(heading) }
      members[heading, default: []].append(listing)
    }
    var groups: [Value] = []
    var anchors: [String: Int] = [:]
    for heading in order {
      let listings = members[heading] ?? []
      var group = record(PaperGroupFields.self)
      var omit: [Int32] = []
      if !heading.isEmpty {
        group[.name] = store.text(heading)
        if let keyword = keyword(named: heading, of: listings[0].paper) {
          omit.append(Int32(keyword))
          let found = catalogue.keywords[keyword]
          if found.kind == .category {
            group[.fullName] = store.text(orAbsent: found.description.isEmpty ? nil : found.description)
          }
          group[.href] = href(found.path)
        }
      }
      let anchor = "\(prefix)-\(heading.isEmpty ? "papers" : anchorName(heading))"
      let before = anchors[anchor, default: 0]
      anchors[anchor] = before + 1
      // No name of a heading ends in a hyphen, and none has two.
      group[.anchor] = store.text(before == 0 ? anchor : before == 1 ? anchor + "-" : "\(anchor)--\(before)")
      group[.count] = store.text(words.number(listings.count))
      let style = ItemStyle(day: false, omit: omit)
      var items = StoredList(atMost: listings.count, in: store)
      for listing in listings {
        let shown = appearance(listing)
        items.append(
          .object(try item(listing.paper, try site.listed(listing.paper, in: shown), appearance: shown, style: style)))
      }
      group[.papers] = .list(items)
      groups.append(.object(group))
    }
    return groups
  }

  private func anchorName(_ heading: String) -> String {
    ArXivCategory(heading).map { Slug(category: $0).description } ?? Slug(heading).description
  }

  /// Which of a paper's keywords a heading is.
  private func keyword(named heading: String, of paper: Int32) -> Int? {
    let keywords = catalogue.keywords(of: paper)
    let slug = Slug(heading).description
    for keyword in keywords {
      let candidate = catalogue.keywords[Int(keyword)]
      if candidate.name == heading || candidate.slug.description == slug || candidate.aliases.contains(heading) {
        return Int(keyword)
      }
    }
    return nil
  }
}

extension DayEdition {
  /// Why a day of digests lists no paper.
  var emptyReason: Phrase { listedAgain > 0 ? .allListedBefore : .emptyDigest }
}
