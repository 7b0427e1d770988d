internal import Vocabulary

/// The headings that a table or an entry stands under, as far as they name a subject.
struct Topics {
  private struct Topic {
    var line: Int
    var level: Int
    /// Nil for a date, which is no subject.
    var name: String?
    /// The place of the heading that it stands under.
    var parent: Int?
  }

  private var topics: [Topic] = []

  /// - Parameter lines: those of headings that are part of a text.
  init(_ source: DigestSource, without lines: Set<Int> = []) {
    let headings = source.headings.filter { !lines.contains($0.line) }
    let isDate = headings.map {
      DigestDate.day(ofHeading: $0.text) != nil || DigestDate.impossibleDay(inHeading: $0.text) != nil
    }
    // The only heading of level 1 is the file's name, when others stand under it.
    let topCount = headings.count { $0.level == 1 }
    let hasDeeper = zip(headings, isDate).contains { $0.level > 1 && !$1 }
    var path: [Int] = []
    for (heading, isDate) in zip(headings, isDate)
    where !heading.text.isEmpty && !(heading.level == 1 && topCount == 1 && hasDeeper) {
      while let last = path.last, topics[last].level >= heading.level { path.removeLast() }
      let name = isDate ? nil : heading.text
      topics.append(Topic(line: heading.line, level: heading.level, name: name, parent: path.last))
      path.append(topics.count - 1)
    }
  }

  /// Outermost first.
  func keywords(at line: Int) -> [String] {
    var names: [String] = []
    var next: Int? = topics.partitioned { $0.line >= line } - 1
    while let index = next, index >= 0 {
      if let name = topics[index].name { names.append(name) }
      next = topics[index].parent
    }
    return names.reversed()
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
