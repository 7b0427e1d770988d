private import Glibc
internal import Parallel
public import Vocabulary

/// The only writer of the output folder. From opening it until it goes away no other build works in the folder.
public struct Publisher: ~Copyable {
  private let output: LockedFolder
  /// Nil when the state folder cannot be used: everything works without it, only slower.
  private let state: LockedFolder?
  private let settings: @Sendable () -> Fingerprint
  /// Of the last build: read while the caller reads its inputs.
  private let lastRecord: Background<SiteRecord?>
  /// What this build has put in its place.
  private var newRecord: SiteRecord?
  private var warnings: [Diagnostic] = []
  private var earlyLook: EarlyLook?

  /// Opens the output folder and the folder of the state, makes each of them when only its parent exists, and waits for other
  /// builds that use either. Inputs should be read afterwards, so that the later of two builds publishes the later inputs.
  ///
  /// - Parameters:
  ///   - settings: what all files depend on but no fingerprint of a file holds, such as the program's version. A state
  ///     of other settings is ignored. It is asked for when that is read, on another thread.
  public init(
    output: String, state: String, settings: @autoclosure @escaping @Sendable () -> Fingerprint, waiting: Waiting = Waiting()
  ) throws(Diagnostics) {
    // Otherwise we would wait for the lock that we hold ourselves.
    func requireTwo() throws(Diagnostics) {
      let place = Identity(at: output)
      guard output == state || (place != nil && place == Identity(at: state)) else { return }
      throw Diagnostics([
        .error("the state folder is the output folder; name another with --state", at: SourceLocation(file: state))
      ])
    }
    try requireTwo()
    let folder: LockedFolder
    do throws(LockedFolder.Failure) {
      folder = try LockedFolder.open(output, role: "output", waiting: waiting)
    } catch {
      throw Diagnostics([error.diagnostic])
    }
    // Both may have been made just now.
    try requireTwo()
    var waiting = waiting
    // Whoever had the output has the state as well, and lets go of it in the same moment: one notice will do.
    if folder.lock == .takenAfterWaiting { waiting.notice = nil }
    let (stateFolder, stateWarning) = try Self.openState(state, waiting: waiting)
    self.output = folder
    self.state = stateFolder
    self.settings = settings
    lastRecord = Background { stateFolder.flatMap { SiteRecord(in: $0.descriptor.number, settings: settings) } }
    warnings = [stateWarning].compactMap { $0 }
    if folder.lock == .unknown {
      warnings.append(
        .warning(
          "the file system knows no locks, so nothing keeps two builds apart; never run two at once",
          at: SourceLocation(file: output)))
    }
  }

  private var record: SiteRecord? { newRecord ?? lastRecord.wait() }

  private static func openState(_ path: String, waiting: Waiting) throws(Diagnostics) -> (LockedFolder?, Diagnostic?) {
    do throws(LockedFolder.Failure) {
      return (try LockedFolder.open(path, role: "state", waiting: waiting), nil)
    } catch {
      guard case .unusable(var diagnostic) = error else { throw Diagnostics([error.diagnostic]) }
      diagnostic.severity = .warning
      diagnostic.message += "; until then every build takes as long as the first"
      return (nil, diagnostic)
    }
  }

  /// Looks at every file of the last build, without reading it. Nil when the inputs or the options are not those of the last build, or
  /// when anything in the folder is not as that build left it.
  public func verifyUnchanged(inputs: Fingerprint, options: PublishOptions) -> UnchangedSite? {
    guard !options.force, let record, record.inputs == Self.combined(inputs, options),
      case .file(record.manifestStat) = try? unsafe Standing.of(Manifest.fileName, in: output.descriptor.number),
      // A build that was killed before it changed anything may have left this.
      case .nothing = try? unsafe Standing.of(FileBytes.temporaryName(replacing: Manifest.fileName), in: output.descriptor.number)
    else { return nil }
    struct Changed: Error {}
    let folders = Folders(record.paths)
    let (root, name) = (output.descriptor.number, output.path)
    do throws(Changed) {
      try Parallel.forEach(
        record.paths.count, jobs: options.jobs,
        makeWorker: {
          FileWriter(root: root, name: name, folders: folders, jobs: options.jobs, number: 0, stampSeconds: 0)
        }
      ) { (writer: inout FileWriter, index) throws(Changed) in
        guard case .file(record.files[index].stat) = try? writer.standing(record.paths, index) else { throw Changed() }
      }
    } catch {
      return nil
    }
    return UnchangedSite(files: record.files.count, bytes: record.bytes, memo: record.memo)
  }

  /// Begins to look at the files of the last build beside whatever the caller does until it publishes.
  public mutating func lookAhead(options: PublishOptions) {
    guard let record, !options.force, options.jobs > 1 else { return }
    earlyLook = EarlyLook(root: output.descriptor.number, record: record)
  }

  /// Brings the folder to what the source says: writes what differs, removes what is no longer there, touches nothing that it
  /// did not write. On an error nothing was changed, or (full disk, a page that cannot be rendered) the folder is whole and the
  /// next build finishes the work.
  ///
  /// - Parameters:
  ///   - inputs: stands for all inputs of the build: the content of digests, settings, templates.
  ///   - memo: makes, with what there is to warn of in the addresses, bytes that `verifyUnchanged` gives back.
  public mutating func publish(
    _ source: some PublishingSource, inputs: Fingerprint, memo: ([Diagnostic]) -> [UInt8] = { _ in [] }, options: PublishOptions
  ) throws(Diagnostics) -> PublishReport {
    let root = output.descriptor.number
    let (record, name) = (record, output.path)
    let (planned, found) = Parallel.both(jobs: options.jobs) {
      Result { () throws(Diagnostics) in try Plan(source, precompress: options.precompress, jobs: options.jobs) }
    } _: {
      Result { () throws(Diagnostic) in
        try PreviousSite(output: root, name: name, record: record, readsAll: options.force)
      }
    }
    let plan = try planned.get()
    if options.refusesWarnings, !plan.warnings.isEmpty { throw Diagnostics(plan.warnings) }
    let previous = try gathered { () throws(Diagnostic) in try found.get() }
    let match = Match(plan.paths, with: previous.paths)
    var removal = Removal(root: root, name: output.path, previous: previous, stale: match.unmatched)
    if !options.force { try refuseToEmpty(&removal) }
    let survey = try Survey(
      root: root, name: output.path, plan: plan, previous: previous, match: match, source: source, jobs: options.jobs)
    let beginning = Beginning(root: root, name: output.path, plan: plan, previous: previous, match: match, survey: survey)
    let seen = previous.isAsRecorded ? earlyLook?.stop() : nil
    earlyLook = nil
    let publication = Publication(
      source: source, plan: plan, previous: previous, match: match, survey: survey, beginning: beginning, root: root,
      name: output.path, options: options, seen: seen ?? [])
    let settled = try gathered { () throws(Diagnostic) in try publication.run() }
    try gathered { () throws(Diagnostic) in try beginning.clearLeftovers() }
    let removed = try gathered { () throws(Diagnostic) in
      try removal.run(keeping: plan.folders, removed: survey.inTheWay, beginning: beginning)
    }

    if !beginning.isDone { unsafe unlinkat(root, FileBytes.temporaryName(replacing: Manifest.fileName), 0) }
    let next = Self.record(of: plan, settled, Self.combined(inputs, options), memo(plan.warnings))
    let state = state
    let (replaced, (draft, made)) = Parallel.both(jobs: options.jobs) {
      Result { () throws(Diagnostic) in
        try Self.replaceManifest(of: next, beginning, previous.manifest, in: root, name: name)
      }
    } _: {
      // All but the manifest of what is remembered, which takes as long.
      let draft = record.map { $0.isSameSite(as: next) } ?? false ? nil : state.map { Self.draft(of: next, in: $0) }
      return (draft, PublishReport(plan: plan, settled: settled, previous: previous, match: match))
    }
    var finished = next
    finished.manifest = try gathered { () throws(Diagnostic) in try replaced.get() }
    if case .file(let stat)? = try? unsafe Standing.of(Manifest.fileName, in: root) { finished.manifestStat = stat }
    var report = made
    report.removed = removed
    report.diagnostics = warnings + previous.warnings + plan.warnings + removal.warnings
    if let warning = keep(finished, draft) { report.diagnostics.append(warning) }
    return report
  }

  private static func record(of plan: Plan, _ settled: SettledFiles, _ inputs: Fingerprint, _ memo: [UInt8]) -> SiteRecord {
    var record = SiteRecord(paths: plan.paths, files: settled.records)
    record.inputs = inputs
    record.memo = memo
    return record
  }

  /// A failed checkout must not delete a site.
  private func refuseToEmpty(_ removal: inout Removal) throws(Diagnostics) {
    let pages = try gathered { () throws(Diagnostic) in try removal.pages() }
    guard pages.removed * 2 > pages.all else { return }
    throw Diagnostics([
      .error(
        "this build would remove \(pages.removed) of \(pages.all) pages, so nothing was changed; look whether the content is complete, "
          + "or build with --force", at: SourceLocation(file: output.path))
    ])
  }

  /// Makes the manifest, puts it in its place when it is not what stands there, and says what it is.
  private static func replaceManifest(
    of site: SiteRecord, _ beginning: Beginning, _ previous: Fingerprint?, in root: Int32, name: String
  ) throws(Diagnostic) -> Fingerprint {
    let manifest = Manifest.encode(site.paths, isUnfinished: false) { site.files[$0].content }
    let fingerprint = Fingerprint(of: manifest)
    guard beginning.isDone || fingerprint != previous else { return fingerprint }
    do throws(SystemFailure) {
      try FileBytes.replace(Manifest.fileName, in: root, with: [manifest])
    } catch {
      throw error.diagnostic("write the list of our own files", at: name)
    }
    return fingerprint
  }

  private static func draft(of record: SiteRecord, in state: LockedFolder) -> Result<SealedDraft, SystemFailure> {
    Result { () throws(SystemFailure) in try record.draft(in: state.descriptor.number) }
  }

  /// Remembers the site for the next build. Without a state the site is right all the same, so trouble is a warning.
  ///
  /// - Parameter draft: what was written of it, if it was.
  private mutating func keep(_ next: SiteRecord, _ draft: Result<SealedDraft, SystemFailure>?) -> Diagnostic? {
    guard let state, next != record else { return nil }
    newRecord = next
    do throws(SystemFailure) {
      try (draft ?? Self.draft(of: next, in: state)).get().finish(next.head, settings: settings())
      return nil
    } catch {
      return error.warning("keep the state, so the next build will take as long as this one", at: state.path)
    }
  }

  /// What the state was made from: the inputs, and the options that decide which files there are.
  private static func combined(_ inputs: Fingerprint, _ options: PublishOptions) -> Fingerprint {
    var builder = FingerprintBuilder()
    builder.add(inputs)
    builder.add(options.precompress ? 1 : 0)
    return builder.finish()
  }
}

/// Turns the one error of a step into the list that callers get.
private func gathered<Value>(_ step: () throws(Diagnostic) -> Value) throws(Diagnostics) -> Value {
  do throws(Diagnostic) {
    return try step()
  } catch {
    throw Diagnostics([error])
  }
}
