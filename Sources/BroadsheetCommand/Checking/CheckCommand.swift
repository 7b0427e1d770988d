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
      let all = Diagnostics(error.all + digestDiagnostics(jobs: jobs))
      progress.finish()
      guard options.json else { throw all }
      try printJSON(nil, all.all)
      return .failed
    }
    progress.begin("Links", total: build.plan.count)
    let check = LinkCheck(plan: build.plan, url: build.loaded.inputs.settings.url, pageLimit: options.pageLimit * 1000)
    let result: LinkCheck.Result
    do throws(Diagnostic) { result = try check.run(jobs: jobs, progress: progress) } catch { throw Diagnostics([error]) }
    progress.finish()
    let inputs = build.loaded.inputs
    var diagnostics = build.diagnostics + duplicates(build.loaded.archive, inputs.folder) + result.diagnostics
    if !result.links.isEmpty { diagnostics += linkReport(inputs).diagnostics(result.links) }
    if let host = options.host { diagnostics += host.check(result.sizes) }
    let facts = Facts(build, result)
    if options.json {
      try printJSON(facts, diagnostics)
    } else {
      DiagnosticPrinter(console: console).show(diagnostics)
      if options.verbosity != .quiet { console.say(facts.closingLine) }
    }
    return diagnostics.exitStatus(strict: options.strict)
  }

  /// Where the owner may have made a link.
  private func linkReport(_ inputs: SiteInputs) -> LinkReport {
    var report = LinkReport()
    func add(_ address: String, _ path: String) {
      let file = inputs.folder.displayPath(path)
      if let bytes = try? FileReader.read(file) { report.pages[address] = LinkReport.Source(file: file, bytes: bytes) }
    }
    for page in inputs.folder.plainPages { add(String(page.path.dropLast(".md".count)) + ".html", page.path) }
    for file in inputs.folder.staticFiles where file.path.hasSuffix(".html") {
      add(String(file.path.dropFirst("static/".count)), file.path)
    }
    report.templates = inputs.themeFiles.filter { $0.origin != .defaultTheme && $0.path.hasSuffix(".mustache") }.map {
      LinkReport.Source(file: $0.displayPath, bytes: $0.bytes)
    }
    return report
  }

  /// What was looked at.
  private struct Facts {
    let digests: Int
    let entries: Int
    let placeholders: Int
    let papers: Int
    let pages: Int
    let bytes: Int

    init(_ build: SiteBuild, _ result: LinkCheck.Result) {
      digests = build.loaded.archive.recognisedCount
      entries = build.loaded.archive.digests.reduce(0) { $0 + $1.entries.count }
      placeholders = build.loaded.archive.placeholders
      papers = build.plan.paperCount
      pages = build.plan.count
      bytes = result.sizes.reduce(0) { $0 + $1.bytes }
    }

    var named: [(name: String, value: Int)] {
      [
        ("digests", digests), ("entries", entries), ("placeholders", placeholders), ("papers", papers), ("pages", pages),
        ("bytes", bytes),
      ]
    }

    var closingLine: String {
      var line = "\(Figures.counted(entries, "entry", "entries")) in \(Figures.counted(digests, "digest"))"
      if placeholders > 0 { line += ", \(Figures.counted(placeholders, "text")) of a failed bot" }
      return line + " → \(Figures.counted(pages, "page")), \(Figures.fixed(Double(bytes) / 1_000_000, 1)) MB"
    }
  }

  /// What a digest says: another one that says the same is not needed.
  private struct DigestContent: Hashable {
    var date: Day?
    var entries: [Fingerprint]
  }

  /// A digest that says the same of the same day as another, and a paper that one digest lists twice under the same heading.
  private func duplicates(_ archive: Archive, _ folder: ContentFolder) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var files: [DigestContent: String] = [:]
    for digest in archive.digests where !digest.entries.isEmpty {
      let content = DigestContent(date: digest.date, entries: digest.entries.map(\.content))
      if let first = files[content] {
        found.append(
          .warning(
            "this digest says what \(folder.displayPath(first)) says of the same day; one of the two can go",
            at: SourceLocation(file: folder.displayPath(digest.file))))
      } else {
        files[content] = digest.file
      }
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
            at: SourceLocation(file: folder.displayPath(digest.file), line: entry.line)))
      }
    }
    return found
  }

  /// What is wrong with the digests alone, when something else keeps the site from being built.
  private func digestDiagnostics(jobs: Int) -> [Diagnostic] {
    do throws(Diagnostics) {
      let folder = try options.site.contentFolder()
      let archive = try Archive(
        folder: folder, state: options.site.state, isReadOnly: true, program: Program.fingerprint,
        limit: SiteSettings().digestMegabytes << 20, jobs: jobs
      ) {}
      return archive.diagnostics + duplicates(archive, folder)
    } catch {
      return error.all
    }
  }

  private func printJSON(_ facts: Facts?, _ diagnostics: [Diagnostic]) throws(Diagnostics) {
    var out: [UInt8] = []
    out.append("{")
    for (name, value) in facts?.named ?? [] { out.append("\"\(name)\":\(value),") }
    out.append("\"diagnostics\":")
    out.append(jsonOf: DiagnosticPrinter.sorted(diagnostics))
    out.append("}\n")
    do throws(Diagnostic) { try console.print(out) } catch { throw Diagnostics([error]) }
  }
}
