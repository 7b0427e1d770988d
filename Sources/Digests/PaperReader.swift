internal import Vocabulary
internal import YAML

/// One paper a file: its data as front matter (`title`, `authors`, `pdf`, `tldr`, `abstract_en`, `motivation`, …), a model's long
/// summary as the text.
///
/// Recognised by front matter that has a title, an address (`pdf` or `link`) and an abstract or a `tldr`.
enum PaperReader: DigestDialect {
  static let format = DigestFormat.paperReader

  private static let sections = [
    ("tldr", "TL;DR"), ("motivation", "Motivation"), ("method", "Method"), ("result", "Result"), ("conclusion", "Conclusion"),
  ]

  static func recognises(_ source: DigestSource) -> Bool {
    guard let root = source.frontMatter.root, root["title"]?.string != nil else { return false }
    return (root["pdf"] ?? root["link"])?.string != nil
      && (root["abstract_en"] ?? root["abstract"] ?? root["tldr"])?.string != nil
  }

  static func read(_ source: DigestSource, into builder: inout DigestBuilder) {
    guard let root = source.frontMatter.root else { return }
    var links = PaperLinks()
    for key in ["pdf", "link", "code"] {
      if let url = root[key]?.string { links.add(url, name: key) }
    }
    var entry = Entry(file: source.file, line: 1, format: format, title: collapsed(root["title"]?.string ?? ""))
    entry.id = links.reference?.id
    entry.version = links.reference?.version
    entry.links = links.links
    entry.date = source.frontMatter.date
    entry.authors = texts(root["authors"], split: AuthorList.spaced)
    for tag in texts(root["tags"], split: { [$0] }) {
      // `query:transformer` names the search that found the paper.
      let keyword = collapsed(tag.hasPrefix("query:") ? String(tag.dropFirst(6)) : tag)
      if !keyword.isEmpty, !entry.keywords.contains(keyword) { entry.keywords.append(keyword) }
    }
    entry.abstract = text(root["abstract_en"] ?? root["abstract"], &builder)
    for (key, label) in sections {
      if let text = text(root[key], &builder) { entry.sections.append(.init(label: label, text: text)) }
    }
    entry.summary = builder.present(summary(source))
    builder.add(entry, at: 0)
  }

  /// A list of texts, or one text to be split.
  private static func texts(_ node: YAMLNode?, split: (String) -> [String]) -> [String] {
    if let list = node?.sequence { return list.compactMap { $0.string.map(collapsed) } }
    return node?.string.map(split) ?? []
  }

  private static func text(_ node: YAMLNode?, _ builder: inout DigestBuilder) -> String? {
    guard let text = node?.string else { return nil }
    let bytes = Array(text.utf8)
    return builder.present(FieldText.prose(bytes, 0..<bytes.count))
  }

  private static func collapsed(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return FieldText.line(bytes, 0..<bytes.count)
  }

  /// What stands under the last heading of level 2: the abstract is repeated under the one before.
  private static func summary(_ source: DigestSource) -> String {
    guard let heading = source.headings.last(where: { $0.level == 2 && !$0.text.lowercased().contains("abstract") }) else {
      return ""
    }
    return FieldText.prose(source.bytes, source.lines(heading.line + 1..<source.lineCount))
  }
}
