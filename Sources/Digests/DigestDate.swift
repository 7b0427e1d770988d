internal import Vocabulary

/// Where a digest says its date, other than in its front matter.
enum DigestDate {
  /// Words of headings and lines that date the whole: with a date beside them they are no paper's title.
  private static let headingWords = [
    "paper", "updat", "daily", "digest", "arxiv", "report", "date", "latest", "论文", "日报", "更新", "速递", "每日",
  ]

  /// What may stand beside the date of a heading that has no other word.
  private static let weekdays: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    "星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日", "星期天", "周一", "周二", "周三", "周四", "周五", "周六", "周日",
  ]

  private static let announcements = [
    "last update", "updated on", "update on", "updated at", "updated", "update time", "report date", "automated deployment",
    "papers for", "generated on", "date", "更新", "日期", "最后更新",
  ]

  /// Headings such as `Papers for 2025-04-22`, `Updated on 2023.01.28` or a date alone, with their lines.
  static func datedHeadings(_ source: DigestSource) -> [(line: Int, day: Day)] {
    source.headings.compactMap { heading in
      guard heading.level <= 3, let day = day(ofHeading: heading.text) else { return nil }
      return (heading.line, day)
    }
  }

  /// The date of a heading that dates what is under it, nil for a title that happens to hold a date.
  static func day(ofHeading text: String) -> Day? {
    guard text.utf8.count <= 80, !text.contains("]("), let day = DateText.first(in: text) else { return nil }
    let rest = DateText.removingDate(from: text)
    if !rest.unicodeScalars.contains(where: UnicodeText.isLetterOrDigit) { return day }
    let folded = rest.lowercased()
    if weekdays.contains(String(folded.unicodeScalars.filter(UnicodeText.isLetterOrDigit))) { return day }
    return headingWords.contains { folded.contains($0) } ? day : nil
  }

  /// What a heading that means to date what is under it has in place of a day, such as `2025-13-45`; nil for other headings.
  static func impossibleDay(inHeading text: String) -> String? {
    guard text.utf8.count <= 80, DateText.first(in: text) == nil, let found = DateText.impossible(in: text) else { return nil }
    let rest = text.replacing(found, with: "").lowercased()
    let hasWord = rest.unicodeScalars.contains(where: UnicodeText.isLetterOrDigit)
    return !hasWord || headingWords.contains { rest.contains($0) } ? found : nil
  }

  /// A line before the first table or entry such as `Last update: 2025-05-14`.
  static func announced(_ source: DigestSource) -> Day? {
    if let title = source.frontMatter.title, let day = day(ofHeading: title) { return day }
    let end = min(source.lineCount, source.frontMatter.bodyLine + 60, source.tableHeaderLines.first ?? .max)
    guard source.frontMatter.bodyLine < end else { return nil }
    for number in source.frontMatter.bodyLine..<end {
      let range = source.line(number)
      guard range.count < 200 else { continue }
      var text = FieldText.line(source.bytes, range)[...]
      while let first = text.utf8.first, " >*_-#".utf8.contains(first) { text = text.dropFirst() }
      let folded = text.lowercased()
      if announcements.contains(where: { folded.hasPrefix($0) }), let day = DateText.first(in: String(text.prefix(80))) {
        return day
      }
    }
    return nil
  }

  /// `2025-04-22.md`, `2025/04/22.md`, `2025/04-22.md`, `20250422_Wed.md`, `5-Mar-2025-IR.md`: the file's name first.
  static func inPath(_ path: String) -> Day? {
    let parts = path.split(separator: "/")
    guard let name = parts.last else { return nil }
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    if let day = DateText.first(in: String(stem)) { return day }
    for count in 2...3 where parts.count >= count {
      let tail = parts.suffix(count).dropLast() + [stem]
      if let day = DateText.first(in: tail.joined(separator: "-")) { return day }
    }
    return nil
  }
}
