internal import Digests
internal import Vocabulary

/// `broadsheet import`: an archive out of a bot's past.
struct ImportCommand {
  let options: ImportOptions
  let console: Console
  var limits = DigestParser.Limits()

  private struct Tally {
    var digests = 0
    var rows = 0
    var skipped = 0
    var diagnostics: [Diagnostic] = []
  }

  func run() throws(Diagnostics) -> ExitStatus {
    var tally = Tally()
    let progress = Progress(console: console, verbosity: options.verbosity)
    do throws(Diagnostic) {
      switch options.source {
      case .git(let repository, let path): try importHistory(repository, path, &tally, progress)
      case .jsonl(let files): try importRecords(files, &tally, progress)
      }
    } catch {
      progress.finish()
      throw Diagnostics(tally.diagnostics + [error])
    }
    progress.finish()
    DiagnosticPrinter(console: console).show(tally.diagnostics)
    if options.verbosity != .quiet {
      let verb = options.dryRun ? "to write" : "written"
      console.say(
        "\(Figures.counted(tally.digests, "digest")) \(verb) with \(Figures.counted(tally.rows, "row")), "
          + "\(Figures.grouped(tally.skipped)) there already")
    }
    return tally.diagnostics.exitStatus(strict: false)
  }

  private func importHistory(
    _ repository: String, _ path: String, _ tally: inout Tally, _ progress: Progress
  ) throws(Diagnostic) {
    let history = HistoryImport(repository: repository, path: path, content: options.site.content, limits: limits)
    let summary = try history.run(progress: progress) { plan throws(Diagnostic) in
      let changed = plan.changed > 0 ? ", \(Figures.grouped(plan.changed)) changed" : ""
      try write(plan.path, plan.bytes, rows: plan.new + plan.changed, "\(Figures.grouped(plan.new)) new\(changed)", &tally)
    }
    tally.skipped += summary.skipped
    tally.diagnostics += summary.diagnostics
  }

  private func importRecords(_ files: [String], _ tally: inout Tally, _ progress: Progress) throws(Diagnostic) {
    progress.begin("Reading records", total: files.count)
    for file in files {
      let result = RecordImport.read(try FileWriting.read(file), file: file)
      let target = "\(options.site.content)/\(stem(file)).md"
      tally.diagnostics += result.diagnostics
      if result.records.isEmpty {
        tally.diagnostics.append(.warning("there is no record in this file", at: SourceLocation(file: file)))
      } else if FileWriting.exists(target) {
        tally.skipped += 1
      } else {
        tally.diagnostics += RecordImport.differences(result, digest: target)
        let count = result.records.count
        try write(target, result.digest, rows: count, "\(Figures.grouped(count)) new", &tally)
      }
      progress.advance()
    }
  }

  private func write(
    _ path: String, _ bytes: [UInt8], rows: Int, _ what: String, _ tally: inout Tally
  ) throws(Diagnostic) {
    if !options.dryRun, try FileWriting.create(path, bytes) == .kept {
      tally.skipped += 1
      return
    }
    tally.digests += 1
    tally.rows += rows
    try console.print("\(path): \(Figures.counted(rows, "row")) (\(what))\n")
  }

  /// The file's name without folders and extension.
  private func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}
