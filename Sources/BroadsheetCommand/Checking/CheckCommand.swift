internal import Archive
internal import Catalogue
internal import Configuration
internal import Encoding
internal import Pages
internal import Parallel
internal import Publishing
internal import Vocabulary

/// `broadsheet check`: everything that is wrong, at once, and nothing written.
struct CheckCommand {
  let options: CheckOptions
  let console: Console

  func run() throws(Diagnostics) -> ExitStatus {
    let progress = Progress(console: console, verbosity: options.verbosity)
    let jobs = options.jobs ?? Parallel.cores
    let build: SiteBuild
    do throws(Diagnostics) {
      build = try SiteBuild(try SiteInputs(options.site), state: .read, jobs: jobs, progress: progress)
    } catch {
      progress.finish()
      guard options.json else { throw error }
      try printJSON([], error.all)
      return .failed
    }
    progress.begin("Links", total: build.plan.count)
    let check = LinkCheck(plan: build.plan, url: build.loaded.inputs.settings.url, pageLimit: options.pageLimit * 1000)
    let result: LinkCheck.Result
    do throws(Diagnostic) { result = try check.run(jobs: jobs, progress: progress) } catch { throw Diagnostics([error]) }
    progress.finish()
    var diagnostics = build.diagnostics + duplicates(build) + result.diagnostics
    if let host = options.host.flatMap({ Host(rawValue: $0.rawValue) }) { diagnostics += host.check(result.sizes) }
    if options.json {
      try printJSON(facts(build, result), diagnostics)
    } else {
      DiagnosticPrinter(console: console).show(
        options.verbosity == .quiet ? diagnostics.filter { $0.severity == .error } : diagnostics)
      if options.verbosity != .quiet { console.say(closingLine(build, result)) }
    }
    return diagnostics.exitStatus(strict: options.strict)
  }

  private func facts(_ build: SiteBuild, _ result: LinkCheck.Result) -> [(String, Int)] {
    [
      ("digests", build.loaded.archive.digests.count),
      ("entries", build.loaded.archive.digests.reduce(0) { $0 + $1.entries.count }),
      ("placeholders", build.loaded.archive.placeholders),
      ("papers", build.plan.paperCount),
      ("pages", build.plan.count),
      ("bytes", result.sizes.reduce(0) { $0 + $1.bytes }),
    ]
  }

  private func closingLine(_ build: SiteBuild, _ result: LinkCheck.Result) -> String {
    let facts = Dictionary(uniqueKeysWithValues: facts(build, result))
    var line =
      "\(Figures.counted(facts["entries"] ?? 0, "entry", "entries")) in \(Figures.counted(facts["digests"] ?? 0, "digest"))"
    if let placeholders = facts["placeholders"], placeholders > 0 {
      line += ", \(Figures.counted(placeholders, "text")) of a failed bot"
    }
    let megabytes = Figures.fixed(Double(facts["bytes"] ?? 0) / 1_000_000, 1)
    return line + " → \(Figures.counted(facts["pages"] ?? 0, "page")), \(megabytes) MB"
  }

  /// A paper that one digest lists twice under the same heading.
  private func duplicates(_ build: SiteBuild) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for digest in build.loaded.archive.digests {
      var seen: [String: Int] = [:]
      for entry in digest.entries {
        let key =
          entry.key.name + "\u{0}" + entry.keywords.joined(separator: "\u{0}") + "\u{0}"
          + entry.categories.map(\.description).joined(separator: "\u{0}")
        guard let first = seen[key] else {
          seen[key] = entry.line
          continue
        }
        found.append(
          .warning(
            "\(entry.key.name) stands here again, after line \(first); one of the two can go",
            at: SourceLocation(file: build.loaded.inputs.folder.displayPath(digest.file), line: entry.line)))
      }
    }
    return found
  }

  private func printJSON(_ facts: [(String, Int)], _ diagnostics: [Diagnostic]) throws(Diagnostics) {
    var out: [UInt8] = []
    out.append("{")
    for (name, value) in facts { out.append("\"\(name)\":\(value),") }
    out.append("\"diagnostics\":")
    out.append(jsonOf: DiagnosticPrinter.sorted(diagnostics))
    out.append("}\n")
    do throws(Diagnostic) { try console.print(out) } catch { throw Diagnostics([error]) }
  }
}
