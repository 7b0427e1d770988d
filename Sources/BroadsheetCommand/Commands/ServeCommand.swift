internal import Pages
internal import Preview
internal import Vocabulary

/// `broadsheet serve`: builds, serves, watches, rebuilds, reloads.
struct ServeCommand {
  let options: ServeOptions
  let console: Console

  func run() throws(Diagnostics) -> ExitStatus {
    do throws(Diagnostic) {
      try serve()
    } catch {
      throw Diagnostics([error])
    }
    return .done
  }

  private func serve() throws(Diagnostic) {
    let site = options.site
    // The port is taken and the files are watched first: a taken port is said at once, and no change is missed.
    var preview = try Preview(
      Preview.Settings(
        folder: site.output, address: options.address, port: options.port, watched: [site.content, site.templates],
        excluded: [site.output, site.state]))
    let stop = try StopSignal()
    var shown: Fingerprint?
    let first = build(&shown)
    preview.tell(first)
    let host = options.address.utf8.contains(UInt8(ascii: ":")) ? "[\(options.address)]" : options.address
    console.say("Serving http://\(host):\(preview.port)\(first.base ?? "/") until Ctrl-C")
    try preview.run(until: stop) { _, show in build(&shown, show) }
    console.say("Ended")
  }

  /// Builds the site as `build` does, and says what there is to say.
  /// - Parameters:
  ///   - shown: of the plan that open pages show.
  ///   - show: given the site as soon as it is planned, when it is another one.
  private func build(_ shown: inout Fingerprint?, _ show: (DraftSite) -> Void = { _ in }) -> BuildOutcome {
    // A build that is killed harms nothing, and nobody waits for a large one to end.
    StopSignal.endingAtOnce(isTerminal: console.isTerminal) { uninterrupted(&shown, show) }
  }

  private func uninterrupted(_ shown: inout Fingerprint?, _ show: (DraftSite) -> Void) -> BuildOutcome {
    var build = BuildOptions()
    build.site = options.site
    build.jobs = options.jobs
    build.verbosity = options.verbosity
    let progress = Progress(console: console, verbosity: options.verbosity)
    let printer = DiagnosticPrinter(console: console)
    var isDraftShown = false
    do throws(Diagnostics) {
      let report = try BuildCommand(options: build, console: console).build(progress) { plan, base in
        let fingerprint = Self.fingerprint(plan)
        if fingerprint != shown {
          show(Self.draft(plan, base: base))
          isDraftShown = true
        }
        shown = fingerprint
      }
      progress.finish()
      printer.show(report.diagnostics)
      if options.verbosity != .quiet { console.say(report.closingLine) }
      let errors = report.diagnostics.filter { $0.severity == .error }
      // A page that is gone was still answered from the folder while the draft was shown.
      let changed = isDraftShown ? report.removed > 0 : report.written + report.removed > 0
      return BuildOutcome(changed: changed, errors: errors, base: report.basePath)
    } catch {
      shown = nil
      progress.finish()
      printer.show(error.all)
      return BuildOutcome(changed: false, errors: error.all.filter { $0.severity == .error })
    }
  }

  private static func draft(_ plan: SitePlan, base: String) -> DraftSite {
    DraftSite(base: base) { path in
      guard let index = plan.index(of: path.description) else { return nil }
      var bytes: [UInt8] = []
      // The build will say what is wrong with it.
      do throws(Diagnostic) { try plan.render(index, to: &bytes) } catch { return nil }
      return bytes
    }
  }

  private static func fingerprint(_ plan: SitePlan) -> Fingerprint {
    var builder = FingerprintBuilder()
    for index in 0..<plan.count {
      builder.add(plan.path(index).description)
      builder.add(plan.fingerprint(index))
    }
    return builder.finish()
  }
}
