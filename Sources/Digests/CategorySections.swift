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
    source.headings.contains { CategorySectionsHeading(source, line: $0.line) != nil }
      || (0..<min(source.lineCount, 10)).contains { number in
        [tableOfContents, forkTitle].contains { source.bytes.hasPrefix($0, in: source.line(number)) }
      }
  }

  static func read(_ source: DigestSource, into builder: inout DigestBuilder) {
    var starts = source.headings.compactMap { CategorySectionsHeading(source, line: $0.line) }
    if starts.contains(where: \.followsTemplate) { starts.removeAll { !$0.followsTemplate } }
    // Where headings lead back to the contents, one that does not is part of a text.
    let haveBackLinks = source.headings.contains { leadsBack(source, $0) }
    var sections: [Section] = []
    for heading in source.headings {
      let category = heading.level <= 2 ? ArXivCategory(heading.text) : nil
      guard haveBackLinks ? leadsBack(source, heading) : category != nil else { continue }
      sections.append(Section(line: heading.line, name: heading.text, category: category))
    }
    var boundaries = (starts.map(\.line) + sections.map(\.line)).sorted()
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

  /// `# cs.CV [[Back]](#toc)`; forks without the link have a heading that is a category, `## cs.CV`.
  private static func leadsBack(_ source: DigestSource, _ heading: DigestSource.Heading) -> Bool {
    heading.level <= 2 && source.bytes.firstRange(of: backLink, in: source.line(heading.line)) != nil
  }

  private static let backLink = "[[Back]]".needle
}
