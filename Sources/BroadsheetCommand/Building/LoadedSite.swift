internal import Archive
internal import Catalogue
internal import Configuration
internal import Pages
internal import Parallel
internal import Vocabulary

/// Everything that a site tells, read and merged: what pages are made of, and what the terminal's commands look through.
struct LoadedSite {
  /// What to do with the folder of the state.
  enum State {
    /// Goes on from it, and keeps there what the next build can use.
    case kept
    /// Keeps what the next build can use, and takes nothing from it.
    case renewed
    /// Uses what is there and current; leaves it as it is.
    case read
  }

  let inputs: SiteInputs
  let archive: Archive
  let site: Site
  /// Warnings of all parts.
  let diagnostics: [Diagnostic]

  /// - Parameter findsRelated: takes time, and only pages show them.
  init(
    _ inputs: SiteInputs, state: State, findsRelated: Bool = true, jobs: Int, progress: Progress
  ) throws(Diagnostics) {
    let settings = inputs.settings
    progress.begin("Templates")
    let theme = try inputs.theme()
    progress.begin("Reading", total: inputs.folder.digests.count)
    var archive = try Archive(
      folder: inputs.folder, state: inputs.options.state, isReadOnly: state == .read, parsesAll: state == .renewed,
      program: Program.fingerprint,
      limit: settings.digestMegabytes << 20, jobs: jobs
    ) { progress.advance() }
    guard archive.recognisedCount > 0 else {
      throw Diagnostics(
        inputs.diagnostics + theme.diagnostics + archive.diagnostics + [SiteInputs.noRecognisedDigest(inputs.folder)])
    }
    progress.begin("Merging")
    let taxonomy = Taxonomy(digests: archive.digests, settings: settings)
    let catalogue: Catalogue
    let related: RelatedPapers
    do throws(Diagnostic) {
      let matches = try archive.matches(taxonomy, jobs: jobs)
      catalogue = Catalogue(digests: archive.digests, taxonomy: taxonomy, settings: settings, matches: matches, jobs: jobs)
      progress.begin("Related papers")
      let finds = findsRelated && settings.pages.related && settings.pages.papers
      related = finds ? RelatedPapers(try archive.relatedPapers(in: catalogue, jobs: jobs)) : RelatedPapers()
    } catch {
      throw Diagnostics([error])
    }
    var found = inputs.diagnostics + theme.diagnostics + archive.diagnostics + catalogue.diagnostics
    found += Self.emptyKeywords(inputs, catalogue)
    if state != .read, !archive.save() {
      found.append(
        .warning(
          "the state cannot be written, so the next build parses everything again; make the folder writable, or give another with --state",
          at: SourceLocation(file: inputs.options.state)))
    }
    site = Site(
      settings: settings, catalogue: catalogue, theme: theme, entries: archive, related: related,
      plainPages: inputs.plainPages, staticFiles: inputs.staticFiles, jobs: jobs)
    self.inputs = inputs
    self.archive = archive
    diagnostics = found
  }

  /// The owner's keywords that no paper belongs to, which have no page.
  private static func emptyKeywords(_ inputs: SiteInputs, _ catalogue: Catalogue) -> [Diagnostic] {
    // A definition whose name is another's alias is a part of that.
    let filled = Set(catalogue.keywords.lazy.filter { $0.kind == .defined }.flatMap { [$0.slug] + $0.aliases.map { Slug($0) } })
    let file = inputs.folder.settings.map { inputs.folder.displayPath($0.path) } ?? inputs.folder.path
    return inputs.settings.keywords.filter { !filled.contains(Slug($0.name)) }.map { keyword in
      .warning(
        "keyword '\(keyword.name)' matches no paper, so it has no page; look at its phrases, or remove it",
        at: SourceLocation(file: file, line: keyword.line))
    }
  }
}
