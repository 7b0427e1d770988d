internal import Archive
internal import Configuration
internal import DefaultTheme
internal import Digests
internal import Markdown
internal import Pages
internal import Vocabulary

/// Everything that a site is made of but for the digests: settings, templates, plain pages, files to copy.
struct SiteInputs: Sendable {
  let options: SiteOptions
  let folder: ContentFolder
  let settings: SiteSettings
  let themeFiles: [ThemeFile]
  let plainPages: [PlainPage]
  let staticFiles: [StaticFile]
  let diagnostics: [Diagnostic]
  /// Of all of it.
  let fingerprint: Fingerprint

  /// Reads them. Throws every mistake that keeps the site from being built.
  init(_ options: SiteOptions) throws(Diagnostics) {
    self.options = options
    let folder = try options.contentFolder()
    self.folder = folder
    var found = folder.warnings
    var errors: [Diagnostic] = []
    do throws(Diagnostics) { try Self.requireDigests(folder) } catch { errors += error.all }
    let themeFiles = Self.tried(&errors) { () throws(Diagnostics) in try Self.themeFiles(options) } ?? []
    self.themeFiles = themeFiles
    let languages = Theme.languages(themeFiles)
    let readable = Self.tried(&errors) { () throws(Diagnostics) in try Self.settings(folder, options, languages, &found) }
    settings = readable ?? SiteSettings()
    plainPages = Self.plainPages(folder, &errors)
    staticFiles = Self.staticFiles(folder, &errors)
    if !errors.isEmpty {
      // What else is wrong is said at once, not after the first repair.
      if !themeFiles.isEmpty {
        let language = readable?.language ?? SiteSettings().language
        _ = Self.tried(&errors) { () throws(Diagnostics) in
          try Theme(themeFiles, language: language, siteTitle: "", english: Self.english)
        }
      }
      throw Diagnostics(errors)
    }
    diagnostics = found
    var builder = FingerprintBuilder()
    builder.add(settings.fingerprint)
    for warning in folder.warnings { builder.add(warning.description) }
    for file in themeFiles {
      builder.add(file.path)
      builder.add(Fingerprint(of: file.bytes))
    }
    for page in plainPages {
      builder.add(page.path.description)
      builder.add(page.fingerprint)
    }
    for file in staticFiles {
      builder.add(file.path.description)
      builder.add(file.fingerprint)
    }
    fingerprint = builder.finish()
  }

  /// Throws when there is nothing to build from.
  static func requireDigests(_ folder: ContentFolder) throws(Diagnostics) {
    guard folder.digests.isEmpty else { return }
    throw Diagnostics([
      .error(
        "there is no digest in the content folder; put files ending in .md, .markdown or .txt into it",
        at: SourceLocation(file: folder.path))
    ])
  }

  /// Throws when no file is a digest of any format: nothing but files such as a README is left of a folder whose checkout failed.
  /// Parses up to the first that is one.
  static func requireRecognisedDigest(_ folder: ContentFolder) throws(Diagnostics) {
    let limits = DigestParser.Limits()
    var found: [Diagnostic] = []
    for file in folder.digests {
      // What cannot be read here is said by whoever reads all of them.
      guard let bytes = try? FileReader.read(folder.displayPath(file.path), limit: limits.bytes) else { return }
      let digest = DigestParser.parse(bytes, file: folder.displayPath(file.path), limits: limits)
      if digest.format != nil { return }
      found += digest.diagnostics
    }
    throw Diagnostics(found + [noRecognisedDigest(folder)])
  }

  static func noRecognisedDigest(_ folder: ContentFolder) -> Diagnostic {
    .error(
      "no file in the content folder is a digest of a known format; look whether the content is complete, or see the formats with `broadsheet help parse`",
      at: SourceLocation(file: folder.path))
  }

  /// The theme, compiled.
  func theme() throws(Diagnostics) -> Theme {
    try Theme(themeFiles, language: settings.language, siteTitle: settings.title, english: Self.english)
  }

  /// Nil when there are errors, which are kept.
  private static func tried<Result>(
    _ errors: inout [Diagnostic], _ work: () throws(Diagnostics) -> Result
  ) -> Result? {
    do throws(Diagnostics) {
      return try work()
    } catch {
      errors += error.all
      return nil
    }
  }

  private static func settings(
    _ folder: ContentFolder, _ options: SiteOptions, _ languages: [String], _ diagnostics: inout [Diagnostic]
  ) throws(Diagnostics) -> SiteSettings {
    var settings = SiteSettings()
    if let file = folder.settings {
      let path = folder.displayPath(file.path)
      let bytes: [UInt8]
      do throws(Diagnostic) { bytes = try FileReader.read(path, limit: 1 << 20) } catch { throw Diagnostics([error]) }
      settings = try SettingsReader.read(bytes, file: path, languages: languages)
    }
    if let text = options.url {
      guard let url = SiteURL(text) else {
        throw Diagnostics([
          .error("--url has to be the full address of the site, such as https://user.github.io/digest/, and is '\(text)'")
        ])
      }
      settings.url = url
    }
    if settings.url == nil {
      diagnostics.append(
        .warning(
          "the site's address is not known, so sitemaps, canonical links and absolute addresses in feeds are left out; set url: in site.yml, or give --url",
          at: folder.settings.map { SourceLocation(file: folder.displayPath($0.path)) }))
    }
    return settings
  }

  /// The words of the default theme, whatever a site has in their place.
  private static var english: ThemeFile? {
    DefaultTheme.files().first { $0.path == "strings/en.yml" }.map {
      ThemeFile(path: $0.path, displayPath: "(default theme)/\($0.path)", bytes: $0.bytes)
    }
  }

  /// The default theme with the site's own files in place of its.
  private static func themeFiles(_ options: SiteOptions) throws(Diagnostics) -> [ThemeFile] {
    var files: [String: ThemeFile] = [:]
    for file in DefaultTheme.files() {
      files[file.path] = ThemeFile(path: file.path, displayPath: "(default theme)/\(file.path)", bytes: file.bytes)
    }
    var errors: [Diagnostic] = []
    let own: [String]
    if let listed = try FolderListing.files(below: options.templates) {
      own = listed
    } else if options.templatesAreRequired {
      throw Diagnostics([
        .error(
          "there is no such folder of templates; make it, or leave --templates away for the default theme",
          at: SourceLocation(file: options.templates))
      ])
    } else {
      own = []
    }
    for path in own {
      let displayPath = options.templates + "/" + path
      do throws(Diagnostic) {
        let bytes = try FileReader.read(displayPath, limit: 16 << 20)
        let origin = files[path] == nil ? ThemeFile.Origin.addition : .replacement
        files[path] = ThemeFile(path: path, displayPath: displayPath, bytes: bytes, origin: origin)
      } catch {
        errors.append(error)
      }
    }
    guard errors.isEmpty else { throw Diagnostics(errors) }
    return files.keys.sorted().compactMap { files[$0] }
  }

  private static func plainPages(_ folder: ContentFolder, _ errors: inout [Diagnostic]) -> [PlainPage] {
    var pages: [PlainPage] = []
    for file in folder.plainPages {
      let displayPath = folder.displayPath(file.path)
      do throws(Diagnostic) {
        let bytes = try FileReader.read(displayPath, limit: 4 << 20)
        pages.append(try PlainPageReader.read(bytes, path: file.path, file: displayPath))
      } catch {
        errors.append(error)
      }
    }
    return pages
  }

  private static func staticFiles(_ folder: ContentFolder, _ errors: inout [Diagnostic]) -> [StaticFile] {
    var files: [StaticFile] = []
    for file in folder.staticFiles {
      let displayPath = folder.displayPath(file.path)
      guard let path = SitePath(String(file.path.dropFirst("static/".count))) else {
        errors.append(.error("this name cannot be an address; rename the file", at: SourceLocation(file: displayPath)))
        continue
      }
      do throws(Diagnostic) {
        let fingerprint = try fingerprint(file.stamp, displayPath)
        files.append(
          StaticFile(path: path, fingerprint: fingerprint) { () throws(Diagnostic) in try FileReader.read(displayPath) })
      } catch {
        errors.append(error)
      }
    }
    return files
  }

  /// Of the file's stamp, which saves reading it; of its bytes while these may still change without the stamp showing it.
  private static func fingerprint(_ stamp: FileStamp, _ path: String) throws(Diagnostic) -> Fingerprint {
    if Clock.mayStillChange(stamp) { return Fingerprint(of: try FileReader.read(path)) }
    var builder = FingerprintBuilder()
    for number in [stamp.size, stamp.modified, stamp.changed, Int(truncatingIfNeeded: stamp.inode)] { builder.add(number) }
    return builder.finish()
  }
}
