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
    let (starts, unreadable) = starts(source)
    for line in unreadable {
      builder.reject(source.line(line), expected: "### [n] [title](address), and the authors in *…* on the next line")
    }
    // Where headings lead back to the contents, one that does not is part of a text.
    let haveBackLinks = source.headings.contains { leadsBack(source, $0) }
    var sections: [Section] = []
    for heading in source.headings {
      let category = heading.level <= 2 ? ArXivCategory(heading.text) : nil
      guard haveBackLinks ? leadsBack(source, heading) : category != nil else { continue }
      sections.append(Section(line: heading.line, name: heading.text, category: category))
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

  /// Where entries start, and the lines of headings that are an entry's and cannot be read.
  ///
  /// Texts may hold headings, so that where one entry of a file follows the template, one that does not is part of a text. But entries
  /// are numbered through: a heading with a number that is missing otherwise is one's, whatever else of the template is missing.
  private static func starts(_ source: DigestSource) -> (starts: [CategorySectionsHeading], unreadable: [Int]) {
    let candidates = source.headings.compactMap { heading -> (line: Int, number: Int?, heading: CategorySectionsHeading?)? in
      let read = CategorySectionsHeading(source, line: heading.line)
      guard let number = read?.number ?? CategorySectionsHeading.number(source, line: heading.line) else {
        return read.map { (heading.line, nil, $0) }
      }
      return (heading.line, number, read)
    }
    let least =
      candidates.contains { $0.heading?.completeness == .template } ? CategorySectionsHeading.Completeness.template : .withAuthors
    var nextNumber: [Int?] = Array(repeating: nil, count: candidates.count + 1)
    for (index, candidate) in candidates.enumerated().reversed() {
      let isStart = candidate.heading.map { $0.completeness >= least } == true
      nextNumber[index] = isStart && candidate.number != nil ? candidate.number : nextNumber[index + 1]
    }
    var starts: [CategorySectionsHeading] = []
    var unreadable: [Int] = []
    var last = 0
    for (index, candidate) in candidates.enumerated() {
      if let heading = candidate.heading, heading.completeness >= least || isPaper(source, heading) {
        starts.append(heading)
      } else if let number = candidate.number, number > last, nextNumber[index + 1].map({ number < $0 }) ?? (number == last + 1) {
        if let heading = candidate.heading { starts.append(heading) } else { unreadable.append(candidate.line) }
      } else {
        continue
      }
      last = candidate.number ?? last
    }
    return (starts, unreadable)
  }

  /// A heading without a number that leads to a paper, over authors.
  private static func isPaper(_ source: DigestSource, _ heading: CategorySectionsHeading) -> Bool {
    heading.number == nil && heading.completeness == .withAuthors
      && PaperReference(url: source.address(heading.url)) != nil
  }

  /// `# cs.CV [[Back]](#toc)`; forks without the link have a heading that is a category, `## cs.CV`.
  private static func leadsBack(_ source: DigestSource, _ heading: DigestSource.Heading) -> Bool {
    heading.level <= 2 && source.bytes.firstRange(of: backLink, in: source.line(heading.line)) != nil
  }

  private static let backLink = "[[Back]]".needle
}
