private import Glibc
internal import Synchronization
internal import Vocabulary

/// What happens once, before the first file is put in place, and not at all when no file has to be: the manifest learns every path that is
/// about to be written, so that after a crash everything of ours is known, and old files that stand in the way are removed.
final class Beginning: Sendable {
  private let root: Int32
  private let name: String
  private let plan: Plan
  private let previous: PreviousSite
  private let match: Match
  private let survey: Survey
  private let hasBegun = Atomic<Bool>(false)
  private let result = Mutex<Result<Void, Diagnostic>?>(nil)

  init(root: Int32, name: String, plan: Plan, previous: PreviousSite, match: Match, survey: Survey) {
    self.root = root
    self.name = name
    self.plan = plan
    self.previous = previous
    self.match = match
    self.survey = survey
  }

  var isDone: Bool { hasBegun.load(ordering: .acquiring) }

  /// To be called before every change to the folder; any thread.
  func ensure() throws(Diagnostic) {
    if isDone { return }
    let outcome = result.withLock { result -> Result<Void, Diagnostic> in
      if let result { return result }
      let outcome: Result<Void, Diagnostic>
      do throws(Diagnostic) {
        try begin()
        outcome = .success(())
        hasBegun.store(true, ordering: .releasing)
      } catch {
        outcome = .failure(error)
      }
      result = outcome
      return outcome
    }
    try outcome.get()
  }

  private func begin() throws(Diagnostic) {
    do throws(SystemFailure) {
      let isExtended = previous.isAsRecorded ? try FileBytes.append(announcement(), to: Manifest.fileName, in: root) : false
      if !isExtended { try FileBytes.replace(Manifest.fileName, in: root, with: [extendedManifest()]) }
    } catch {
      throw error.diagnostic("write into the output folder", at: name)
    }
    for old in survey.inTheWay { try remove(previous.paths.text(Int(old))) }
    for folder in survey.foldersInTheWay {
      do throws(SystemFailure) {
        try Listing.removeEmptyFolders(folder, in: root)
      } catch {
        throw error.diagnostic("make room for a file of this name", at: "\(name)/\(folder)")
      }
    }
  }

  /// What goes behind the manifest of a finished build, which is thereby extended: writing all of it again takes longer than writing a day.
  private func announcement() -> [UInt8] {
    Manifest.announcement(of: plan.paths, match.partners.indices.filter { match.partners[$0] < 0 })
  }

  /// All paths, old and new. The old keep the hash of the last finished build, so that the files that changed since then are known
  /// whenever a build ends.
  private func extendedManifest() -> [UInt8] {
    var all = PathList(capacity: plan.paths.count)
    var hashes: [Fingerprint] = []
    var old = 0
    func takeOld() {
      all.append(old, of: previous.paths)
      hashes.append(previous.content(old))
      old += 1
    }
    for new in 0..<plan.paths.count {
      while old < previous.paths.count, previous.paths.compare(old, with: plan.paths, new) < 0 { takeOld() }
      if match.partners[new] >= 0 {
        takeOld()
      } else {
        all.append(new, of: plan.paths)
        hashes.append(Manifest.announced)
      }
    }
    while old < previous.paths.count { takeOld() }
    return Manifest.encode(all, isUnfinished: true) { hashes[$0] }
  }

  private func remove(_ path: String) throws(Diagnostic) {
    let (parent, file) = Listing.split(path)
    do throws(SystemFailure) {
      let folder = try Listing.folder(parent, in: root)
      guard unsafe unlinkat(folder.number, file, 0) == 0 || errno == ENOENT else { throw SystemFailure.last }
    } catch {
      throw error.diagnostic("remove the old file", at: "\(name)/\(path)")
    }
  }

  /// Half-written files of a build that was killed, in every folder that it can have written to.
  func clearLeftovers() throws(Diagnostic) {
    guard previous.isUnfinished else { return }
    let previousFolders = previous.folders
    var paths = Set((0..<plan.folders.count).map(plan.folders.path))
    for folder in 0..<previousFolders.count { paths.insert(previousFolders.path(folder)) }
    for path in paths {
      do throws(SystemFailure) {
        let folder = try Listing.folder(path, in: root)
        for name in try Listing.names(of: folder.number) where FileBytes.isTemporary(name) {
          try? Listing.removeAll(name, in: folder.number)
        }
      } catch {
        if error.isMissing || error.isNotFolder { continue }
        throw error.diagnostic("clear away what a killed build left", at: "\(name)/\(path)")
      }
    }
  }
}
