internal import Encoding
internal import Mustache
public import Vocabulary

/// Templates, assets and words, compiled and checked.
public struct Theme: Sendable {
  let templates: TemplateSet
  let words: InterfaceWords
  let assets: [Asset]
  /// Warnings; errors are thrown.
  public let diagnostics: [Diagnostic]
  /// Of everything that decides how pages look.
  let fingerprint: Fingerprint
  /// For each kind of page, of the templates that it is made by.
  private let kinds: [PageKind: Fingerprint]
  private let names: [PageKind: Template]

  /// Assets whose addresses are values; templates name the others.
  enum KnownAsset: String, CaseIterable {
    case feedStylesheet = "feed.css"
    case icon = "icon.svg"
    case shareImage = "share.png"
  }

  private let knownAssets: [KnownAsset: SitePath]

  struct Asset: Sendable {
    /// Below `assets/`, without hash: `style.css`.
    var name: String
    /// `assets/style.1a2b3c4d.css`.
    var path: SitePath
    var bytes: [UInt8]
  }

  /// Compiles a theme.
  ///
  /// - Parameter files: each path once; the caller has put the site's own files in place of the default's.
  /// - Parameter english: the default theme's words, which stand for those that a site's own English file lacks.
  /// - Throws: every mistake in templates and words.
  public init(_ files: [ThemeFile], language: String, siteTitle: String, english: ThemeFile? = nil) throws(Diagnostics) {
    let files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    var diagnostics: [Diagnostic] = []
    let words = Self.words(files, language: language, english, &diagnostics)
    guard let words else { throw Diagnostics(diagnostics + Self.mistakes(in: files)) }
    let assets = try Self.assets(files, words: words, siteTitle: siteTitle)
    let references = AssetReferences(assets)
    var sources: [TemplateSource] = []
    for file in files where file.path.hasSuffix(".mustache") && !file.path.hasPrefix("assets/") {
      let name = String(file.path.dropLast(".mustache".count))
      let (text, found) = references.resolve(file)
      diagnostics += found
      sources.append(
        TemplateSource(name: name, file: file.displayPath, text: text, escaping: .ofFile(named: name)))
    }
    let templates: TemplateSet
    do throws(Diagnostics) {
      templates = try TemplateSet(sources)
    } catch {
      throw Diagnostics(diagnostics + error.all + Self.mistakes(in: sources, besides: error.all))
    }
    diagnostics += Self.unused(sources, new: Set(files.filter { $0.origin == .addition }.map(\.displayPath)))
    var names: [PageKind: Template] = [:]
    var roots: [(template: String, root: any Fields.Type)] = []
    for kind in PageKind.allCases {
      guard let name = kind.templateName else { continue }
      guard let template = templates.template(name) else {
        diagnostics.append(
          .error("there is no template for this kind of page; add it", at: SourceLocation(file: "\(name).mustache")))
        continue
      }
      names[kind] = template
      roots.append((name, kind.fields))
    }
    diagnostics += Self.summed(templates.check(roots), files)
    guard !diagnostics.contains(where: { $0.severity == .error }) else { throw Diagnostics(diagnostics) }
    self.templates = templates
    self.words = words
    self.assets = assets
    knownAssets = Dictionary(
      assets.compactMap { asset in KnownAsset(rawValue: asset.name).map { ($0, asset.path) } }, uniquingKeysWith: { $1 })
    self.names = names
    self.diagnostics = diagnostics
    var whole = FingerprintBuilder()
    for file in files {
      whole.add(file.path)
      whole.add(Fingerprint(of: file.bytes))
    }
    whole.add(language)
    fingerprint = whole.finish()
    kinds = Self.fingerprints(sources, names: names, words: files.filter { $0.path.hasPrefix("strings/") })
  }

  /// What is wrong with the templates' tags, when the words that they need are not to be had.
  private static func mistakes(in files: [ThemeFile]) -> [Diagnostic] {
    let templates = files.filter { $0.path.hasSuffix(".mustache") && !$0.path.hasPrefix("assets/") }
    do throws(Diagnostics) {
      _ = try TemplateSet(
        templates.map { TemplateSource(name: String($0.path.dropLast(".mustache".count)), file: $0.displayPath, text: $0.bytes) })
    } catch {
      return error.all
    }
    return []
  }

  /// What is wrong with the other templates, when some cannot be compiled: these are emptied, so that one run tells all.
  private static func mistakes(in sources: [TemplateSource], besides known: [Diagnostic]) -> [Diagnostic] {
    let broken = Set(known.compactMap { $0.location?.file })
    let rest = sources.map { source in
      broken.contains(source.file)
        ? TemplateSource(name: source.name, file: source.file, text: [], escaping: source.escaping) : source
    }
    do throws(Diagnostics) {
      let templates = try TemplateSet(rest)
      return templates.check(PageKind.allCases.compactMap { kind in kind.templateName.map { ($0, kind.fields) } })
    } catch {
      return error.all
    }
  }

  /// The default theme is right by itself: a mistake in it is made by a template of the site's own around it, and one tells enough.
  private static func summed(_ found: [Diagnostic], _ files: [ThemeFile]) -> [Diagnostic] {
    let given = Set(files.filter { $0.origin == .defaultTheme }.map(\.displayPath))
    let isGiven = { (diagnostic: Diagnostic) in diagnostic.location.map { given.contains($0.file) } ?? false }
    let inherited = found.filter(isGiven)
    guard let first = inherited.first, given.count < files.count else { return found }
    let more = inherited.count > 1 ? ", and \(inherited.count - 1) more like it" : ""
    let sum = Diagnostic.error(
      "\(first.message)\(more); a template of yours leaves out a section around it, such as {{#frame}} in layout.mustache: compare it with the one that `broadsheet init --theme` writes",
      at: first.location)
    return found.filter { !isGiven($0) } + [sum]
  }

  /// Warnings about templates of the site's own that nothing uses: as a rule their names are mistyped.
  private static func unused(_ sources: [TemplateSource], new: Set<String>) -> [Diagnostic] {
    let used = Set(sources.flatMap(\.references))
    guard !used.contains("*") else { return [] }
    return sources.filter { new.contains($0.file) && !used.contains($0.name) }.map { source in
      let hint = NearestName.hint(for: source.name, among: sources.map(\.name).filter { $0 != source.name })
      return .warning(
        "nothing uses this template\(hint.isEmpty ? "; correct its name, or remove it" : hint)",
        at: SourceLocation(file: source.file))
    }
  }

  func template(_ kind: PageKind) -> Template? { names[kind] }

  /// Where an asset is; nil when the theme has none of the name.
  func path(of asset: KnownAsset) -> SitePath? { knownAssets[asset] }

  /// Of the templates that make a kind of page, with the addresses of the assets that they name, and of the words.
  func fingerprint(of kind: PageKind) -> Fingerprint { kinds[kind] ?? fingerprint }

  /// The languages that the files speak.
  public static func languages(_ files: [ThemeFile]) -> [String] {
    files.map(\.path).filter { $0.hasPrefix("strings/") && $0.hasSuffix(".yml") }.map { String($0.dropFirst(8).dropLast(4)) }
      .sorted()
  }

  private static func words(
    _ files: [ThemeFile], language: String, _ builtIn: ThemeFile?, _ diagnostics: inout [Diagnostic]
  ) -> InterfaceWords? {
    func read(_ language: String, fallback: InterfaceWords?) -> InterfaceWords? {
      guard let file = files.first(where: { $0.path == "strings/\(language).yml" }) else {
        let known = Self.languages(files)
        let hint = NearestName.hint(for: language, among: known)
        diagnostics.append(
          .error(
            "the interface does not speak '\(language)'\(hint); set language to \(known.joined(separator: " or ")), or add strings/\(language).yml to the templates"
          ))
        return nil
      }
      let (words, found) = InterfaceWords.read(file.bytes, file: file.displayPath, language: language, fallback: fallback)
      diagnostics += found
      return words
    }
    // A site's file may be older than the program.
    let base = builtIn.flatMap { InterfaceWords.read($0.bytes, file: $0.displayPath, language: "en", fallback: nil).0 }
    guard let english = read("en", fallback: base) else { return nil }
    return language == "en" ? english : read(language, fallback: english)
  }

  /// Whether a site has an asset of its own in place of the theme's, be one of the two a template and the other not.
  private static func isReplaced(_ file: ThemeFile, in files: [ThemeFile]) -> Bool {
    let isTemplate = file.path.hasSuffix(".mustache")
    let twinPath = isTemplate ? String(file.path.dropLast(".mustache".count)) : file.path + ".mustache"
    guard let twin = files.first(where: { $0.path == twinPath }), twin.origin != .defaultTheme else { return false }
    return file.origin == .defaultTheme || isTemplate
  }

  private static func assets(_ files: [ThemeFile], words: InterfaceWords, siteTitle: String) throws(Diagnostics) -> [Asset] {
    var assets: [Asset] = []
    for file in files where file.path.hasPrefix("assets/") {
      if isReplaced(file, in: files) { continue }
      var name = String(file.path.dropFirst("assets/".count))
      var bytes = file.bytes
      if name.hasSuffix(".mustache") {
        name = String(name.dropLast(".mustache".count))
        let set = try TemplateSet([
          TemplateSource(name: name, file: file.displayPath, text: bytes, escaping: .ofFile(named: name))
        ])
        let mistakes = set.check([(name, AssetFields.self)])
        guard mistakes.isEmpty, let template = set.template(name) else { throw Diagnostics(mistakes) }
        var values = Record(AssetFields.self)
        values[.language] = .text(words.language)
        values[.scriptWordsJSON] = .bytes(words.scriptJSON)
        values[.siteTitle] = .text(siteTitle)
        bytes = []
        var renderer = Renderer(set)
        do throws(Diagnostic) {
          try renderer.render(template, .object(values), into: &bytes)
        } catch {
          throw Diagnostics([error])
        }
      }
      let hash = Fingerprint(of: bytes).short
      let dot = name.lastIndex(of: ".") ?? name.endIndex
      guard let path = SitePath("assets/\(name[..<dot]).\(hash)\(name[dot...])") else {
        throw Diagnostics([
          .error("this name cannot be an address; rename the file", at: SourceLocation(file: file.displayPath))
        ])
      }
      assets.append(Asset(name: name, path: path, bytes: bytes))
    }
    return assets
  }

  /// Templates use each other through partials, parents and dynamic names, which a scan of the sources for known names finds; a
  /// dynamic name may be any.
  private static func fingerprints(
    _ sources: [TemplateSource], names: [PageKind: Template], words: [ThemeFile]
  ) -> [PageKind: Fingerprint] {
    var uses: [String: Set<String>] = [:]
    for source in sources {
      uses[source.name] = Set(source.references)
    }
    let content = Dictionary(sources.map { ($0.name, Fingerprint(of: $0.text)) }, uniquingKeysWith: { $1 })
    var result: [PageKind: Fingerprint] = [:]
    for (kind, template) in names {
      var reached: Set<String> = [template.name]
      var pending = [template.name]
      while let name = pending.popLast() {
        let used = uses[name] ?? []
        for other in used.contains("*") ? Set(content.keys) : used where reached.insert(other).inserted { pending.append(other) }
      }
      var builder = FingerprintBuilder()
      for name in reached.sorted() {
        builder.add(name)
        if let print = content[name] { builder.add(print) }
      }
      for file in words { builder.add(Fingerprint(of: file.bytes)) }
      result[kind] = builder.finish()
    }
    return result
  }
}

extension Escaping {
  /// What values need in a file, by the kind that its name tells. A template of pages has none in its name, and is of HTML.
  static func ofFile(named name: String) -> Escaping {
    guard let dot = name.lastIndex(of: ".") else { return .markup }
    switch name[dot...] {
    case ".js", ".json", ".webmanifest": return .json
    case ".css", ".txt", ".csv", ".md": return .none
    default: return .markup
    }
  }
}
