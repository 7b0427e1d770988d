internal import Configuration
internal import Catalogue
internal import Mustache
internal import Vocabulary

extension PageMaker {
  /// `keywords/index.html`.
  func keywordIndexPage() -> Value {
    var values = record(KeywordIndexFields.self)
    let total = words.counted(.keywords, catalogue.keywords.count)
    values[.frame] = frame(title: words.words[.keywords].plainText, description: total)
    values[.countLabel] = store.text(total)
    let kinds: [(Keyword.Kind, Phrase, String)] = [
      (.defined, .ownKeywords, "own"), (.topic, .topics, "topics"), (.category, .arXivCategories, "categories"),
    ]
    values[.groups] = .list(
      kinds.compactMap { kind, name, anchor in
        let members = catalogue.keywords.indices.filter { catalogue.keywords[$0].kind == kind }
        guard !members.isEmpty else { return nil }
        var group = record(KeywordGroupFields.self)
        group[.name] = store.text(words.phrase(name))
        group[.anchor] = store.text(anchor)
        group[.keywords] = .list(members.map(keywordTrend))
        return .object(group)
      })
    return .object(values)
  }

  /// A keyword with its count and trend, for lists of keywords.
  func keywordTrend(_ index: Int) -> Value {
    let keyword = catalogue.keywords[index]
    var values = record(KeywordTrendFields.self)
    values[.name] = store.text(keyword.name)
    if keyword.kind == .category, !keyword.description.isEmpty { values[.fullName] = store.text(keyword.description) }
    values[.href] = href(keyword.path)
    values[.count] = store.text(words.number(keyword.members.count))
    let months = monthlyCounts(keyword, atMost: 12)
    if months.count > 1 {
      let highest = max(1, months.map(\.count).max() ?? 1)
      values[.trendPoints] = store.text(
        months.enumerated().map { at, month in
          "\(60 * at / (months.count - 1)),\(15 - month.count * 14 / highest)"
        }.joined(separator: " "))
    }
    return .object(values)
  }

  /// How many papers joined in each month, up to the keyword's own last; months without any between count zero.
  private func monthlyCounts(_ keyword: Keyword, atMost limit: Int) -> [(month: Month, count: Int)] {
    guard let last = keyword.members.last?.joined.month else { return [] }
    var counts: [Int: Int] = [:]
    var first = last.number
    for member in keyword.members.reversed() {
      guard let month = member.joined.month, last.number - month.number < limit else { break }
      counts[month.number, default: 0] += 1
      first = month.number
    }
    return (first...last.number).compactMap { number in
      Month(year: number / 12, month: number % 12 + 1).map { ($0, counts[number] ?? 0) }
    }
  }

  /// `keywords/<slug>.html`.
  func keywordPage(_ index: Int) throws(Diagnostic) -> Value {
    let keyword = catalogue.keywords[index]
    let perPage = site.settings.pages.perArchive
    let archives = keyword.archiveCount(perPage: perPage)
    var values = record(KeywordFields.self)
    let about =
      keyword.kind == .category || keyword.description.isEmpty
      ? words.phrase(
        .keywordDescription,
        ["keyword": keyword.kind == .category && !keyword.description.isEmpty ? keyword.description : keyword.name])
      : keyword.description
    values[.frame] = frame(
      title: words.phrase(.keywordTitle, ["keyword": keyword.name]), description: about, feeds: .keyword(Int32(index)),
      previous: archives > 0 ? keyword.archivePath(archives) : nil)
    values[.name] = store.text(keyword.name)
    if keyword.kind == .category, !keyword.description.isEmpty { values[.fullName] = store.text(keyword.description) }
    values[.about] = store.text(about)
    values[.aliases] = store.text(orAbsent: keyword.aliases.isEmpty ? nil : keyword.aliases.joined(separator: ", "))
    let count = words.counted(.papers, keyword.members.count)
    values[.countLabel] = store.text(
      keyword.members.first?.joined.month.map {
        words.phrase(.papersSince, ["papers": count, "month": words.date($0, .monthAndYear)])
      } ?? count)
    fillTrend(&values, keyword)
    values[.related] = .list(
      site.overview.relatedKeywords[index].map { related in
        let other = catalogue.keywords[Int(related.keyword)]
        var link = record(RelatedKeywordFields.self)
        link[.name] = store.text(other.name)
        link[.href] = href(other.path)
        link[.shared] = store.text(words.number(Int(related.shared)))
        return .object(link)
      })
    values[.hasRelated] = .flag(!site.overview.relatedKeywords[index].isEmpty)
    let shown = archives * perPage..<keyword.members.count
    values[.months] = .list(try monthGroups(keyword, shown, omit: Int32(index), abstract: true))
    values[.hasArchive] = .flag(archives > 0)
    values[.archive] = .list(
      (0..<archives).reversed().map { page in
        var link = record(ArchiveLinkFields.self)
        link[.href] = href(keyword.archivePath(page + 1))
        link[.number] = store.text(String(page + 1))
        link[.range] = store.text(orAbsent: range(keyword, page * perPage..<(page + 1) * perPage))
        return .object(link)
      })
    if site.settings.pages.citations {
      values[.bibHref] = href(Addresses.citations(of: keyword.path, .bib))
      values[.risHref] = href(Addresses.citations(of: keyword.path, .ris))
      values[.jsonHref] = href(Addresses.citations(of: keyword.path, .json))
    }
    return .object(values)
  }

  private func fillTrend(_ values: inout StoredRecord<KeywordFields>, _ keyword: Keyword) {
    let months = monthlyCounts(keyword, atMost: 24)
    guard months.count > 1 else { return }
    values[.hasTrend] = true
    values[.trendWidth] = store.text(String(10 * months.count))
    values[.trendStart] = store.text(words.date(months[0].month, .monthAndYearShort))
    values[.trendEnd] = store.text(words.date(months[months.count - 1].month, .monthAndYearShort))
    let highest = max(1, months.map(\.count).max() ?? 1)
    var parts: [String] = []
    values[.trend] = .list(
      months.enumerated().map { at, month in
        let height = month.count == 0 ? 0 : max(1, month.count * 40 / highest)
        let label = words.phrase(
          .trendMonth, ["month": words.date(month.month, .monthAndYear), "count": words.number(month.count)])
        parts.append(label)
        var bar = record(TrendBarFields.self)
        bar[.x] = store.text(String(10 * at))
        bar[.y] = store.text(String(40 - height))
        bar[.height] = store.text(String(height))
        bar[.label] = store.text(label)
        return .object(bar)
      })
    values[.trendLabel] = store.text(words.phrase(.trendLabel, ["months": parts.joined(separator: ", ")]))
  }

  /// `keywords/<slug>/<n>.html`; `page` counts from 0, the oldest.
  func archivePage(_ index: Int, _ page: Int) throws(Diagnostic) -> Value {
    let keyword = catalogue.keywords[index]
    let perPage = site.settings.pages.perArchive
    let members = page * perPage..<(page + 1) * perPage
    var values = record(ArchiveFields.self)
    let number = words.phrase(.archivePage, ["number": String(page + 1)])
    let range = range(keyword, members)
    values[.frame] = frame(
      title: words.phrase(.archiveTitle, ["keyword": keyword.name, "number": String(page + 1)]), description: range,
      feeds: .keyword(Int32(index)), previous: page > 0 ? keyword.archivePath(page) : nil, next: keyword.path)
    values[.name] = store.text(keyword.name)
    values[.keywordHref] = href(keyword.path)
    values[.numberLabel] = store.text(number)
    values[.range] = store.text(orAbsent: range)
    values[.months] = .list(try monthGroups(keyword, members, omit: Int32(index), abstract: false))
    if page > 0 {
      values[.older] = link(keyword.archivePath(page), words.phrase(.archivePage, ["number": String(page)]))
    }
    values[.newer] = link(keyword.path, keyword.name)
    if site.settings.pages.citations {
      let own = keyword.archivePath(page + 1)
      values[.bibHref] = href(Addresses.citations(of: own, .bib))
      values[.risHref] = href(Addresses.citations(of: own, .ris))
      values[.jsonHref] = href(Addresses.citations(of: own, .json))
    }
    return .object(values)
  }

  private func range(_ keyword: Keyword, _ members: Range<Int>) -> String? {
    guard let first = keyword.members[members.lowerBound].joined.representativeDay,
      let last = keyword.members[members.upperBound - 1].joined.representativeDay
    else { return nil }
    return words.range(first, last)
  }

  /// Members of a keyword, newest first, by the month in which they joined.
  private func monthGroups(
    _ keyword: Keyword, _ members: Range<Int>, omit: Int32, abstract: Bool
  ) throws(Diagnostic) -> [Value] {
    var groups: [Value] = []
    var items: [Value] = []
    var current: Month?
    func finish() {
      guard !items.isEmpty else { return }
      var group = record(PaperGroupFields.self)
      group[.name] = store.text(current.map { words.date($0, .monthAndYear) } ?? words.phrase(.undated))
      group[.anchor] = store.text(current.map { "m\($0)" } ?? "undated")
      group[.count] = store.text(words.number(items.count))
      group[.papers] = .list(items)
      groups.append(.object(group))
      items = []
    }
    let newest = keyword.members.last?.joined
    let style = ItemStyle(abstract: abstract, omit: [omit])
    for at in members.reversed() {
      let member = keyword.members[at]
      if member.joined.month != current {
        finish()
        current = member.joined.month
      }
      var item = try item(member.paper, try site.listed(member.paper), style: style)
      if abstract, member.joined == newest, catalogue.firstSeen(member.paper) == newest { item[.isNew] = true }
      items.append(.object(item))
    }
    finish()
    return groups
  }
}
