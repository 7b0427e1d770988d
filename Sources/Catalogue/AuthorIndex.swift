internal import Encoding
internal import Parallel
internal import Vocabulary

/// Gathers papers by those who sign them. They are told apart by the 64-bit hash of their name's slug, in which two of a
/// million names are alike in one of 30 million archives.
enum AuthorIndex {
  /// - Parameters:
  ///   - minimum: papers of an author who gets a page.
  ///   - jobs: how many threads work on it.
  static func build(papers: [Paper], digests: [DigestFacts], minimum: Int, jobs: Int) -> ([Author], AuthorLinks) {
    let signatures = Signatures(papers: papers, digests: digests)
    let groups = Parallel.map(Group.count, jobs: jobs, run: 1) { Group($0, of: signatures) }
    let people = Array(groups.map(\.people).joined())
    var links = AuthorLinks(starts: signatures.starts, authors: numbers(signatures, groups), pageOf: [])
    let (papersOf, ends) = papersOfPeople(people, links)

    let busy = people.indices.filter { people[$0].papers >= minimum }
    let drafts = Parallel.map(busy.count, jobs: jobs) { at in
      let number = busy[at]
      let person = people[number]
      let reference = papers[Int(person.firstPaper)].authorsEntry
      // As first spelled.
      let name = digests[Int(reference.digest)].entries[Int(reference.ordinal)].authors.name(
        at: Int(person.firstPlace))
      let end = Int(ends[number])
      return Author(
        name: name, slug: Slug(name), number: Int32(number), papers: Array(papersOf[(end - Int(person.papers))..<end]))
    }
    let authors = sortedBySlug(drafts, jobs: jobs)
    links.pageOf = Array(repeating: -1, count: people.count)
    for page in authors.indices { links.pageOf[Int(authors[page].number)] = Int32(page) }
    return (authors, links)
  }

  /// Who signed which paper, by hash.
  private struct Signatures: Sendable {
    var hashes: [UInt64] = []
    /// Where each paper's begin; one more at the end.
    var starts: [Int32] = [0]

    init(papers: [Paper], digests: [DigestFacts]) {
      hashes.reserveCapacity(papers.count * 5)
      starts.reserveCapacity(papers.count + 1)
      for paper in papers.indices {
        let reference = papers[paper].authorsEntry
        digests[Int(reference.digest)].entries[Int(reference.ordinal)].authors.append(signersTo: &hashes)
        starts.append(Int32(hashes.count))
      }
    }
  }

  private struct Person: Sendable {
    let signer: UInt64
    let firstPaper: Int32
    let firstPlace: Int32
    var lastPaper: Int32
    var papers: Int32
  }

  /// The people whose hashes begin alike, so that several threads can number people.
  private struct Group: Sendable {
    static let bits: UInt64 = 3
    static var count: Int { 1 << Int(bits) }

    /// The group that a signature belongs to.
    @inline(__always)
    static func of(_ hash: UInt64) -> Int { Int(hash >> (64 - bits)) }

    private(set) var people: [Person] = []
    /// Of each of the group's signatures, in order, the place of the person.
    private(set) var numbers: [Int32] = []

    init(_ group: Int, of signatures: Signatures) {
      var known = HashNumbering(expected: signatures.starts.count / Self.count)
      for paper in 0..<(signatures.starts.count - 1) {
        let start = Int(signatures.starts[paper])
        for at in start..<Int(signatures.starts[paper + 1]) {
          let signer = signatures.hashes[at]
          guard Self.of(signer) == group else { continue }
          // The bits that tell groups apart tell nothing in here.
          let number = known.number(signer << Self.bits) { people[$0].signer == signer }
          numbers.append(Int32(number))
          if number == people.count {
            people.append(
              Person(
                signer: signer, firstPaper: Int32(paper), firstPlace: Int32(at - start), lastPaper: Int32(paper), papers: 1))
          } else if people[number].lastPaper != Int32(paper) {
            // A paper counts once, however often the name stands on it.
            people[number].lastPaper = Int32(paper)
            people[number].papers += 1
          }
        }
      }
    }
  }

  /// Of each signature the number of the person, who is counted behind those of the groups before.
  private static func numbers(_ signatures: Signatures, _ groups: [Group]) -> [Int32] {
    var offsets: [Int32] = [0]
    for group in groups { offsets.append(offsets[offsets.count - 1] + Int32(group.people.count)) }
    var next = Array(repeating: 0, count: groups.count)
    return signatures.hashes.map { hash in
      let group = Group.of(hash)
      defer { next[group] += 1 }
      return offsets[group] + groups[group].numbers[next[group]]
    }
  }

  /// The papers of all people one behind the other, each person's ascending, and where each person's end.
  private static func papersOfPeople(_ people: [Person], _ links: AuthorLinks) -> (papers: [Int32], ends: [Int32]) {
    var ends: [Int32] = []
    ends.reserveCapacity(people.count)
    var total: Int32 = 0
    // First where they begin; each paper that is filled in moves that on.
    for person in people {
      ends.append(total)
      total += person.papers
    }
    let starts = ends
    var papers: [Int32] = Array(repeating: 0, count: Int(total))
    for paper in 0..<(links.starts.count - 1) {
      for at in Int(links.starts[paper])..<Int(links.starts[paper + 1]) {
        let number = Int(links.authors[at])
        let end = Int(ends[number])
        if end > Int(starts[number]), papers[end - 1] == Int32(paper) { continue }
        papers[end] = Int32(paper)
        ends[number] += 1
      }
    }
    return (papers, ends)
  }

  /// Orders authors by slug. Most slugs differ in their first sixteen bytes, so few are looked at whole.
  private static func sortedBySlug(_ authors: [Author], jobs: Int) -> [Author] {
    let keys = Parallel.map(authors.count, jobs: jobs) { SlugKey(of: authors[$0].slug, at: $0) }
    let order = Parallel.sorted(keys, jobs: jobs) { left, right in
      if left.first != right.first { return left.first < right.first }
      if left.second != right.second { return left.second < right.second }
      return authors[left.at].slug < authors[right.at].slug
    }
    return order.map { authors[$0.at] }
  }

  /// The beginning of a slug as numbers in the order of the bytes.
  private struct SlugKey: Sendable {
    let first: UInt64
    let second: UInt64
    let at: Int

    init(of slug: Slug, at place: Int) {
      let bytes = slug.description.utf8.span
      first = bytes.orderedWord(at: 0)
      second = bytes.orderedWord(at: 8)
      at = place
    }
  }
}
