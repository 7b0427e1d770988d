internal import Parallel
internal import Vocabulary

/// A look at the output folder before anything in it changes: is everything that stands in our way our own?
struct Survey: Sendable {
  /// For each path of the plan: true when it is known that nothing stands there.
  private(set) var isFree: [Bool]
  /// Files of the previous site (places in its list) where the plan has a folder, or in a folder where the plan has a file: these
  /// go before the rest is written.
  private(set) var inTheWay: [Int32] = []
  /// Folders where the plan has a file; nothing but what is in the way stands in them.
  private(set) var foldersInTheWay: [String] = []

  private let root: Int32
  private let name: String
  private let plan: Plan
  private let previous: PreviousSite
  private let match: Match
  private let jobs: Int
  private var errors: [Diagnostic] = []
  /// Folders of the plan that are not there yet.
  private var isMissing: [Bool] = []
  /// Files that stand where the plan has a new one.
  private var candidates: [Int32] = []

  /// At most this many foreign files are named.
  private static let named = 20

  init(
    root: Int32, name: String, plan: Plan, previous: PreviousSite, match: Match, source: some PublishingSource, jobs: Int
  ) throws(Diagnostics) {
    self.root = root
    self.name = name
    self.plan = plan
    self.previous = previous
    self.match = match
    self.jobs = jobs
    isFree = [Bool](repeating: false, count: plan.paths.count)
    try lookAtFolders()
    try lookAtNewFiles()
    try compareCandidates(source)
    if errors.count > Self.named {
      let rest = errors.count - Self.named
      errors.removeLast(rest)
      errors.append(
        .error("\(rest) more files stand in the way that Broadsheet did not write; move them", at: SourceLocation(file: name)))
    }
    if !errors.isEmpty { throw Diagnostics(errors) }
  }

  private mutating func lookAtFolders() throws(Diagnostics) {
    enum Finding: Sendable { case present, missing, blocked(Int), failed(Diagnostic) }
    let folders = plan.folders
    let root = root
    let limit = OpenFolders.limit(jobs: jobs)
    let findings = Parallel.map(
      folders.count, jobs: jobs,
      makeWorker: {
        OpenFolders(root: root, folders: folders, limit: limit)
      }
    ) { (open: inout OpenFolders, folder) -> Finding in
      do throws(FolderFailure) {
        _ = try open.descriptor(folder, make: false)
        return .present
      } catch {
        if error.failure.isMissing { return .missing }
        if error.failure.isNotFolder { return .blocked(error.folder) }
        return .failed(error.failure.diagnostic("open the folder", at: folders.path(error.folder)))
      }
    }
    var blocked: Set<Int> = []
    isMissing = [Bool](repeating: false, count: folders.count)
    for (folder, finding) in findings.enumerated() {
      switch finding {
      case .present: break
      case .missing: isMissing[folder] = true
      case .blocked(let component):
        isMissing[folder] = true
        blocked.insert(component)
      case .failed(let diagnostic): errors.append(diagnostic)
      }
    }
    for component in blocked.sorted() {
      let path = folders.path(component)
      if let old = staleIndex(path), isFile(old) {
        inTheWay.append(Int32(old))
      } else {
        errors.append(
          .error(
            "a file or a symbolic link stands where the site has a folder, and Broadsheet did not write it; move it away",
            at: SourceLocation(file: "\(name)/\(path)")))
      }
    }
  }

  private mutating func lookAtNewFiles() throws(Diagnostics) {
    let fresh = match.partners.indices.filter { match.partners[$0] < 0 }
    let (root, name, plan, jobs, isMissing) = (root, name, plan, jobs, isMissing)
    let standings: [Standing]
    do {
      standings = try Parallel.map(
        fresh.count, jobs: jobs,
        makeWorker: {
          FileWriter(root: root, name: name, folders: plan.folders, jobs: jobs, number: 0, stampSeconds: 0)
        }
      ) { (writer: inout FileWriter, index) throws(Diagnostic) -> Standing in
        if isMissing[Int(plan.folders.ofPath[fresh[index]])] { return .nothing }
        return try writer.standing(plan.paths, fresh[index])
      }
    } catch { throw Diagnostics([error]) }
    var files = Array(zip(fresh, standings))
    // A killed build may have left a folder where one of our own files stood before, and shall stand again.
    for position in formerFolders() where match.partners[position] >= 0 {
      let path = plan.paths.text(position)
      do throws(SystemFailure) {
        let (parent, name) = Listing.split(path)
        let folder = try Listing.folder(parent, in: root)
        if try unsafe Standing.of(name, in: folder.number) == .folder { files.append((position, .folder)) }
      } catch {
        if !error.isMissing && !error.isNotFolder { errors.append(error.diagnostic("look at the file", at: "\(name)/\(path)")) }
      }
    }
    for (position, standing) in files {
      switch standing {
      case .nothing: isFree[position] = true
      case .file: candidates.append(Int32(position))
      case .folder: lookInside(plan.paths.text(position))
      case .other: foreign(plan.paths.text(position))
      }
    }
  }

  /// Paths of the plan that were folders of the previous site.
  private func formerFolders() -> [Int] {
    let folders = previous.folders
    return (1..<max(1, folders.count)).compactMap { plan.paths.firstIndex(of: Array(folders.path($0).utf8)) }
  }

  /// A folder stands where the plan has a file: fine when all that it holds is ours and on its way out.
  private mutating func lookInside(_ path: String) {
    do throws(SystemFailure) {
      for file in try Listing.files(below: path, in: root) {
        if let old = staleIndex(file) {
          inTheWay.append(Int32(old))
        } else if !FileBytes.isTemporary(Listing.split(file).name) {
          foreign(file)
        }
      }
      foldersInTheWay.append(path)
    } catch {
      errors.append(error.diagnostic("look into the folder", at: "\(name)/\(path)"))
    }
  }

  /// A file that we did not write may stay, and become ours, when it is what we would write.
  private mutating func compareCandidates(_ source: some PublishingSource) throws(Diagnostics) {
    if candidates.isEmpty { return }
    let (root, plan, jobs, candidates) = (root, plan, jobs, candidates)
    var wanted: [Int32: Int] = [:]
    for file in 0..<plan.firstSlot.count - 1 {
      for slot in plan.slots(of: file) { wanted[plan.positions[slot]] = slot }
    }
    let files = candidates.map { candidate in
      let slot = wanted[candidate] ?? 0
      let file = plan.file(of: slot)
      return (file: file, copy: Copy(rawValue: slot - Int(plan.firstSlot[file])) ?? .plain)
    }
    let name = name
    let same: [Bool]
    do {
      same = try Parallel.map(
        candidates.count, jobs: jobs, run: 1,
        makeWorker: {
          FileWriter(root: root, name: name, folders: plan.folders, jobs: jobs, number: 0, stampSeconds: 0)
        }
      ) { (writer: inout FileWriter, index) throws(Diagnostic) -> Bool in
        var bytes: [UInt8] = []
        try source.render(files[index].file, into: &bytes)
        if files[index].copy != .plain { bytes = try Compressor.compress(bytes, files[index].copy) }
        return try writer.holds(bytes.span, plan.paths, Int(candidates[index])) != nil
      }
    } catch { throw Diagnostics([error]) }
    for (candidate, isSame) in zip(candidates, same) where !isSame { foreign(plan.paths.text(Int(candidate))) }
  }

  private mutating func foreign(_ path: String) {
    errors.append(
      .error(
        "this file stands where the site has one, and Broadsheet did not write it; move it away, or put it into the content's static folder",
        at: SourceLocation(file: "\(name)/\(path)")))
  }

  /// The place of a path among those that the previous site had and the plan has not.
  private func staleIndex(_ path: String) -> Int? {
    guard let old = previous.paths.firstIndex(of: Array(path.utf8)), match.isUnmatched(Int32(old)) else { return nil }
    return old
  }

  private func isFile(_ old: Int) -> Bool {
    let (parent, name) = Listing.split(previous.paths.text(old))
    guard let folder = try? Listing.folder(parent, in: root), case .file = try? unsafe Standing.of(name, in: folder.number)
    else { return false }
    return true
  }
}
