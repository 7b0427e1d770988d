internal import Configuration
internal import Catalogue
internal import Mustache
internal import Vocabulary

extension PageMaker {
  /// `index.html`.
  func homePage() throws(Diagnostic) -> Value {
    var values = record(HomeFields.self)
    values[.frame] = frame(title: nil, description: site.settings.tagline.isEmpty ? nil : site.settings.tagline)
    let shown = site.overview.days.last { !catalogue.editions[$0].listings.isEmpty } ?? site.overview.days.last
    if let latest = shown { values[.latest] = .object(try dayValues(latest)) }
    let recent = recentDays()
    values[.recentDays] = .list(recent)
    values[.hasRecentDays] = .flag(!recent.isEmpty)
    let busiest = recentKeywords()
    values[.keywords] = .list(busiest.prefix(24).map { keywordTrend(Int($0)) })
    values[.hasKeywords] = .flag(!busiest.isEmpty)
    if catalogue.keywords.count > 24 {
      values[.keywordsMore] = store.text(words.counted(.moreKeywords, catalogue.keywords.count - min(24, busiest.count)))
    }
    values[.isEmpty] = .flag(catalogue.papers.isEmpty)
    return .object(values)
  }

  /// The latest fourteen days that have a page, newest first.
  private func recentDays() -> [Value] {
    let days = site.overview.days.suffix(14).reversed()
    let highest = max(1, days.map(newCount).max() ?? 1)
    return days.compactMap { index in
      guard let day = catalogue.editions[index].edition.day else { return nil }
      let count = newCount(index)
      let height = count == 0 ? 0 : max(1, count * 20 / highest)
      var values = record(RecentDayFields.self)
      values[.href] = href(Addresses.day(day))
      values[.label] = store.text(words.date(day, .dayAndMonth))
      values[.weekday] = store.text(words.name(.weekdaysShort, day.weekday - 1))
      values[.count] = store.text(words.number(count))
      values[.description] = store.text(
        words.phrase(.dayCell, ["date": words.date(day, .long), "what": words.counted(.newPapers, count)]))
      values[.height] = store.text(String(height))
      values[.top] = store.text(String(20 - height))
      return .object(values)
    }
  }

  /// Keywords by the papers that joined them in the archive's last three months, most first.
  private func recentKeywords() -> [Int32] {
    guard let newest = site.overview.newestMonth else { return [] }
    var counts: [(keyword: Int32, count: Int)] = []
    for (index, keyword) in catalogue.keywords.enumerated() {
      var count = 0
      for member in keyword.members.reversed() {
        guard let month = member.joined.month, newest.number - month.number < 3 else { break }
        count += 1
      }
      if count > 0 { counts.append((Int32(index), count)) }
    }
    counts.sort { ($1.count, $0.keyword) < ($0.count, $1.keyword) }
    return counts.map(\.keyword)
  }
}
