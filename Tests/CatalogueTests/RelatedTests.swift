@testable import Catalogue
import Digests
import Testing
import Vocabulary

/// Terms as digests store them: of each paper in turn.
private func stored(_ lists: some Collection<[TermCount]>) -> PaperTerms {
  var bytes: [UInt8] = []
  for list in lists { TermCoding.append(list, to: &bytes) }
  var papers = PaperTerms()
  do { papers.begin(try StoredTerms(bytes, entries: lists.count)) } catch { Issue.record("what was just written is malformed") }
  for entry in 0..<lists.count { papers.append(entry: entry) }
  return papers
}

/// An archive of generated papers, each with a few words, several a day.
private struct GeneratedArchive {
  let catalogue: Catalogue
  let terms: [[TermCount]]

  init(days: Int, papersADay: Int, words: Int, seed: UInt64) {
    var random = Seeded(state: seed)
    var digests: [(String, [Entry])] = []
    var number = 0
    for day in 0..<days {
      // Three days a month.
      let date = "\(2023 + day / 36)-\(day / 3 % 12 < 9 ? "0" : "")\(day / 3 % 12 + 1)-\(day % 3)5"
      var entries: [Entry] = []
      for _ in 0..<papersADay {
        number += 1
        let text = (0..<12).map { _ in "word\(min(random.next(below: words), random.next(below: words)))x" }
        let digits = String(number)
        entries.append(
          entry(
            "2311." + String(repeating: "0", count: 5 - digits.count) + digits, text.prefix(3).joined(separator: " "),
            on: date, abstract: text.joined(separator: " ")))
      }
      digests.append(("\(date).md", entries))
    }
    let made = CatalogueTests.catalogue(digests)
    catalogue = made
    let entries = digests.flatMap(\.1)
    var counter = TermCounter()
    terms = made.papers.map { paper in
      let name = paper.key.name
      return counter.terms(of: entries.first { $0.id?.description == name }!)
    }
  }

  func finder(jobs: Int) -> RelatedFinder {
    let terms = terms
    return RelatedFinder(catalogue, jobs: jobs) { papers in stored(terms[papers]) }
  }

  /// The papers of each month, in order.
  var months: [[Int]] {
    var months: [[Int]] = []
    for index in catalogue.papers.indices {
      if index == 0 || catalogue.papers[index].firstSeen.month != catalogue.papers[index - 1].firstSeen.month {
        months.append([])
      }
      months[months.count - 1].append(index)
    }
    return months
  }

  func related(jobs: Int) throws -> [[Int32]] {
    var finder = finder(jobs: jobs)
    var all: [[Int32]] = []
    for month in months { all += try finder.related(to: month) }
    return all
  }

  /// The cosine of two papers' vectors less what a single term makes of it, slowly; weights as the month of the first paper sees
  /// them.
  func similarity(_ paper: Int, _ other: Int) -> Double {
    let month = catalogue.papers[paper].firstSeen.month!.number
    let counted = catalogue.papers.indices.filter {
      let seen = catalogue.papers[$0].firstSeen.month!.number
      return seen < month && seen >= month - 12
    }
    func vector(_ paper: Int) -> [UInt32: Double] {
      var vector: [UInt32: Double] = [:]
      for term in terms[paper] {
        let having = Double(counted.count { terms[$0].contains { $0.term == term.term } })
        let prior = Double(TermPrior.permille[term.term] ?? TermPrior.rare) * 0.4
        let rarity = ExactLogarithm.base2((Double(counted.count) + 400) / (having + prior))
        vector[term.term] = (TermCount.isPair(term.term) ? 0.5 : 1) * rarity * (1 + ExactLogarithm.base2(Double(term.count)))
      }
      return vector
    }
    let (a, b) = (vector(paper), vector(other))
    let parts = a.map { $0.value * (b[$0.key] ?? 0) }
    let product = parts.reduce(0, +)
    guard product > 0 else { return 0 }
    func norm(_ vector: [UInt32: Double]) -> Double { vector.values.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    let cosine = product / (norm(a) * norm(b))
    return cosine * (1 - parts.reduce(0) { $0 + $1 * $1 } / (product * product))
  }
}

@Test(arguments: [1, 2, 3]) func relatedPapersAreThoseOfTheHighestSimilarity(_ seed: UInt64) throws {
  let archive = GeneratedArchive(days: 60, papersADay: 1, words: 60, seed: seed)
  let found = try archive.related(jobs: 2)
  #expect(found.contains { $0.count == RelatedFinder.shown })
  for (paper, list) in found.enumerated() {
    let edition = archive.catalogue.papers[paper].firstSeen
    let expected = archive.catalogue.papers.indices
      .filter { other in
        let seen = archive.catalogue.papers[other].firstSeen
        return other != paper && seen <= edition && seen.month!.number >= edition.month!.number - 12
      }
      .map { archive.similarity(paper, $0) }
      .filter { $0 >= Double(RelatedSearch.leastSimilarity) }.sorted(by: >).prefix(RelatedFinder.shown)
    let similarities = list.map { archive.similarity(paper, Int($0)) }
    #expect(similarities.count == expected.count)
    for (one, other) in zip(similarities, expected) { #expect(abs(one - other) < 1e-5, "paper \(paper)") }
  }
}

@Test func relatedPapersDoNotDependOnJobsNorOnWhereTheSearchBegins() throws {
  let archive = GeneratedArchive(days: 70, papersADay: 4, words: 300, seed: 7)
  let all = try archive.related(jobs: 1)
  #expect(try archive.related(jobs: 5) == all)
  for month in archive.months.reversed() {
    var finder = archive.finder(jobs: 2)
    #expect(try finder.related(to: month) == month.map { all[$0] })
    #expect(try finder.related(to: [month[0]]) == [all[month[0]]])
  }
}

@Test func aWindowThatWasMovedBackFindsTheSame() throws {
  let archive = GeneratedArchive(days: 70, papersADay: 4, words: 300, seed: 7)
  let all = try archive.related(jobs: 1)
  let months = archive.months
  var finder = archive.finder(jobs: 1)
  for month in [3, 20, 19, 2, 2, 5, 23] where month < months.count {
    #expect(try finder.related(to: months[month]) == months[month].map { all[$0] })
  }
}

/// The papers that a search finds, slowly: all sums are added up and sorted, nothing is left out on the way.
private func obviouslyRelated(to paper: RelatedSearch.Paper, _ search: RelatedSearch) -> [Int32] {
  let start = search.window.lowerBound
  func terms(_ place: Int) -> ArraySlice<Posting> { search.paperTerms.terms[search.paperTerms.range(of: place)] }
  let own = Array(terms(paper.paper - start))
  let weights = own.map { search.rarity.inverseFrequency[$0.number] * TermRarity.countWeight[$0.count] }
  let heaviest = own.indices.sorted { (weights[$0], $1) > (weights[$1], $0) }.prefix(RelatedSearch.queryTerms)
  var left = RelatedSearch.postings
  var query: [Int] = []
  for at in heaviest {
    let expected = search.rarity.share(of: own[at].number) * Float(paper.limit - start)
    guard expected <= left else { continue }
    left -= expected
    query.append(at)
  }
  if query.isEmpty {
    query += heaviest.min { search.rarity.share(of: own[$0].number) < search.rarity.share(of: own[$1].number) }.map { [$0] } ?? []
  }
  var candidates: [UInt64] = []
  for place in 0..<(paper.limit - start) {
    var sum: Float = 0
    for at in query {
      let weight = weights[at] * search.rarity.inverseFrequency[own[at].number]
      for term in terms(place) where term.number == own[at].number { sum += weight * TermRarity.countWeight[term.count] }
    }
    if sum > 0 { candidates.append(HighestKeys.key(sum * search.inverseNorms[place], UInt32(place))) }
  }
  var weightOfTerm: [Float] = Array(repeating: 0, count: search.rarity.inverseFrequency.count)
  for term in own {
    let inverse = search.rarity.inverseFrequency[term.number]
    weightOfTerm[term.number] = inverse * inverse * TermRarity.countWeight[term.count]
  }
  let countWeight = TermRarity.countWeight
  var found: [UInt64] = []
  for key in candidates.sorted(by: >).prefix(RelatedSearch.candidates) {
    let place = Int(HighestKeys.thing(of: key))
    guard start + place != paper.paper else { continue }
    let other = Array(terms(place))
    let common = Similarity.breadth(other.span, weightOfTerm.span, countWeight.span)
    let similarity = common * search.inverseNorms[paper.paper - start] * search.inverseNorms[place]
    if similarity >= RelatedSearch.leastSimilarity { found.append(HighestKeys.key(similarity, UInt32(place))) }
  }
  return found.sorted(by: >).prefix(RelatedFinder.shown).map { Int32(start + Int(HighestKeys.thing(of: $0))) }
}

@Test(arguments: [40, 400, 4_000]) func aSearchThatLeavesOutWhatCannotBeACandidateFindsTheSame(_ words: Int) throws {
  let archive = GeneratedArchive(days: 33, papersADay: 25, words: words, seed: 11)
  let month = try #require(archive.months.last)
  let (all, terms) = (archive.catalogue, archive.terms)
  var window = TermWindow()
  let edition = all.papers[month[0]].firstSeen
  try window.move(to: try #require(edition.month), in: all, jobs: 2) { papers in stored(terms[papers]) }
  let rarity = window.rarity(before: try #require(edition.month))
  let norms = window.paperTerms.inverseNorms(rarity, jobs: 1)
  let search = RelatedSearch(
    window: window.papers, months: window.months, paperTerms: window.paperTerms, rarity: rarity, inverseNorms: norms)
  let papers = stride(from: month[0], through: month[month.count - 1], by: 9).map { paper in
    let end = all.papers.indices.first { all.papers[$0].firstSeen > all.papers[paper].firstSeen } ?? all.papers.count
    return RelatedSearch.Paper(paper: paper, limit: end)
  }
  var scratch = SearchScratch(for: window)
  let expected = papers.map { obviouslyRelated(to: $0, search) }
  #expect(search.nearest(to: papers, &scratch) == expected)
  #expect(search.nearest(to: papers, &scratch) == expected)
  #expect(scratch.sums.allSatisfy { $0 == 0 } && scratch.weightOfTerm.allSatisfy { $0 == 0 })
}

@Test(arguments: [40, 400, 4_000]) func aFewPapersAreLookedForByWhatIsKnownOfTheirWindow(_ words: Int) throws {
  let archive = GeneratedArchive(days: 50, papersADay: 25, words: words, seed: 13)
  for month in archive.months.suffix(3) {
    let first = try #require(archive.catalogue.papers[month[0]].firstSeen.month)
    var whole = archive.finder(jobs: 2)
    let expected = try whole.related(to: month)
    let statistics = try #require(whole.statistics(of: first))
    // As a state keeps them.
    let kept = try TermStatistics(statistics.encoded)
    #expect(kept == statistics)
    for papers in [month.prefix(1), month.suffix(20), month.dropFirst(11).prefix(9)] {
      let limits = papers.map { paper in
        let edition = archive.catalogue.papers[paper].firstSeen
        return RelatedSearch.Paper(
          paper: paper,
          limit: archive.catalogue.papers.indices.first { archive.catalogue.papers[$0].firstSeen > edition }
            ?? archive.catalogue.papers.count)
      }
      let (catalogue, terms) = (archive.catalogue, archive.terms)
      for jobs in [1, 3] {
        let search = try #require(
          NewPapersSearch(catalogue, month: first, papers: papers.count, statistics: kept, jobs: jobs) { stored(terms[$0]) })
        #expect(try search.related(to: limits) == papers.map { expected[$0 - month[0]] })
      }
      var few = archive.finder(jobs: 2)
      #expect(try few.related(to: Array(papers), knowing: kept) == papers.map { expected[$0 - month[0]] })
      // The window was not read for them.
      #expect(few.statistics(of: first) == nil)
      #expect(try few.related(to: month, knowing: kept) == expected)
    }
  }
}

@Test func statisticsOfAnotherWindowAreNotUsed() throws {
  let archive = GeneratedArchive(days: 30, papersADay: 25, words: 400, seed: 13)
  let months = archive.months.suffix(2).map { $0 }
  var finder = archive.finder(jobs: 1)
  _ = try finder.related(to: months[0])
  let earlier = try #require(archive.catalogue.papers[months[0][0]].firstSeen.month)
  let old = try #require(finder.statistics(of: earlier))
  let month = try #require(archive.catalogue.papers[months[1][0]].firstSeen.month)
  let terms = archive.terms
  #expect(NewPapersSearch(archive.catalogue, month: month, papers: 1, statistics: old, jobs: 1) { stored(terms[$0]) } == nil)
  var other = archive.finder(jobs: 1)
  let expected = try finder.related(to: months[1])
  #expect(try other.related(to: [months[1][0]], knowing: old) == [expected[0]])
}

@Test func malformedStatisticsAreRefused() throws {
  let bytes = TermStatistics(terms: [1, 7], frequencies: [3, 4], inverseNorms: [0.5, 0, 0.25]).encoded
  #expect(try TermStatistics(bytes).frequency(of: 7) == 4)
  #expect(try TermStatistics(bytes).frequency(of: 6) == 0)
  for length in 0..<bytes.count {
    #expect(throws: ByteReader.Malformed.self) { try TermStatistics(Array(bytes[..<length])) }
  }
  #expect(throws: ByteReader.Malformed.self) { try TermStatistics(bytes + [0]) }
}

@Test func aNewDayChangesNoRelatedPapersOfOldOnes() throws {
  let long = try GeneratedArchive(days: 70, papersADay: 4, words: 300, seed: 9).related(jobs: 2)
  for days in [1, 2, 40, 41, 69] {
    let short = try GeneratedArchive(days: days, papersADay: 4, words: 300, seed: 9).related(jobs: 2)
    #expect(Array(long[..<short.count]) == short)
  }
}

/// The related papers of the last of some papers, by their titles' first words.
private func related(_ papers: [(title: String, abstract: String)]) throws -> [String] {
  let entries = papers.enumerated().map { at, paper in
    entry("2504.1000\(at)", paper.title, on: "2025-04-0\(at + 1)", abstract: paper.abstract)
  }
  let made = catalogue(entries.enumerated().map { ("\($0).md", [$1]) })
  var counter = TermCounter()
  let terms = entries.map { counter.terms(of: $0) }
  var finder = RelatedFinder(made, jobs: 1) { papers in stored(terms[papers]) }
  return try finder.related(to: Array(papers.indices)).last!.map { papers[Int($0)].title }
}

@Test func oneRareWordInCommonDoesNotMakePapersAlike() throws {
  let found = try related([
    ("Orchid trajectories of harbour cranes", "Cranes lift containers in harbours by night."),
    ("Cracks in concrete", "Bridges of concrete show cracks that cameras find from drones."),
    ("Orchid: drones find cracks", "Cameras on drones find cracks in bridges."),
  ])
  #expect(found == ["Cracks in concrete"])
}

@Test func pairsOfCharactersCountHalf() throws {
  var counter = TermCounter()
  let terms = counter.terms(of: entry("2504.10001", "裂缝 cracks", on: nil))
  #expect(terms.map { TermCount.isPair($0.term) }.sorted { !$0 && $1 } == [false, true])
  var window = TermWindow()
  let made = catalogue([("a.md", [entry("2504.10001", "x", on: "2025-04-01")])])
  let month = made.papers[0].firstSeen.month!
  try window.move(to: month, in: made, jobs: 1) { papers in stored(papers.map { _ in terms }) }
  let rarity = window.rarity(before: month)
  let inverse = terms.indices.map { (TermCount.isPair(terms[$0].term), rarity.inverseFrequency[$0]) }
  #expect(inverse.first { $0.0 }!.1 * 2 == inverse.first { !$0.0 }!.1)
}

@Test func aPaperWithoutWordsHasNoRelatedPapers() throws {
  let digests = [("a.md", [entry("2504.00001", "", on: "2025-04-01"), entry("2504.00002", "the", on: "2025-04-01")])]
  var finder = RelatedFinder(catalogue(digests), jobs: 1) { papers in stored(papers.map { _ in [] }) }
  #expect(try finder.related(to: [0, 1]) == [[], []])
}

@Test(arguments: [1, 8, 40]) func theHighestKeysAreThoseThatSortingFinds(_ limit: Int) {
  var random = Seeded(state: 3)
  for count in [limit, limit + 1, 4 * limit, 500] {
    var keys = Set<UInt64>()
    while keys.count < count { keys.insert(UInt64(random.next(below: 1 << 20) + 1)) }
    for given in [Array(keys), keys.sorted(by: <), keys.sorted(by: >)] {
      var array = [.max] + given + [.max]
      let lowest = HighestKeys.moveToFront(limit, of: 1..<(count + 1), in: &array)
      let expected = Array(keys.sorted(by: >).prefix(limit))
      #expect(lowest == expected[limit - 1] && array[limit] == lowest)
      HighestKeys.sort(1..<(limit + 1), in: &array)
      #expect(Array(array[1...limit]) == expected)
      #expect(Set(array[1...count]) == keys && array[0] == .max && array[count + 1] == .max)
    }
  }
}

@Test func termsAreNumberedInTheOrderInWhichTheyCome() {
  var random = Seeded(state: 5)
  let hashes = (0..<20_000).map { _ in UInt32(truncatingIfNeeded: random.next(below: 9_000)) &* 77_777_777 }
  var numbers = TermNumbers()
  var expected: [UInt32: UInt32] = [:]
  for hash in hashes + [.max, 0, .max] {
    let next = UInt32(expected.count)
    #expect(numbers.number(of: hash) == expected[hash, default: next])
    if expected[hash] == nil { expected[hash] = next }
  }
  #expect(numbers.hashes.count == expected.count)
  // Many together get the same, known ones and new ones.
  var together = TermNumbers()
  var all: [UInt32] = []
  for part in [hashes[..<7_000], hashes[7_000..<7_000], hashes[7_000...]] {
    stored([part.map { TermCount(term: $0, count: 3) }]).withTerms(of: 0) { stored in
      together.forEachNumber(of: stored) { number, count in
        all.append(number)
        #expect(count == 3)
      }
    }
  }
  #expect(all == hashes.map { expected[$0] })
  #expect(hashes.allSatisfy { together.known($0) == expected[$0] } && together.known(1) == nil)
  var few = TermNumbers(limit: 3)
  #expect([7, 8, 9, 10, 11, 7, 10].map { few.number(of: $0) } == [0, 1, 2, 2, 2, 0, 2])
  var ofMany: [UInt32] = []
  stored([[11, 9, 7, 10, 8].map { TermCount(term: $0, count: 1) }]).withTerms(of: 0) { stored in
    few.forEachNumber(of: stored) { number, _ in ofMany.append(number) }
  }
  #expect(ofMany == [2, 2, 0, 2, 1])
}
