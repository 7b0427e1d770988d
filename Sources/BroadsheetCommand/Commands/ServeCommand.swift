internal import Configuration
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
    let first = build()
    preview.tell(first)
    let host = options.address.utf8.contains(UInt8(ascii: ":")) ? "[\(options.address)]" : options.address
    console.say("Serving http://\(host):\(preview.port)\(first.base ?? "/") until Ctrl-C")
    try preview.run(until: stop) { _ in build() }
    console.say("Ended")
  }

  /// Builds the site as `build` does, and says what there is to say.
  private func build() -> BuildOutcome {
    var build = BuildOptions()
    build.site = options.site
    build.jobs = options.jobs
    build.verbosity = options.verbosity
    let progress = Progress(console: console, verbosity: options.verbosity)
    let printer = DiagnosticPrinter(console: console)
    do throws(Diagnostics) {
      let report = try BuildCommand(options: build, console: console).build(progress)
      progress.finish()
      printer.show(report.diagnostics)
      if options.verbosity != .quiet { console.say(report.closingLine) }
      let errors = report.diagnostics.filter { $0.severity == .error }
      return BuildOutcome(changed: report.written + report.removed > 0, errors: errors, base: base())
    } catch {
      progress.finish()
      printer.show(error.all)
      return BuildOutcome(changed: false, errors: error.all.filter { $0.severity == .error })
    }
  }

  /// The path of the site's address; nil when the settings cannot be read, which the build has said.
  private func base() -> String? {
    do throws(Diagnostics) {
      return try SiteInputs(options.site).settings.url?.basePath ?? "/"
    } catch {
      return nil
    }
  }
}
