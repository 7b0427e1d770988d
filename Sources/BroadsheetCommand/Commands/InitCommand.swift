internal import Vocabulary

/// `broadsheet init`: a new site, ready to build and to publish.
struct InitCommand {
  let options: InitOptions
  let console: Console
  /// The theme's templates and assets, by their paths below `Templates/`.
  let theme: [NewSiteFile]
  /// The repository that this program was compiled from, when that is known.
  let source: String?

  func run() throws(Diagnostics) -> ExitStatus {
    do throws(Diagnostic) {
      try write()
    } catch {
      throw Diagnostics([error])
    }
    return .done
  }

  private func write() throws(Diagnostic) {
    if FileWriting.exists(options.folder), !FileWriting.isFolder(options.folder) {
      throw .error("this is no folder; give the name of a new one", at: SourceLocation(file: options.folder))
    }
    let found = Surroundings(folder: options.folder)
    let workflow = NewSite.workflow(found, source: source)
    var publishes = false
    var hasSample = false
    for file in files(workflow, found) {
      let path = joined(options.folder, file.path)
      switch try FileWriting.create(path, file.bytes) {
      case .written:
        try console.print("\(path)\n")
        if file == workflow { publishes = true }
        if file == NewSite.sample { hasSample = true }
      case .kept:
        let advice = file == NewSite.ignored ? "; it should name /Public/ and /.broadsheet/" : ""
        console.say("\(printable(path)): was there already, and stays as it is\(advice)")
      }
    }
    let place = options.folder == "." ? "" : "cd \(shellQuoted(options.folder)) && "
    let history = found.isBotsRepository ? "broadsheet import --git . && " : ""
    console.say("Next: \(place)\(history)broadsheet serve")
    if hasSample { console.say("\(NewSite.sample.path) is a sample; remove it when your own digests are in Content/") }
    if publishes, source == nil {
      console.say("Before you publish: set BROADSHEET_SOURCE in \(workflow.path) to the repository that you have Broadsheet from")
    }
  }

  /// A folder with content of its own, or with a past to import, needs no sample.
  private func files(_ workflow: NewSiteFile, _ found: Surroundings) -> [NewSiteFile] {
    var files = [NewSite.configuration]
    if !found.isBotsRepository, !FileWriting.exists(joined(options.folder, "Content")) { files.append(NewSite.sample) }
    files += [NewSite.ignored, workflow]
    if options.theme { files += theme.map { NewSiteFile(path: "Templates/\($0.path)", bytes: $0.bytes) } }
    return files
  }

  private func joined(_ folder: String, _ path: String) -> String {
    folder == "." ? path : folder.utf8.last == UInt8(ascii: "/") ? folder + path : "\(folder)/\(path)"
  }

  /// As a shell reads it, for a line to copy.
  private func shellQuoted(_ text: String) -> String {
    let plain = text.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "-._/~+,:@".utf8.contains($0) }
    return plain ? text : "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
