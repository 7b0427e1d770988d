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
    /// `**Label:**`.
    var isBold: Bool
    /// It stands right under the opening of the details, or behind blank lines, as in forks.
    var isUnderOpening = false
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

  /// True for the first bytes of labels.
  private static let initials: InlineArray<256, Bool> = {
    var table = InlineArray<256, Bool>(repeating: false)
    for label in labels { table[Int(label.spelling[0])] = true }
    return table
  }()

  private static let bold = "**".needle

  /// The ranks of the five labels in `<details>`.
  static let motivation = 5
  static let method = 6
  static let result = 7
  static let conclusion = 8
  static let abstract = 10

  private static let opening = "<details>".needle
  private static let openingSummary = "<summary>Details</summary>".needle

  static func read(_ source: DigestSource, lines: Range<Int>) -> [Field] {
    let chosen = CategorySectionsOrder.choose(marks(source, lines))
    var fields: [Field] = []
    fields.reserveCapacity(chosen.count)
    for (index, mark) in chosen.enumerated() {
      let endLine = index + 1 < chosen.count ? chosen[index + 1].line : lines.upperBound
      let isLastBeforeOpening = index + 1 == chosen.count || chosen[index + 1].isUnderOpening
      let end = isLastBeforeOpening ? withoutOpening(source, mark.line..<endLine) : source.lines(mark.line..<endLine).upperBound
      fields.append(Field(kind: labels[mark.rank].kind, range: mark.text..<max(mark.text, end)))
    }
    return fields
  }

  /// Whether a line begins with a label, the category's among them.
  static func hasLabel(_ source: DigestSource, line number: Int) -> Bool {
    let line = source.line(number)
    if line.isEmpty { return false }
    return mark(source, number, line) != nil || source.bytes.hasPrefix(mainCategory, in: line)
      || source.bytes.hasPrefix(boldMainCategory, in: line)
  }

  private static let mainCategory = "Main category:".needle
  private static let boldMainCategory = "**Main category:**".needle

  /// Every line that begins with a label where one can stand, in the style of the first. Of the labels inside the details, those before
  /// the details' opening do not count when the template's first stands right under it: a model's TL;DR may bring all of them.
  private static func marks(_ source: DigestSource, _ lines: Range<Int>) -> [Mark] {
    var marks: [Mark] = []
    marks.reserveCapacity(8)
    var canStart = true
    var hasOpening = false
    var isAnchored = false
    var isUnderOpening = false
    for number in lines {
      let line = source.line(number)
      if isUnderOpening { isUnderOpening = source.isBlank(number - 1) }
      if number > lines.lowerBound + 1, isOpening(source, number - 1) { isUnderOpening = true }
      if canStart || isUnderOpening, !line.isEmpty, var mark = mark(source, number, line),
        canStart || (mark.rank == motivation ? !isAnchored : !hasOpening), mark.isBold == marks.first?.isBold ?? mark.isBold
      {
        if isUnderOpening, mark.rank == motivation, !isAnchored {
          isAnchored = true
          marks.removeAll { $0.rank >= motivation }
        }
        mark.isUnderOpening = isUnderOpening
        marks.append(mark)
      }
      hasOpening = hasOpening || isUnderOpening
      canStart = isGap(source, line)
    }
    return marks
  }

  /// A blank line, in a quote `>` alone.
  private static func isGap(_ source: DigestSource, _ line: Range<Int>) -> Bool {
    if line.count > 40 { return false }
    let content = source.bytes.trimmed(line)
    return content.isEmpty || (content.count == 1 && source.bytes[content.lowerBound] == UInt8(ascii: ">"))
  }

  /// The second of the two lines that open the details.
  private static func isOpening(_ source: DigestSource, _ number: Int) -> Bool {
    isLine(source, number, openingSummary) && isLine(source, number - 1, opening)
  }

  private static func isLine(_ source: DigestSource, _ number: Int, _ wanted: [UInt8]) -> Bool {
    let line = source.line(number)
    if line.count < wanted.count { return false }
    let content = source.bytes.trimmed(line)
    return content.count == wanted.count && source.bytes.hasPrefix(wanted, in: content)
  }

  /// `Label:`, `**Label:**` or `> **Label:**` at the start of a line.
  private static func mark(_ source: DigestSource, _ number: Int, _ line: Range<Int>) -> Mark? {
    let bytes = source.bytes
    var at = line.lowerBound
    if bytes[at] == UInt8(ascii: ">") { at = bytes.skippingSpaces(at + 1, before: line.upperBound) }
    let isBold = bytes.hasPrefix(bold, at: at, before: line.upperBound)
    if isBold { at += 2 }
    guard at < line.upperBound, initials[Int(bytes[at])] else { return nil }
    for (rank, label) in labels.enumerated() where bytes.hasPrefix(label.spelling, at: at, before: line.upperBound) {
      var text = at + label.spelling.count
      if isBold {
        guard bytes.hasPrefix(bold, at: text, before: line.upperBound) else { return nil }
        text += 2
      }
      // `Method:foo` is no label of the template, which puts a space behind each.
      guard text == line.upperBound || bytes[text] == UInt8(ascii: " ") else { return nil }
      return Mark(rank: rank, line: number, text: text, isBold: isBold)
    }
    return nil
  }

  /// The end of a text's lines without the opening of the details that stands behind it.
  private static func withoutOpening(_ source: DigestSource, _ lines: Range<Int>) -> Int {
    var end = lines.upperBound
    while end > lines.lowerBound + 1, source.isBlank(end - 1) { end -= 1 }
    if end > lines.lowerBound + 2, isOpening(source, end - 1) {
      return source.lines(lines.lowerBound..<end - 2).upperBound
    }
    return source.lines(lines).upperBound
  }
}
