internal import Configuration
internal import Catalogue
internal import Mustache
internal import Parallel
internal import Vocabulary

extension PageMaker {
  /// `authors/index.html`.
  func authorIndexPage() -> Value {
    var values = record(AuthorIndexFields.self)
    let total = words.phrase(
      .authorsWithPapers,
      [
        "authors": words.counted(.authors, catalogue.authors.count),
        "minimum": words.number(site.settings.pages.authorMinimum),
      ])
    values[.frame] = frame(title: words.words[.authors].plainText, description: total)
    values[.countLabel] = store.text(total)
    values[.initials] = .list(initials(current: nil))
    let busiest = catalogue.authors.indices.sorted {
      let a = catalogue.authors[$0].papers.count
      let b = catalogue.authors[$1].papers.count
      return a == b ? $0 < $1 : a > b
    }
    values[.authors] = .list(
      busiest.prefix(30).map { index in
        let author = catalogue.authors[index]
        return countedLink(site.page(ofAuthor: index), author.name, author.papers.count)
      })
    return .object(values)
  }

  private func initials(current: String?) -> [Value] {
    site.initials.map { initial in
      countedLink(
        Addresses.initial(initial.name), initial.name == AuthorInitial.otherName ? words.phrase(.otherInitials) : initial.name,
        initial.authors.count, isCurrent: initial.name == current)
    }
  }

  /// `authors/initials/a.html`.
  func authorInitialPage(_ index: Int) -> Value {
    let initial = site.initials[index]
    let label = initial.name == AuthorInitial.otherName ? words.phrase(.otherInitials) : initial.name
    var values = record(AuthorInitialFields.self)
    let total = words.counted(.authors, initial.authors.count)
    values[.frame] = frame(title: words.phrase(.initialTitle, ["initial": label]), description: total)
    values[.label] = store.text(label)
    values[.countLabel] = store.text(total)
    values[.initials] = .list(initials(current: initial.name))
    values[.authors] = .list(
      initial.authors.map { index in
        let author = catalogue.authors[Int(index)]
        return countedLink(site.page(ofAuthor: Int(index)), author.name, author.papers.count)
      })
    return .object(values)
  }

  /// `authors/<slug>.html`.
  func authorPage(_ index: Int) -> Value {
    let author = catalogue.authors[index]
    var values = record(AuthorFields.self)
    let total = words.counted(.papers, author.papers.count)
    values[.frame] = frame(
      title: words.phrase(.authorTitle, ["author": author.name]), description: "",
      feeds: site.settings.feeds.authors ? .author(Int32(index)) : .siteAtom)
    values[.name] = store.text(author.name)
    values[.countLabel] = store.text(total)
    values[.years] = .list(yearGroups(author))
    let coauthors = coauthors(author)
    values[.coauthors] = .list(coauthors)
    values[.hasCoauthors] = .flag(!coauthors.isEmpty)
    let keywords = authorKeywords(author)
    values[.keywords] = .list(keywords)
    values[.hasKeywords] = .flag(!keywords.isEmpty)
    return .object(values)
  }

  private func yearGroups(_ author: Author) -> [Value] {
    var groups: [Value] = []
    var items: [Value] = []
    var current: Int?
    func finish() {
      guard !items.isEmpty else { return }
      var group = record(PaperGroupFields.self)
      group[.name] = store.text(current.map(String.init) ?? words.phrase(.undated))
      group[.anchor] = store.text(current.map { "y\($0)" } ?? "undated")
      group[.count] = store.text(words.number(items.count))
      group[.papers] = .list(items)
      groups.append(.object(group))
      items = []
    }
    for paper in author.papers.reversed() {
      let year = catalogue.firstSeen(paper).month?.year
      if year != current {
        finish()
        current = year
      }
      items.append(site.briefItems.value(at: Int(paper)) { briefItem(paper) })
    }
    finish()
    return groups
  }

  /// A paper in a line of few words, because there are more of these than papers, seven times over; it reads no texts. It is the same
  /// on all pages of authors, which stand in one folder.
  private func briefItem(_ index: Int32) -> Value {
    let card = site.cards.card(index)
    var item = Record(PaperItemFields.self)
    if let page = site.page(of: index) {
      item[.href] = .bytes(path.link(to: page))
    } else {
      item[.href] = .text(orAbsent: catalogue.key(of: index).id.map { "https://arxiv.org/abs/\($0)" })
    }
    item[.titleHTML] = .bytes(card.titleHTML)
    item[.titleLanguage] = Rendered.language(card.titleLanguage, page: words.language)
    item[.authors] = .bytes(orAbsent: card.authors)
    let edition = catalogue.firstSeen(index)
    if let day = edition.day {
      item[.dayLabel] = .text(words.date(day, .dayAndMonth))
      item[.dayISO] = .text(day.description)
    } else if let month = edition.month {
      item[.dayLabel] = .text(words.date(month, .monthAndYearShort))
      item[.dayISO] = .text(month.description)
    }
    return .object(item)
  }

  private func coauthors(_ author: Author) -> [Value] {
    var numbers: [Int32] = []
    for paper in author.papers { catalogue.appendAuthors(of: paper, to: &numbers) }
    // Each by the place where the two first stand together, so that of equals the older company comes first. One number that holds
    // both is sorted several times faster than a pair.
    var signatures: [UInt64] = []
    signatures.reserveCapacity(numbers.count)
    for (place, number) in numbers.enumerated() where number != author.number {
      signatures.append(UInt64(UInt32(number)) << 32 | UInt64(place))
    }
    signatures.sort()
    var company = MostFrequent(atMost: 12)
    var start = 0
    while start < signatures.count {
      var end = start + 1
      while end < signatures.count, signatures[end] >> 32 == signatures[start] >> 32 { end += 1 }
      company.add(Int32(truncatingIfNeeded: signatures[start]), count: end - start)
      start = end
    }
    // Those of one paper alone are many, and which of them come first says little.
    let shown = company.all.enumerated().prefix { at, coauthor in at < 3 || coauthor.1 > 1 }
    return shown.map(\.element).map { place, count in
      let page = catalogue.authorPages.page(of: numbers[Int(place)])
      let name = page.map { catalogue.authors[$0].name } ?? name(at: Int(place), of: author)
      return countedLink(page.map { href(ofAuthor: $0) } ?? .absent, name, count, isOneSaid: false)
    }
  }

  /// The name at a place among those of all the author's papers.
  private func name(at place: Int, of author: Author) -> String {
    var rest = place
    for paper in author.papers {
      let names = catalogue.authors(of: paper)
      if rest < names.count { return names[rest] }
      rest -= names.count
    }
    return ""
  }

  private func authorKeywords(_ author: Author) -> [Value] {
    var shared: [Int32] = []
    for paper in author.papers { catalogue.appendKeywords(of: paper, to: &shared) }
    return MostFrequent.of(shared, atMost: 8).map { index, count in
      countedLink(site.page(ofKeyword: index), catalogue.keywords[Int(index)].name, count, isOneSaid: false)
    }
  }
}

/// The authors whose names begin alike.
struct AuthorInitial: Sendable {
  /// An upper-case letter, or `otherName`.
  var name: String
  /// Indices into the catalogue's authors, by name.
  var authors: [Int32]

  private static let other = UInt8(ascii: "#")
  static let otherName = String(UnicodeScalar(other))

  /// Of all authors, letters of the Latin alphabet first.
  static func all(_ authors: [Author]) -> [AuthorInitial] {
    var byInitial: [[Int32]] = Array(repeating: [], count: 128)
    for index in authors.indices { byInitial[Int(initial(of: authors[index].name))].append(Int32(index)) }
    let names = Array(UInt8(ascii: "A")...UInt8(ascii: "Z")) + [other]
    return names.filter { !byInitial[Int($0)].isEmpty }.map { name in
      AuthorInitial(name: String(UnicodeScalar(name)), authors: byInitial[Int(name)])
    }
  }

  /// The first letter of the last name, as people look names up; of a name in other letters than Latin ones, `other`.
  private static func initial(of name: String) -> UInt8 {
    let bytes = name.utf8.span
    var start = bytes.count
    while start > 0, bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
    while start > 0, bytes[start - 1] != UInt8(ascii: " ") { start -= 1 }
    if start < bytes.count, bytes[start].isASCIILetter { return bytes[start] & 0xDF }
    let last = name.split(separator: " ").last ?? ""
    guard let first = UnicodeText.decomposed(String(last)).unicodeScalars.first(where: { $0.properties.isAlphabetic }),
      first.isASCII
    else { return other }
    return UInt8(ascii: first) & 0xDF
  }
}
