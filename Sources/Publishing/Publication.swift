internal import Parallel
internal import Synchronization
internal import Vocabulary

/// What became of the paths of a plan.
struct SettledFiles: Sendable {
  /// One for each path.
  fileprivate(set) var records: [FileRecord]
  fileprivate(set) var isWritten: [Bool]
}

/// What became of one path.
private struct Settled: Sendable {
  var record: FileRecord
  var isWritten: Bool
}

/// What became of a file and its copies.
private enum Outcome: Sendable {
  /// All stands there as it is recorded, as almost all files do in a build that changes little.
  case asRecorded
  /// The plain form, then the gzip and the brotli copy, when there are any.
  case settled([Settled])
}

/// What a thread works with.
private struct Worker: ~Copyable {
  var writer: FileWriter
  var bytes: [UInt8] = []
}

/// Brings the files of a plan to what the source says, stage by stage.
struct Publication<Source: PublishingSource>: Sendable {
  let source: Source
  let plan: Plan
  let previous: PreviousSite
  let match: Match
  let survey: Survey
  let beginning: Beginning
  let root: Int32
  /// Of the output folder, for errors.
  let name: String
  let options: PublishOptions
  /// For each record of the previous site the stat that was seen a moment ago; empty when nobody looked.
  let seen: [FileStat?]

  /// For each path of the plan what became of it; throws when a file cannot be rendered or written.
  func run() throws(Diagnostic) -> SettledFiles {
    var settled = SettledFiles(
      records: Array(repeating: FileRecord(), count: plan.paths.count),
      isWritten: Array(repeating: false, count: plan.paths.count))
    let jobs = max(1, options.jobs)
    let stampSeconds = FileWriter.stampSecondsNow()
    let workers = Counter()
    let progress = Progress(total: source.count, report: options.progress)
    let replaced = ReplacedFiles(root: root, folders: plan.folders, jobs: jobs)
    defer { replaced.remove() }
    for files in filesByStage() {
      let runs = runs(of: files, jobs: jobs)
      let staged = StagedFolders(root: root, name: name, folders: plan.folders)
      let outcomes: [[Outcome]]
      do throws(Diagnostic) {
        outcomes = try Parallel.map(
          runs.count, jobs: jobs, run: 1,
          makeWorker: {
            Worker(
              writer: FileWriter(
                root: root, name: name, folders: plan.folders, jobs: jobs, number: workers.next(), stampSeconds: stampSeconds,
                replaced: replaced, staged: staged))
          }
        ) { (worker: inout Worker, run) throws(Diagnostic) -> [Outcome] in
          var outcomes: [Outcome] = []
          outcomes.reserveCapacity(runs[run].count)
          for file in files[runs[run]] {
            outcomes.append(try settle(Int(file), &worker))
            progress.step()
          }
          return outcomes
        }
      } catch {
        // What was written is whole, and the next build goes on from it.
        try? staged.putInPlace()
        throw error
      }
      try staged.putInPlace()
      for run in runs.indices {
        for (at, place) in runs[run].enumerated() {
          take(outcomes[run][at], plan.slots(of: Int(files[place])), into: &settled)
        }
      }
    }
    progress.finish()
    return settled
  }

  private func take(_ outcome: Outcome, _ slots: Range<Int>, into settled: inout SettledFiles) {
    for (at, slot) in slots.enumerated() {
      let position = Int(plan.positions[slot])
      switch outcome {
      case .asRecorded: settled.records[position] = previous.records[Int(match.partners[position])]
      case .settled(let files):
        settled.records[position] = files[at].record
        settled.isWritten[position] = files[at].isWritten
      }
    }
  }

  private func filesByStage() -> [[Int32]] {
    var stages = [[Int32]](repeating: [], count: Stage.allCases.count)
    for file in 0..<source.count { stages[Int(source.stage(file).rawValue)].append(Int32(file)) }
    return stages
  }

  /// What a thread takes at a time: neighbouring files, never one without those that come out of the same work.
  private func runs(of files: [Int32], jobs: Int) -> [Range<Int>] {
    let length = max(1, min(64, files.count / (jobs * 16)))
    var runs: [Range<Int>] = []
    var start = 0
    while start < files.count {
      var end = min(start + length, files.count)
      while end < files.count, source.continues(Int(files[end])) { end += 1 }
      runs.append(start..<end)
      start = end
    }
    return runs
  }

  private func settle(_ file: Int, _ worker: inout Worker) throws(Diagnostic) -> Outcome {
    let slots = plan.slots(of: file)
    let fingerprint = source.fingerprint(file)
    if !options.force, let outcome = try unchanged(slots, fingerprint, &worker) { return outcome }
    worker.bytes.removeAll(keepingCapacity: true)
    do throws(Diagnostic) {
      try source.render(file, into: &worker.bytes)
    } catch {
      var error = error
      if error.location == nil { error.location = SourceLocation(file: plan.paths.text(position(slots, .plain))) }
      throw error
    }
    let content = Fingerprint(of: worker.bytes)
    var files = [try settle(position(slots, .plain), worker.bytes, content, fingerprint: fingerprint, &worker.writer)]
    for copy in [Copy.gzip, .brotli].prefix(slots.count - 1) {
      let fingerprint = Compressor.fingerprint(of: copy, content: content)
      let position = position(slots, copy)
      if !options.force, let kept = try unchanged(position, fingerprint, &worker.writer) {
        files.append(kept.settled)
        continue
      }
      let bytes = try Compressor.compress(worker.bytes, copy)
      files.append(try settle(position, bytes, Fingerprint(of: bytes), fingerprint: fingerprint, &worker.writer))
    }
    return .settled(files)
  }

  private func position(_ slots: Range<Int>, _ copy: Copy) -> Int { Int(plan.positions[slots.lowerBound + copy.rawValue]) }

  /// The outcome for a file that is made of the same things as last time and stands there with all its copies; nil when any of that
  /// is not known.
  private func unchanged(_ slots: Range<Int>, _ fingerprint: Fingerprint, _ worker: inout Worker) throws(Diagnostic) -> Outcome? {
    guard let plain = try unchanged(position(slots, .plain), fingerprint, &worker.writer) else { return nil }
    if slots.count == 1, case .asRecorded = plain { return .asRecorded }
    var files = [plain.settled]
    for copy in [Copy.gzip, .brotli].prefix(slots.count - 1) {
      let fingerprint = Compressor.fingerprint(of: copy, content: files[0].record.content)
      guard let kept = try unchanged(position(slots, copy), fingerprint, &worker.writer) else { return nil }
      files.append(kept.settled)
    }
    return .settled(files)
  }

  /// A file that is made of the same things as last time and stands there.
  private enum Unchanged {
    case asRecorded(FileRecord)
    /// With another stat.
    case seen(FileRecord)

    var settled: Settled {
      switch self {
      case .asRecorded(let record), .seen(let record): Settled(record: record, isWritten: false)
      }
    }
  }

  /// The state says what bytes these facts make; the file's stat, or else its bytes, must say that they stand there.
  private func unchanged(
    _ position: Int, _ fingerprint: Fingerprint, _ writer: inout FileWriter
  ) throws(Diagnostic) -> Unchanged? {
    let old = Int(match.partners[position])
    guard old >= 0 else { return nil }
    let record = previous.records[old]
    guard record.isKnown, record.fingerprint == fingerprint else { return nil }
    if old < seen.count, seen[old] == record.stat { return .asRecorded(record) }
    guard case .file(let stat) = try writer.standing(plan.paths, position) else { return nil }
    if stat == record.stat { return .asRecorded(record) }
    // Restored from an archive, or written by somebody else: the bytes decide.
    guard stat.size == record.stat.size,
      let stat = try writer.holds(record.content, size: Int(stat.size), plan.paths, position)
    else { return nil }
    return .seen(FileRecord(fingerprint: fingerprint, content: record.content, stat: stat))
  }

  /// Writes the bytes unless they stand there.
  private func settle(
    _ position: Int, _ bytes: [UInt8], _ content: Fingerprint, fingerprint: Fingerprint, _ writer: inout FileWriter
  ) throws(Diagnostic) -> Settled {
    if !survey.isFree[position], let stat = try standing(position, bytes, content, &writer) {
      return Settled(record: FileRecord(fingerprint: fingerprint, content: content, stat: stat), isWritten: false)
    }
    try beginning.ensure()
    let stat = try writer.write(bytes.span, content: content, isNew: survey.isFree[position], plan.paths, position)
    return Settled(record: FileRecord(fingerprint: fingerprint, content: content, stat: stat), isWritten: true)
  }

  /// The stat of the file that holds these bytes already; nil when it has to be written.
  private func standing(
    _ position: Int, _ bytes: [UInt8], _ content: Fingerprint, _ writer: inout FileWriter
  ) throws(Diagnostic) -> FileStat? {
    switch try writer.standing(plan.paths, position) {
    case .nothing, .other: return nil
    case .folder where survey.foldersInTheWay.contains(plan.paths.text(position)):
      // The beginning makes room.
      try beginning.ensure()
      return nil
    case .folder:
      try beginning.ensure()
      do throws(SystemFailure) {
        try Listing.removeEmptyFolders(plan.paths.text(position), in: root)
      } catch {
        throw .error(
          "a folder with somebody else's files stands where the site has a file; move it away",
          at: SourceLocation(file: "\(name)/\(plan.paths.text(position))"))
      }
      return nil
    case .file(let stat):
      if !options.force, match.partners[position] >= 0 {
        let record = previous.records[Int(match.partners[position])]
        if record.isKnown, record.stat == stat { return record.content == content ? stat : nil }
      }
      return try writer.holds(bytes.span, plan.paths, position)
    }
  }
}

/// Numbers, each given once.
private final class Counter: Sendable {
  private let value = Atomic<Int>(0)
  func next() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}

/// Tells now and then how far the work is.
private final class Progress: Sendable {
  private let done = Atomic<Int>(0)
  private let total: Int
  private let report: (@Sendable (Int, Int) -> Void)?

  init(total: Int, report: (@Sendable (Int, Int) -> Void)?) {
    self.total = total
    self.report = report
  }

  func step() {
    guard let report else { return }
    let now = done.wrappingAdd(1, ordering: .relaxed).newValue
    if now & 255 == 0 { report(now, total) }
  }

  func finish() { report?(total, total) }
}
