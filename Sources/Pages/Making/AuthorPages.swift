internal import Configuration
internal import Catalogue
internal import Encoding
internal import Mustache
internal import Parallel
internal import TeX
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
    values[.frame] = frame(
      title: words.phrase(.authorTitle, ["author": author.name]), description: "",
      feeds: site.settings.feeds.authors ? .author(Int32(index)) : .siteAtom)
    values[.name] = store.text(author.name)
    values[.countLabel] = counted(.papers, author.papers.count)
    values[.years] = yearGroups(author)
    let coauthors = coauthors(author)
    values[.coauthors] = .list(coauthors)
    values[.hasCoauthors] = .flag(!coauthors.isEmpty)
    let keywords = authorKeywords(author)
    values[.keywords] = .list(keywords)
    values[.hasKeywords] = .flag(!keywords.isEmpty)
    return .object(values)
  }

  private func yearGroups(_ author: Author) -> Value {
    func year(_ at: Int) -> Int? { catalogue.firstSeen(author.papers[at]).month?.year }
    // A look at all of them first: they lie far from each other, and the memory answers for many at once as long as nobody waits.
    var size = 0
    for paper in author.papers { size += site.briefItems.withKnown(at: Int(paper)) { $0.byteCount } ?? 200 }
    store.reserve(bytes: size + 1 << 12)
    var groups: [Value] = []
    var end = author.papers.count
    while end > 0 {
      let current = year(end - 1)
      var start = end - 1
      while start > 0, year(start - 1) == current { start -= 1 }
      var group = record(PaperGroupFields.self)
      if let current {
        group[.name] = store.text { $0.append(decimal: current) }
        group[.anchor] = store.text {
          $0.append("y")
          $0.append(decimal: current)
        }
      } else {
        group[.name] = store.text(words.phrase(.undated))
        group[.anchor] = store.text("undated")
      }
      group[.count] = number(end - start)
      let last = end - 1
      group[.papers] = list(end - start) { at in
        let paper = author.papers[last - at]
        return site.briefItems.withValue(at: Int(paper)) {
          briefItem(paper)
        } _: {
          .object(store.object($0))
        }
      }
      groups.append(.object(group))
      end = start
    }
    return list(groups.count) { groups[$0] }
  }

  /// A paper in a line of few words, because there are more of these than papers, seven times over; it reads no texts. It is the same
  /// on all pages of authors, which stand in one folder.
  private func briefItem(_ index: Int32) -> PackedRecord<PaperItemFields> {
    var item = PackedRecord(PaperItemFields.self, capacity: 240)
    if site.hasPage(index) || catalogue.key(of: index).id != nil { item.add(.href) { appendLink(toPaper: index, to: &$0) } }
    site.cards.withCard(index) { card in
      item.add(.titleHTML) { card.related.append(.titleHTML, to: &$0) }
      if card.titleLanguage.tag != words.language { item.add(.titleLanguage, card.titleLanguage.tag) }
      if card.related.holds(.authors) { item.add(.authors) { card.related.append(.authors, to: &$0) } }
    }
    let edition = catalogue.firstSeen(index)
    if let day = edition.day {
      item.add(.dayLabel) { words.append(day, .dayAndMonth, to: &$0) }
      item.add(.dayISO, day.description)
    } else if let month = edition.month {
      item.add(.dayLabel) { words.append(month, .monthAndYearShort, to: &$0) }
      item.add(.dayISO, month.description)
    }
    return item
  }

  private func coauthors(_ author: Author) -> StoredList {
    let papers = site.company.papers(of: author)
    var numbers: [Int32] = []
    catalogue.authorPages.appendNumbers(of: papers, to: &numbers)
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
    let all = company.all
    var shown = StoredList(atMost: all.count, in: store)
    for (place, count) in all where shown.count < 3 || count > 1 {
      let page = catalogue.authorPages.page(of: numbers[Int(place)])
      let name = page.map { catalogue.authors[$0].name } ?? name(at: Int(place), of: papers)
      shown.append(countedLink(page.map { href(ofAuthor: $0) } ?? .absent, name, count, isOneSaid: false))
    }
    return shown
  }

  /// The name at a place among those of several papers.
  private func name(at place: Int, of papers: [Int32]) -> String {
    var rest = place
    for paper in papers {
      let names = catalogue.authorList(catalogue.papers[Int(paper)].authorsEntry)
      if rest < names.count { return names.name(at: rest) }
      rest -= names.count
    }
    return ""
  }

  private func authorKeywords(_ author: Author) -> StoredList {
    var shared: [Int32] = []
    for paper in author.papers { catalogue.appendKeywords(of: paper, to: &shared) }
    let most = MostFrequent.of(shared, atMost: 8)
    var links = StoredList(atMost: most.count, in: store)
    for (index, count) in most {
      links.append(countedLink(site.page(ofKeyword: index), catalogue.keywords[Int(index)].name, count, isOneSaid: false))
    }
    return links
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
