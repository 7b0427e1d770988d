public import Vocabulary
internal import YAML

/// Reads `site.yml`: every mistake is reported with its line, none is passed over.
public struct SettingsReader {
  private let file: String
  private let languages: [String]
  private var settings = SiteSettings()
  private var diagnostics: [Diagnostic] = []

  /// - Parameters:
  ///   - source: the bytes of the file.
  ///   - languages: what the interface speaks; none when that is not known.
  /// - Throws: all errors of the file.
  public static func read(_ source: [UInt8], file: String, languages: [String] = []) throws(Diagnostics) -> SiteSettings {
    var reader = SettingsReader(file: file, languages: languages)
    do throws(Diagnostic) {
      if let root = try YAMLParser.parse(source, file: file) { reader.read(root) }
    } catch {
      throw Diagnostics([error])
    }
    guard reader.diagnostics.isEmpty else { throw Diagnostics(reader.diagnostics) }
    return reader.settings
  }

  private init(file: String, languages: [String]) {
    self.file = file
    self.languages = languages
  }

  private mutating func read(_ root: YAMLNode) {
    readMapping(root, of: "site.yml", keys: Self.rootKeys) { reader, key, value in
      switch key {
      case "title": reader.readText(value, key) { $0.title = $1 }
      case "tagline": reader.readText(value, key) { $0.tagline = $1 }
      case "author": reader.readText(value, key) { $0.author = $1 }
      case "description": reader.readText(value, key) { $0.description = $1 }
      case "language": reader.readLanguage(value)
      case "url": reader.readURL(value)
      case "keywords": reader.readKeywords(value)
      case "match-topics": reader.readFlag(value, key) { $0.matchTopics = $1 }
      case "hide": reader.readHide(value)
      case "feeds": reader.readFeeds(value)
      case "pages": reader.readPages(value)
      default: reader.readLimits(value)
      }
    }
  }

  private static let rootKeys = [
    "title", "tagline", "language", "author", "description", "url", "keywords", "match-topics", "hide", "feeds", "pages",
    "limits",
  ]
  private static let keywordKeys = ["name", "match", "exclude", "aliases", "description"]
  private static let feedKeys = ["items", "kilobytes", "authors"]
  private static let pageKeys = [
    "papers", "paper-months", "authors", "author-minimum", "per-archive", "citations", "data", "search", "related",
  ]

  // MARK: Sections

  private mutating func readLanguage(_ node: YAMLNode) {
    if node.isNull { return }
    guard let text = node.string else { return expected("a language", "language", node) }
    guard !text.isEmpty, text.utf8.count <= 35,
      text.utf8.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") })
    else {
      return report("'\(text)' is no language tag; write one such as en or zh-Hans", node)
    }
    guard languages.isEmpty || languages.contains(text) else {
      let hint = NearestName.hint(for: text, among: languages)
      return report(
        "the interface does not speak '\(text)'\(hint); set language to \(languages.joined(separator: " or ")), or add strings/\(text).yml to the templates",
        node)
    }
    settings.language = text
  }

  private mutating func readURL(_ node: YAMLNode) {
    if node.isNull || node.string == "" { return }
    guard let text = node.string, let url = SiteURL(text) else {
      return report(
        "'url' has to be the full address of the site, such as https://user.github.io/digest/, without '?' and '#'", node)
    }
    settings.url = url
  }

  private mutating func readKeywords(_ node: YAMLNode) {
    if node.isNull { return }
    guard let items = node.sequence else {
      return expected("a list of keywords, each beginning with '- name:'", "keywords", node)
    }
    var names: [Slug: String] = [:]
    var aliases: [Slug: (alias: String, name: String)] = [:]
    for item in items {
      if let name = item.string {
        settings.keywords.append(KeywordDefinition(name: name, line: item.line))
      } else {
        var definition = KeywordDefinition(name: "", line: item.line)
        let before = diagnostics.count
        readMapping(item, of: "a keyword", keys: Self.keywordKeys, isSection: false) { reader, key, value in
          switch key {
          case "name": definition.name = value.string ?? ""
          case "description": definition.description = reader.text(value, key) ?? ""
          case "match": definition.match = reader.texts(value, key)
          case "exclude": definition.exclude = reader.texts(value, key)
          default: definition.aliases = reader.texts(value, key)
          }
        }
        if definition.name.isEmpty {
          if diagnostics.count == before { report("a keyword needs a name: write '- name: …'", item) }
          continue
        }
        settings.keywords.append(definition)
      }
      guard let added = settings.keywords.last else { continue }
      if let other = names.updateValue(added.name, forKey: Slug(added.name)) {
        report("the keywords '\(other)' and '\(added.name)' would have one address; name one of them otherwise", item)
      }
      for alias in added.aliases where Slug(alias) != Slug(added.name) {
        if let other = aliases.updateValue((alias, added.name), forKey: Slug(alias)), other.name != added.name {
          report("'\(alias)' is an alias of '\(other.name)' and of '\(added.name)'; give it to one of them", item)
        }
      }
    }
    for definition in settings.keywords {
      if let alias = aliases[Slug(definition.name)] {
        report("the keyword '\(definition.name)' is an alias of '\(alias.name)', too; take one of the two away", node)
      }
    }
  }

  private mutating func readHide(_ node: YAMLNode) {
    for text in texts(node, "hide") {
      if let reference = PaperReference(text) {
        settings.hide.insert(reference.id.description)
      } else if text.hasPrefix("other/") {
        settings.hide.insert(text)
      } else {
        report("'\(text)' is no arXiv identifier; write \"2504.14945\", or other/<title> as in the paper's address", node)
      }
    }
  }

  private mutating func readFeeds(_ node: YAMLNode) {
    readMapping(node, of: "feeds", keys: Self.feedKeys) { reader, key, value in
      switch key {
      case "items": reader.readNumber(value, key, 1...10_000) { $0.feeds.items = $1 }
      case "kilobytes": reader.readNumber(value, key, 10...100_000) { $0.feeds.kilobytes = $1 }
      default: reader.readFlag(value, key) { $0.feeds.authors = $1 }
      }
    }
  }

  private mutating func readPages(_ node: YAMLNode) {
    readMapping(node, of: "pages", keys: Self.pageKeys) { reader, key, value in
      switch key {
      case "papers": reader.readFlag(value, key) { $0.pages.papers = $1 }
      case "paper-months": reader.readNumber(value, key, 1...1200) { $0.pages.paperMonths = $1 }
      case "authors": reader.readFlag(value, key) { $0.pages.authors = $1 }
      case "author-minimum": reader.readNumber(value, key, 1...1_000_000) { $0.pages.authorMinimum = $1 }
      case "per-archive": reader.readNumber(value, key, 10...1000) { $0.pages.perArchive = $1 }
      case "citations": reader.readFlag(value, key) { $0.pages.citations = $1 }
      case "data": reader.readFlag(value, key) { $0.pages.data = $1 }
      case "search": reader.readFlag(value, key) { $0.pages.search = $1 }
      default: reader.readFlag(value, key) { $0.pages.related = $1 }
      }
    }
  }

  private mutating func readLimits(_ node: YAMLNode) {
    readMapping(node, of: "limits", keys: ["digest-megabytes"]) { reader, key, value in
      reader.readNumber(value, key, 1...1000) { $0.digestMegabytes = $1 }
    }
  }

  // MARK: Values

  private mutating func readMapping(
    _ node: YAMLNode, of owner: String, keys: [String], isSection: Bool = true, _ body: (inout Self, String, YAMLNode) -> Void
  ) {
    // A section with nothing under it is as good as none.
    if node.isNull, isSection { return }
    guard let pairs = node.mapping else {
      return expected("keys with values, such as '\(keys[0]): …'", owner, node)
    }
    for pair in pairs {
      guard keys.contains(pair.key) else {
        let hint = NearestName.hint(for: pair.key, among: keys)
        diagnostics.append(
          .error(
            "unknown key '\(pair.key)' in \(owner)\(hint.isEmpty ? "; known are \(keys.joined(separator: ", "))" : hint)",
            at: SourceLocation(file: file, line: pair.keyLine, column: pair.keyColumn)))
        continue
      }
      body(&self, pair.key, pair.value)
    }
  }

  private mutating func text(_ node: YAMLNode, _ key: String) -> String? {
    if node.isNull { return nil }
    if let text = node.string { return text }
    expected("a text", key, node)
    return nil
  }

  private mutating func readText(_ node: YAMLNode, _ key: String, _ set: (inout SiteSettings, String) -> Void) {
    if let text = text(node, key) { set(&settings, text) }
  }

  /// A list of texts, or a single one.
  private mutating func texts(_ node: YAMLNode, _ key: String) -> [String] {
    if node.isNull { return [] }
    if let text = node.string { return [text] }
    guard let items = node.sequence else {
      expected("a list of texts", key, node)
      return []
    }
    var texts: [String] = []
    for item in items {
      if let text = item.string, !text.isEmpty { texts.append(text) } else { expected("a text", "each of '\(key)'", item) }
    }
    return texts
  }

  private mutating func readFlag(_ node: YAMLNode, _ key: String, _ set: (inout SiteSettings, Bool) -> Void) {
    if node.isNull { return }
    if let flag = node.bool { set(&settings, flag) } else { expected("true or false", key, node) }
  }

  private mutating func readNumber(
    _ node: YAMLNode, _ key: String, _ range: ClosedRange<Int>, _ set: (inout SiteSettings, Int) -> Void
  ) {
    if node.isNull { return }
    if let number = node.int, range.contains(number) {
      set(&settings, number)
    } else {
      expected("a whole number from \(range.lowerBound) to \(range.upperBound)", key, node)
    }
  }

  private mutating func expected(_ what: String, _ key: String, _ node: YAMLNode) {
    let found = node.int.map(String.init) ?? node.kindName
    report("\(key.hasPrefix("each") ? key : "'\(key)'") has to be \(what), and is \(found)", node)
  }

  private mutating func report(_ message: String, _ node: YAMLNode) {
    diagnostics.append(.error(message, at: SourceLocation(file: file, line: node.line, column: node.column)))
  }
}
