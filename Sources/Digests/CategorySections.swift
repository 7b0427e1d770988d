internal import Vocabulary

/// The pages of daily-arXiv-ai-enhanced and its forks: `# cs.CV [[Back]](#toc)` over entries that begin with
/// `### [n] [title](url)` and a line of authors in `*…*`, then `TL;DR:` and, in `<details>`, labelled paragraphs.
///
/// Recognised by such a heading with a line in `*…*` under it, or, on a day without papers, by the `# Table of Contents` under
/// `<div id=toc></div>`.
enum CategorySections: DigestDialect {
  static let format = DigestFormat.categorySections

  /// A heading that entries stand under: a category as a rule.
  struct Section {
    let line: Int
    let name: String
    let category: ArXivCategory?
  }

  private static let tableOfContents = "<div id=toc></div>".needle
  /// The first heading of a fork that has no such line on a day without papers.
  private static let forkTitle = "# AI-Enhanced arXiv Daily".needle

  static func recognises(_ source: DigestSource) -> Bool {
    source.headings.contains {
      CategorySectionsHeading(source, line: $0.line).map { $0.completeness >= .withAuthors } == true
    }
      || (0..<min(source.lineCount, 10)).contains { number in
        [tableOfContents, forkTitle].contains { source.bytes.hasPrefix($0, in: source.line(number)) }
      }
  }

  static func read(_ source: DigestSource, into builder: inout DigestBuilder) {
    // Where headings lead back to the contents, one that does not is part of a text.
    let haveBackLinks = source.headings.contains { leadsBack(source, $0) }
    var sections: [Section] = []
    for heading in source.headings {
      let category = heading.level <= 2 ? ArXivCategory(heading.text) : nil
      guard haveBackLinks ? leadsBack(source, heading) : category != nil else { continue }
      sections.append(Section(line: heading.line, name: heading.text, category: category))
    }
    let (starts, unreadable) = starts(source, sections.map(\.line))
    for line in unreadable {
      builder.reject(source.line(line), expected: "### [n] [title](address), and the authors in *…* on the next line")
    }
    var boundaries = (starts.map(\.line) + unreadable + sections.map(\.line)).sorted()
    boundaries.append(source.lineCount)
    var boundary = 0
    var section = -1
    for start in starts {
      while boundaries[boundary] <= start.line { boundary += 1 }
      while section + 1 < sections.count, sections[section + 1].line < start.line { section += 1 }
      CategorySectionsEntry(source, start, end: boundaries[boundary])
        .read(under: section >= 0 ? sections[section] : nil, into: &builder)
    }
  }

  private typealias Candidate = (line: Int, number: Int?, heading: CategorySectionsHeading?)

  /// Where entries start, and the lines of headings that are an entry's and cannot be read.
  ///
  /// Texts may hold headings, so that where one entry of a file follows the template, one that does not is part of a text. But entries
  /// are numbered through, in the file or under each category: a heading with a number that is missing otherwise is one's, whatever else
  /// of the template is missing. In files without numbers one that leads to a paper is.
  private static func starts(_ source: DigestSource, _ sections: [Int]) -> (starts: [CategorySectionsHeading], unreadable: [Int])
  {
    let candidates = source.headings.compactMap { heading -> Candidate? in
      let read = CategorySectionsHeading(source, line: heading.line)
      let number = read?.number ?? CategorySectionsHeading.number(source, line: heading.line)
      return read == nil && number == nil ? nil : (heading.line, number, read)
    }
    let hasTemplate = candidates.contains { $0.heading?.completeness == .template }
    let least = hasTemplate ? CategorySectionsHeading.Completeness.template : .withAuthors
    func isMeant(_ candidate: Candidate) -> Bool { candidate.heading.map { $0.completeness >= least } == true }
    let meant = candidates.first(where: isMeant)
    let hasNumbers = meant?.number != nil
    let sectionOf = candidates.map { candidate in sections.partitioned { $0 > candidate.line } }
    let beginsAnew = (1..<max(1, candidates.count)).contains { sectionOf[$0] != sectionOf[$0 - 1] && candidates[$0].number == 1 }
    // Where numbers begin anew, nothing in another section tells of them.
    func isApart(_ index: Int, from other: Int) -> Bool {
      !candidates.indices.contains(other) || beginsAnew && sectionOf[index] != sectionOf[other]
    }
    // For each candidate, the number of the next heading that is one's for sure.
    var nextNumber: [Int?] = Array(repeating: nil, count: candidates.count)
    for index in candidates.indices.reversed() where !isApart(index, from: index + 1) {
      let next = candidates[index + 1]
      nextNumber[index] = isMeant(next) && next.number != nil ? next.number : nextNumber[index + 1]
    }
    var starts: [CategorySectionsHeading] = []
    var unreadable: [Int] = []
    var last = 0
    for (index, candidate) in candidates.enumerated() {
      if isApart(index, from: index - 1) { last = 0 }
      let next = nextNumber[index]
      let end = index + 1 < candidates.count ? candidates[index + 1].line : source.lineCount
      let isMissing =
        hasNumbers
        ? candidate.number.map { $0 > last && $0 < next ?? .max } == true
        : candidate.number == nil && candidate.heading.map { $0.level == meant?.heading?.level && isPaper(source, $0) } == true
      if isMeant(candidate) {
        if let heading = candidate.heading { starts.append(heading) }
      } else if isMissing, let heading = candidate.heading, hasLabels(source, heading, before: end) {
        starts.append(heading)
      } else if isMissing, candidate.heading == nil {
        unreadable.append(candidate.line)
      } else {
        continue
      }
      last = candidate.number ?? last
    }
    return (starts, unreadable)
  }

  private static func isPaper(_ source: DigestSource, _ heading: CategorySectionsHeading) -> Bool {
    PaperReference(url: source.address(heading.url)) != nil
  }

  /// Whether authors or one of the template's labels stand under a heading, as under no title that a text names.
  private static func hasLabels(_ source: DigestSource, _ heading: CategorySectionsHeading, before end: Int) -> Bool {
    let body = min(heading.bodyLine, end)..<end
    return heading.completeness >= .withAuthors && body.allSatisfy { source.isBlank($0) }
      || body.prefix(longestGap).contains { CategorySectionsFields.hasLabel(source, line: $0) }
  }

  /// As many lines stand between a heading and the first label at most.
  private static let longestGap = 12

  /// `# cs.CV [[Back]](#toc)`; forks without the link have a heading that is a category, `## cs.CV`.
  private static func leadsBack(_ source: DigestSource, _ heading: DigestSource.Heading) -> Bool {
    heading.level <= 2 && source.bytes.firstRange(of: backLink, in: source.line(heading.line)) != nil
  }

  private static let backLink = "[[Back]]".needle
}
