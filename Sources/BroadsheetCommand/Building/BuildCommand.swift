internal import Archive
private import CLinux
internal import Catalogue
internal import Configuration
internal import Pages
internal import Parallel
internal import Publishing
internal import Vocabulary

/// `broadsheet build`.
struct BuildCommand {
  let options: BuildOptions
  let console: Console

  func run() throws(Diagnostics) -> ExitStatus {
    broadsheet_keep_memory()
    let progress = Progress(console: console, verbosity: options.verbosity)
    let report: BuildReport
    do throws(Diagnostics) {
      // The process ends with the build: giving its memory back piece by piece would take longer than looking at all files.
      report = try build(progress) { plan, _ in _ = unsafe Unmanaged.passRetained(Kept(plan: plan)) }
      progress.finish()
    } catch {
      progress.finish()
      guard options.json else { throw error }
      var failed = BuildReport()
      failed.diagnostics = error.all
      do throws(Diagnostic) { try console.print(failed.json) } catch { throw Diagnostics([error]) }
      return .failed
    }
    if options.json {
      do throws(Diagnostic) { try console.print(report.json) } catch { throw Diagnostics([error]) }
    } else {
      DiagnosticPrinter(console: console).show(report.diagnostics)
      if options.verbosity != .quiet { console.say(report.closingLine) }
    }
    return report.diagnostics.exitStatus(strict: options.strict)
  }

  private final class Kept: Sendable {
    let plan: SitePlan

    init(plan: SitePlan) { self.plan = plan }
  }

  /// Builds the site and says what was done.
  /// - Parameter planned: told of the site before it is written, with the path of its address.
  func build(
    _ progress: Progress, planned: (SitePlan, _ base: String) -> Void = { _, _ in }
  ) throws(Diagnostics) -> BuildReport {
    let start = Progress.monotonicSeconds()
    let jobs = options.jobs ?? Parallel.cores
    progress.begin("Opening")
    // Which takes as long as looking at the sources.
    let program = Background { Program.fingerprint }
    defer { _ = program.wait() }
    // The sources are looked at before anything is made, so that a mistake in them leaves no folder behind.
    let sources = try options.site.contentFolder()
    try SiteInputs.requireDigests(sources)
    if !FileWriting.exists(options.site.output) { try SiteInputs.requireRecognisedDigest(sources) }
    let console = console
    var publisher = try Publisher(
      output: options.site.output, state: options.site.state, settings: Program.fingerprint,
      waiting: Waiting { console.say($0) })
    let inputs = try SiteInputs(options.site)
    let base = inputs.settings.url?.basePath ?? "/"
    let publishing = PublishOptions(
      jobs: jobs, force: options.force, precompress: options.precompress, refusesWarnings: options.strict
    ) { done, _ in
      progress.advance(to: done)
    }
    let digests =
      options.force
      ? nil
      : Archive.fingerprint(
        of: inputs.folder, state: options.site.state, program: Program.fingerprint,
        limit: inputs.settings.digestMegabytes << 20, jobs: jobs)
    if let digests, !options.strict, options.manifest == nil {
      let fingerprint = Self.fingerprint(inputs, digests, options)
      if let unchanged = publisher.verifyUnchanged(inputs: fingerprint, options: publishing),
        var report = BuildMemo.read(unchanged.memo)
      {
        report.basePath = base
        report.written = 0
        report.removed = 0
        report.pages = unchanged.files
        report.unchanged = unchanged.files
        report.seconds = Progress.monotonicSeconds() - start
        return report
      }
    }
    publisher.lookAhead(options: publishing)
    let build = try SiteBuild(inputs, state: options.force ? .renewed : .kept, jobs: jobs, progress: progress)
    if options.strict, !build.diagnostics.isEmpty { throw Diagnostics(build.diagnostics + build.plan.collisions(jobs: jobs)) }
    planned(build.plan, base)
    var report = BuildReport()
    report.basePath = base
    report.digests = build.loaded.archive.recognisedCount
    report.entries = build.loaded.archive.digests.reduce(0) { $0 + $1.entries.count }
    report.papers = build.plan.paperCount
    report.diagnostics = build.diagnostics
    progress.begin("Pages", total: build.plan.count)
    let published: PublishReport
    do throws(Diagnostics) {
      published = try publisher.publish(
        PlannedSite(plan: build.plan), inputs: Self.fingerprint(inputs, build.loaded.archive.fingerprint, options),
        memo: { warnings in
          var remembered = report
          remembered.diagnostics += warnings
          return BuildMemo.bytes(remembered)
        }, options: publishing)
    } catch {
      throw Diagnostics(build.diagnostics + error.all)
    }
    if build.loaded.archive.wasRepaired { _ = build.loaded.archive.save() }
    report.diagnostics += published.diagnostics
    report.pages = build.plan.count
    report.written = published.written
    report.unchanged = published.unchanged
    report.removed = published.removed
    if let file = options.manifest {
      do throws(Diagnostic) { try UploadList.write(published, to: file) } catch { throw Diagnostics([error]) }
    }
    report.seconds = Progress.monotonicSeconds() - start
    return report
  }

  private static func fingerprint(_ inputs: SiteInputs, _ digests: Fingerprint, _ options: BuildOptions) -> Fingerprint {
    var builder = FingerprintBuilder()
    builder.add(inputs.fingerprint)
    builder.add(digests)
    builder.add(options.precompress ? 1 : 0)
    // What is remembered to be reported names files as they were given.
    builder.add(options.site.content)
    builder.add(options.site.templates)
    return builder.finish()
  }
}
