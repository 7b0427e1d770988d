internal import Configuration
internal import Catalogue
internal import Mustache
internal import Vocabulary

extension PageMaker {
  /// `days/index.html`.
  func calendarPage() -> Value {
    var values = record(CalendarFields.self)
    let days = site.overview.days
    let dated = days.reduce(0) { $0 + newCount($1) }
    let total = papers(dated, onDays: days.count, undated: catalogue.papers.count - dated)
    values[.frame] = frame(title: words.words[.calendar].plainText, description: total, feeds: .days)
    values[.countLabel] = store.text(total)
    var years: [Int: [Int]] = [:]
    for index in catalogue.editions.indices {
      if let month = catalogue.editions[index].edition.month { years[month.year, default: []].append(index) }
    }
    values[.years] = .list(years.keys.sorted(by: >).map { year($0, years[$0] ?? []) })
    return .object(values)
  }

  /// "1,204 papers on 22 days · 50 undated papers".
  private func papers(_ dated: Int, onDays days: Int, undated: Int) -> String {
    var parts: [String] = []
    if days > 0 {
      parts.append(
        words.phrase(.papersOnDays, ["papers": words.counted(.papers, dated), "days": words.counted(.days, days)]))
    } else if undated == 0 {
      parts.append(words.counted(.papers, 0))
    }
    if undated > 0 { parts.append(words.counted(.undatedPapers, undated)) }
    return parts.joined(separator: " · ")
  }

  private func year(_ year: Int, _ editions: [Int]) -> Value {
    var values = record(CalendarYearFields.self)
    values[.year] = store.text(String(year))
    var byDay: [Day: Int] = [:]
    for index in editions { if let day = catalogue.editions[index].edition.day { byDay[day] = index } }
    let dated = byDay.values.reduce(0) { $0 + newCount($1) }
    let all = editions.reduce(0) { $0 + newCount($1) }
    values[.countLabel] = store.text(papers(dated, onDays: byDay.count, undated: all - dated))
    let highest = max(1, byDay.values.map(newCount).max() ?? 1)
    var cells: [Value] = []
    var monthLabels: [Value] = []
    if let first = Day(year: year, month: 1, day: 1), let last = byDay.keys.max() {
      let firstColumnStart = first.number - (first.weekday - 1)
      var month = first.month
      while month.year == year, month.firstDay <= last {
        for date in 1...month.dayCount {
          guard let day = Day(year: year, month: month.month, day: date), day <= last else { break }
          let column = (day.number - firstColumnStart) / 7
          cells.append(cell(day, column: column, edition: byDay[day], highest: highest))
          if date == 1 { monthLabels.append(label(28 + 12 * column, 10, words.name(.monthsShort, month.month - 1))) }
        }
        month = month.next
      }
    }
    values[.cells] = .list(cells)
    values[.monthLabels] = .list(monthLabels)
    values[.weekdayLabels] = .list([0, 2, 4].map { label(0, 14 + 12 * $0 + 9, words.name(.weekdaysShort, $0)) })
    var months: [Month: Int] = [:]
    for index in editions {
      if let month = catalogue.editions[index].edition.month { months[month, default: 0] += newCount(index) }
    }
    values[.months] = .list(
      months.keys.sorted().map { countedLink(Addresses.month($0), words.name(.months, $0.month - 1), months[$0] ?? 0) })
    return .object(values)
  }

  private func cell(_ day: Day, column: Int, edition: Int?, highest: Int) -> Value {
    var values = record(CalendarCellFields.self)
    values[.x] = store.text(String(28 + 12 * column))
    values[.y] = store.text(String(14 + 12 * (day.weekday - 1)))
    let count = edition.map(newCount) ?? 0
    values[.level] = store.text(String(count == 0 ? 0 : min(4, 1 + (count * 4 - 1) / highest)))
    if edition != nil { values[.href] = href(Addresses.day(day)) }
    let what = count > 0 ? words.counted(.newPapers, count) : emptyReason(day, edition)
    values[.label] = store.text(words.phrase(.dayCell, ["date": words.date(day, .medium), "what": what]))
    return .object(values)
  }

  private func label(_ x: Int, _ y: Int, _ text: String) -> Value {
    var values = record(CalendarLabelFields.self)
    values[.x] = store.text(String(x))
    values[.y] = store.text(String(y))
    values[.label] = store.text(text)
    return .object(values)
  }

  func newCount(_ edition: Int) -> Int { catalogue.editions[edition].listings.count { appearance($0).status == .new } }

  func updatedCount(_ edition: Int) -> Int { catalogue.editions[edition].listings.count { appearance($0).status == .updated } }

  /// Why a day shows no new paper.
  private func emptyReason(_ day: Day, _ edition: Int?) -> String {
    if let edition {
      let updated = updatedCount(edition)
      return updated > 0 ? words.counted(.updatedPapers, updated) : words.phrase(catalogue.editions[edition].emptyReason)
    }
    return words.phrase(day.weekday >= 6 ? .weekend : .noDigest)
  }

  /// `days/2025-04.html`.
  func monthPage(_ index: Int) throws(Diagnostic) -> Value {
    let overview = site.overview
    let shown = overview.months[index]
    let previous = index > 0 ? overview.months[index - 1].month : nil
    let next = index + 1 < overview.months.count ? overview.months[index + 1].month : nil
    let label = words.date(shown.month, .monthAndYear)
    var values = record(MonthFields.self)
    var byDay: [Day: Int] = [:]
    var undated: Int?
    for edition in shown.editions {
      if let day = catalogue.editions[edition].edition.day { byDay[day] = edition } else { undated = edition }
    }
    let dated = byDay.values.reduce(0) { $0 + newCount($1) }
    let total = papers(dated, onDays: byDay.count, undated: shown.papers.count - dated)
    values[.frame] = frame(
      title: label, description: total, feeds: .days, previous: previous.map(Addresses.month), next: next.map(Addresses.month))
    values[.label] = store.text(label)
    values[.countLabel] = store.text(total)
    var days: [Value] = []
    if let last = byDay.keys.max() {
      let highest = max(1, byDay.values.map(newCount).max() ?? 1)
      for date in 1...last.dayOfMonth {
        if let day = Day(year: shown.month.year, month: shown.month.month, day: date) {
          days.append(monthDay(day, byDay[day], highest: highest))
        }
      }
    }
    values[.days] = .list(days)
    if let undated {
      var items: [Value] = []
      for listing in catalogue.editions[undated].listings {
        items.append(
          .object(
            try item(
              listing.paper, try site.listed(listing.paper, in: appearance(listing)), appearance: appearance(listing),
              style: ItemStyle(day: false))))
      }
      values[.undated] = .list(items)
      values[.hasUndated] = .flag(!items.isEmpty)
    }
    values[.previous] = previous.map { link(Addresses.month($0), words.date($0, .monthAndYear)) } ?? .absent
    values[.next] = next.map { link(Addresses.month($0), words.date($0, .monthAndYear)) } ?? .absent
    if site.settings.pages.data, !shown.papers.isEmpty { values[.dataHref] = href(Addresses.data(shown.month)) }
    return .object(values)
  }

  private func monthDay(_ day: Day, _ edition: Int?, highest: Int) -> Value {
    var values = record(MonthDayFields.self)
    values[.number] = store.text(String(day.dayOfMonth))
    values[.weekday] = store.text(words.name(.weekdays, day.weekday - 1))
    guard let edition else {
      values[.emptyReason] = store.text(emptyReason(day, nil))
      return .object(values)
    }
    values[.href] = href(Addresses.day(day))
    let new = newCount(edition)
    let updated = updatedCount(edition)
    if new > 0 { values[.newCount] = store.text(words.counted(.newPapers, new)) }
    if updated > 0 { values[.updatedCount] = store.text(words.counted(.updatedPapers, updated)) }
    if new + updated == 0 { values[.emptyReason] = store.text(words.phrase(catalogue.editions[edition].emptyReason)) }
    values[.length] = store.text(String(new * 100 / highest))
    var titles = ""
    for listing in catalogue.editions[edition].listings.prefix(4) {
      let title = PlainTitles.of(catalogue.title(appearance(listing).shown))
      if !titles.isEmpty && titles.utf8.count + title.utf8.count > 160 { break }
      titles += (titles.isEmpty ? "" : " · ") + title
    }
    values[.highlights] = store.text(orAbsent: titles.isEmpty ? nil : titles)
    return .object(values)
  }
}

extension Value {
  /// The text of a text.
  var plainText: String {
    if case .text(let text) = self { text } else { "" }
  }
}
