internal import Archive
internal import Catalogue
internal import Configuration
internal import Pages
internal import Parallel
internal import Publishing
internal import Vocabulary

/// The way from a content folder to the plan of a site, with progress.
struct SiteBuild {
  let inputs: SiteInputs
  let archive: Archive
  let plan: SitePlan
  /// Warnings of all parts.
  let diagnostics: [Diagnostic]

  /// - Parameter state: nil keeps nothing on disk.
  init(_ inputs: SiteInputs, state: String?, jobs: Int, progress: Progress) throws(Diagnostics) {
    self.inputs = inputs
    let settings = inputs.settings
    progress.begin("Templates")
    let theme = try inputs.theme()
    progress.begin("Reading", total: inputs.folder.digests.count)
    var archive = try Archive(
      folder: inputs.folder, state: state, program: Program.fingerprint, limit: settings.digestMegabytes << 20, jobs: jobs
    ) { progress.advance() }
    progress.begin("Merging")
    let taxonomy = Taxonomy(digests: archive.digests, settings: settings)
    let catalogue: Catalogue
    let related: RelatedPapers
    do throws(Diagnostic) {
      let matches = try archive.matches(taxonomy, jobs: jobs)
      catalogue = Catalogue(digests: archive.digests, taxonomy: taxonomy, settings: settings, matches: matches)
      progress.begin("Related papers")
      let finds = settings.pages.related && settings.pages.papers
      related = finds ? RelatedPapers(try archive.relatedPapers(in: catalogue, jobs: jobs)) : RelatedPapers()
    } catch {
      throw Diagnostics([error])
    }
    var found = inputs.diagnostics + theme.diagnostics + archive.diagnostics + catalogue.diagnostics
    if !archive.save() {
      found.append(
        .warning(
          "the state cannot be written, so the next build parses everything again; make the folder writable, or give another with --state",
          at: SourceLocation(file: inputs.options.state)))
    }
    progress.begin("Planning")
    let site = Site(
      settings: settings, catalogue: catalogue, theme: theme, entries: archive, related: related,
      plainPages: inputs.plainPages, staticFiles: inputs.staticFiles)
    plan = SitePlan(site, jobs: jobs)
    let collisions = plan.collisions()
    guard collisions.isEmpty else { throw Diagnostics(found + collisions) }
    self.archive = archive
    diagnostics = found
  }
}

/// A plan as Publishing wants it.
struct PlannedSite: PublishingSource {
  let plan: SitePlan

  var count: Int { plan.count }
  func path(_ index: Int) -> SitePath { plan.path(index) }
  func fingerprint(_ index: Int) -> Fingerprint { plan.fingerprint(index) }
  func stage(_ index: Int) -> Stage { Stage(rawValue: UInt8(plan.stage(index))) ?? .lists }
  func continues(_ index: Int) -> Bool { plan.continues(index) }
  func render(_ index: Int, into bytes: inout [UInt8]) throws(Diagnostic) { try plan.render(index, to: &bytes) }
}
