internal import Pages
internal import Publishing
internal import Vocabulary

/// The way from a content folder to the plan of a site, with progress.
struct SiteBuild {
  let loaded: LoadedSite
  let plan: SitePlan

  /// Warnings of all parts.
  var diagnostics: [Diagnostic] { loaded.diagnostics }

  init(_ inputs: SiteInputs, state: LoadedSite.State, jobs: Int, progress: Progress) throws(Diagnostics) {
    loaded = try LoadedSite(inputs, state: state, jobs: jobs, progress: progress)
    progress.begin("Planning")
    plan = SitePlan(loaded.site, jobs: jobs)
    // Of a build that publishes, publishing finds them.
    let collisions = state == .kept ? [] : plan.collisions(jobs: jobs)
    guard collisions.isEmpty else { throw Diagnostics(loaded.diagnostics + collisions) }
  }
}

/// A plan as Publishing wants it.
struct PlannedSite: PublishingSource {
  let plan: SitePlan

  var count: Int { plan.count }
  func path(_ index: Int) -> SitePath { plan.path(index) }
  func fingerprint(_ index: Int) -> Fingerprint { plan.fingerprint(index) }
  func stage(_ index: Int) -> Stage { Stage(rawValue: UInt8(plan.stage(index))) ?? .lists }
  func collision(_ first: Int, _ second: Int, at address: String) -> Diagnostic { plan.collision(first, second, at: address) }
  func continues(_ index: Int) -> Bool { plan.continues(index) }
  func render(_ index: Int, into bytes: inout [UInt8]) throws(Diagnostic) { try plan.render(index, to: &bytes) }
}
