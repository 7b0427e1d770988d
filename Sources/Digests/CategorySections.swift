internal import Vocabulary

/// The pages of daily-arXiv-ai-enhanced and its forks: `# cs.CV [[Back]](#toc)` over entries that begin with
/// `### [n] [title](url)` and a line of authors in `*…*`, then `TL;DR:` and, in `<details>`, labelled paragraphs.
///
/// Recognised by such a heading with a line in `*…*` under it, or, on a day without papers, by the `# Table of Contents` under
/// `<div id=toc></div>`.
enum CategorySections: DigestDialect {
  static let format = DigestFormat.categorySections

  private static let tableOfContents = "<div id=toc></div>".needle

  static func recognises(_ source: DigestSource) -> Bool {
    source.headings.contains { CategorySectionsHeading(source, line: $0.line) != nil }
      || (0..<min(source.lineCount, 10)).contains { source.bytes.hasPrefix(tableOfContents, in: source.line($0)) }
  }

  static func read(_ source: DigestSource, into builder: inout DigestBuilder) {
    var starts: [CategorySectionsHeading] = []
    var boundaries: [Int] = []
    var sections: [(line: Int, name: String)] = []
    for heading in source.headings {
      if let start = CategorySectionsHeading(source, line: heading.line) {
        starts.append(start)
        boundaries.append(heading.line)
      } else if isSection(source, heading) {
        sections.append((heading.line, heading.text))
        boundaries.append(heading.line)
      }
    }
    boundaries.append(source.lineCount)
    var boundary = 0
    var section = -1
    for start in starts {
      while boundaries[boundary] <= start.line { boundary += 1 }
      while section + 1 < sections.count, sections[section + 1].line < start.line { section += 1 }
      let heading = section >= 0 ? sections[section].name : nil
      CategorySectionsEntry(source, start, end: boundaries[boundary]).read(heading: heading, into: &builder)
    }
  }

  /// `# cs.CV [[Back]](#toc)`, and in forks `## cs.CV`: a heading that is a category, or that leads back to the contents.
  private static func isSection(_ source: DigestSource, _ heading: DigestSource.Heading) -> Bool {
    guard heading.level <= 2 else { return false }
    if source.bytes.firstRange(of: "[[Back]]".needle, in: source.line(heading.line)) != nil { return true }
    return ArXivCategory(heading.text) != nil
  }
}
