internal import Vocabulary

/// The headings that a table or an entry stands under, as far as they name a subject.
struct Topics {
  private let headings: [DigestSource.Heading]

  init(_ source: DigestSource) {
    // The only heading of level 1 is the file's name, when others stand under it.
    let tops = source.headings.filter { $0.level == 1 }
    let hasDeeper = source.headings.contains { $0.level > 1 && DigestDate.day(ofHeading: $0.text) == nil }
    headings = source.headings.filter { heading in
      !heading.text.isEmpty && !(heading.level == 1 && tops.count == 1 && hasDeeper)
    }
  }

  /// Outermost first.
  func keywords(at line: Int) -> [String] {
    var path: [DigestSource.Heading] = []
    for heading in headings {
      if heading.line >= line { break }
      while let last = path.last, last.level >= heading.level { path.removeLast() }
      path.append(heading)
    }
    return path.filter { DigestDate.day(ofHeading: $0.text) == nil }.map(\.text)
  }

  /// The arXiv categories in a text such as `cs.SD; cs.AI; eess.AS`; other words (MSC and ACM classes) are passed over.
  static func categories(in text: String) -> [ArXivCategory] {
    var categories: [ArXivCategory] = []
    for word in text.split(whereSeparator: { ",; \t[]()".contains($0) }) {
      if let category = ArXivCategory(word), !categories.contains(category) { categories.append(category) }
    }
    return categories
  }
}
