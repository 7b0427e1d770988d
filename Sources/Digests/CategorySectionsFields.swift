internal import Vocabulary

/// Finds the labelled texts of an entry. A label counts at the start of a line, after a blank line or the details' opening, and only in
/// the template's order: abstracts have paragraphs that begin with `Method:`, and models answer with a `Conclusion:` of their own.
enum CategorySectionsFields {
  enum Kind: Equatable {
    case section(String)
    case abstract, comment, keywords
  }

  struct Field {
    var kind: Kind
    var range: Range<Int>
  }

  /// A line that begins with a label.
  struct Mark {
    /// Its place in the order of `labels`.
    var rank: Int
    var line: Int
    /// Where its text begins.
    var text: Int
  }

  /// All labels of the template and its forks in their order, and what they hold.
  static let labels: [(spelling: [UInt8], kind: Kind)] = [
    ("Keywords:".needle, .keywords), ("Comment:".needle, .comment),
    ("TL;DR:".needle, .section("TL;DR")), ("Task:".needle, .section("TL;DR")),
    ("AI_Comments:".needle, .section("AI Comments")),
    ("Motivation:".needle, .section("Motivation")), ("Method:".needle, .section("Method")),
    ("Result:".needle, .section("Result")), ("Conclusion:".needle, .section("Conclusion")),
    ("ai_Abstract:".needle, .section("AI Abstract")), ("Abstract:".needle, .abstract),
    ("摘要翻译:".needle, .section("摘要翻译")),
  ]

  /// The ranks of the five labels in `<details>`.
  static let motivation = 5
  static let method = 6
  static let result = 7
  static let conclusion = 8
  static let abstract = 10

  private static let wrappers = ["<details>".needle, "</details>".needle, "<summary>Details</summary>".needle]

  static func read(_ source: DigestSource, lines: Range<Int>) -> [Field] {
    let marks = marks(source, lines)
    let chosen = CategorySectionsOrder.choose(marks)
    var fields: [Field] = []
    for (index, mark) in chosen.enumerated() {
      let endLine = index + 1 < chosen.count ? chosen[index + 1].line : lines.upperBound
      let end = source.lines(mark.line..<endLine).upperBound
      let range = withoutWrapper(
        source, mark.text..<max(mark.text, end), isBeforeDetails: mark.rank < motivation, mark.line..<endLine)
      fields.append(Field(kind: labels[mark.rank].kind, range: range))
    }
    return fields
  }

  /// Every line that begins with a label where one can stand.
  private static func marks(_ source: DigestSource, _ lines: Range<Int>) -> [Mark] {
    var marks: [Mark] = []
    var canStart = true
    for number in lines {
      let line = source.line(number)
      if canStart, !line.isEmpty, let mark = mark(source, number, line) { marks.append(mark) }
      canStart = isGap(source, line)
    }
    return marks
  }

  /// A blank line, in a quote `>` alone, or a line of the wrapper.
  private static func isGap(_ source: DigestSource, _ line: Range<Int>) -> Bool {
    if line.count > 40 { return false }
    let content = source.bytes.trimmed(line)
    if content.isEmpty || (content.count == 1 && source.bytes[content.lowerBound] == UInt8(ascii: ">")) { return true }
    return isWrapper(source, content)
  }

  private static func isWrapper(_ source: DigestSource, _ content: Range<Int>) -> Bool {
    wrappers.contains { $0.count == content.count && source.bytes.hasPrefix($0, in: content) }
  }

  /// `Label:`, `**Label:**` or `> **Label:**` at the start of a line.
  private static func mark(_ source: DigestSource, _ number: Int, _ line: Range<Int>) -> Mark? {
    let bytes = source.bytes
    var at = line.lowerBound
    if bytes[at] == UInt8(ascii: ">") { at = bytes.skippingSpaces(at + 1, before: line.upperBound) }
    let isBold = bytes.hasPrefix("**".needle, at: at, before: line.upperBound)
    if isBold { at += 2 }
    guard at < line.upperBound, "KCTAMRa\u{E6}".utf8.contains(bytes[at]) || bytes[at] == 0xE6 else { return nil }
    for (rank, label) in labels.enumerated() where bytes.hasPrefix(label.spelling, at: at, before: line.upperBound) {
      var text = at + label.spelling.count
      if isBold {
        guard bytes.hasPrefix("**".needle, at: text, before: line.upperBound) else { return nil }
        text += 2
      }
      // `Method:foo` is no label of the template, which puts a space behind each.
      guard text == line.upperBound || bytes[text] == UInt8(ascii: " ") else { return nil }
      return Mark(rank: rank, line: number, text: text)
    }
    return nil
  }

  /// Cuts the opening of the details off the text that stands before it.
  private static func withoutWrapper(
    _ source: DigestSource, _ range: Range<Int>, isBeforeDetails: Bool, _ lines: Range<Int>
  ) -> Range<Int> {
    guard isBeforeDetails || lines.count > 2 else { return range }
    var end = lines.upperBound
    while end > lines.lowerBound + 1 {
      let content = source.bytes.trimmed(source.line(end - 1))
      guard content.isEmpty || isOpening(source, content) else { break }
      end -= 1
    }
    return range.lowerBound..<max(range.lowerBound, source.lines(lines.lowerBound..<end).upperBound)
  }

  private static func isOpening(_ source: DigestSource, _ content: Range<Int>) -> Bool {
    for wrapper in [wrappers[0], wrappers[2]] where wrapper.count == content.count && source.bytes.hasPrefix(wrapper, in: content)
    {
      return true
    }
    return false
  }
}
