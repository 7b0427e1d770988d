private import Glibc
internal import Vocabulary

/// What earlier builds left in the output folder: whose the files are says the manifest in the folder, what is known about them
/// says the state, as far as there is one.
struct PreviousSite: Sendable {
  /// Everything that is ours, sorted.
  private(set) var paths = PathList()
  private(set) var folders = Folders(PathList())
  /// One for each path; one that knows nothing where the state does not have the file.
  private(set) var records: [FileRecord] = []
  /// The hashes of the manifest; empty where the records have them.
  private var hashes: [Fingerprint] = []
  /// True when the records are those of the state, one by one.
  private(set) var isAsRecorded = false
  /// True when a build began and did not end.
  private(set) var isUnfinished = false
  /// Of the manifest in the folder; nil without one.
  private(set) var manifest: Fingerprint?
  private(set) var warnings: [Diagnostic] = []

  /// - Parameter readsAll: reads the manifest even when it stands there as the state's build left it.
  init(output: Int32, name: String, record: SiteRecord?, readsAll: Bool) throws(Diagnostic) {
    let location = "\(name)/\(Manifest.fileName)"
    if !readsAll, let record, case .file(record.manifestStat) = try? unsafe Standing.of(Manifest.fileName, in: output) {
      take(record)
      return
    }
    guard let bytes = try Self.readManifest(in: output, location: location) else { return }
    let fingerprint = Fingerprint(of: bytes)
    manifest = fingerprint
    if let record, record.manifest == fingerprint {
      take(record)
      return
    }
    let read = Manifest(bytes)
    paths = read.paths
    folders = Folders(paths)
    hashes = read.hashes
    isUnfinished = read.isUnfinished
    records = [FileRecord](repeating: FileRecord(), count: paths.count)
    if let line = read.damagedLines.first {
      warnings.append(
        .warning(
          "\(read.damagedLines.count) lines of the list of our own files cannot be read, so their files are left alone; "
            + "restore the list or empty the folder", at: SourceLocation(file: location, line: line)))
    }
    guard let record else { return }
    for (mine, theirs) in Match(paths, with: record.paths).partners.enumerated() where theirs >= 0 {
      records[mine] = record.files[Int(theirs)]
    }
  }

  /// The site is as the state's build left it.
  private mutating func take(_ record: SiteRecord) {
    isAsRecorded = true
    manifest = record.manifest
    paths = record.paths
    folders = Folders(paths)
    records = record.files
  }

  /// What the last finished build said that the bytes of the file are; `Manifest.announced` when it did not have it.
  func content(_ index: Int) -> Fingerprint { hashes.isEmpty ? records[index].content : hashes[index] }

  private static func readManifest(in output: Int32, location: String) throws(Diagnostic) -> [UInt8]? {
    do throws(SystemFailure) {
      let file = try Descriptor.open(Manifest.fileName, in: output, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
      guard case .file(let stat) = try Standing.of(file.number) else {
        throw SystemFailure(code: EISDIR)
      }
      return try FileBytes.read(file.number, count: Int(stat.size))
    } catch {
      if error.isMissing { return nil }
      throw error.diagnostic("read the list of our own files", at: location)
    }
  }
}

/// Which paths of one sorted list stand in another.
struct Match: Sendable {
  /// For each path of the first list its place in the second, or -1.
  private(set) var partners: [Int32]
  /// Places in the second list that no path of the first has, ascending.
  private(set) var unmatched: [Int32] = []

  init(_ first: PathList, with second: PathList) {
    partners = [Int32](repeating: -1, count: first.count)
    var left = 0
    var right = 0
    while left < first.count && right < second.count {
      let order = first.compare(left, with: second, right)
      if order == 0 {
        partners[left] = Int32(right)
        left += 1
        right += 1
      } else if order < 0 {
        left += 1
      } else {
        unmatched.append(Int32(right))
        right += 1
      }
    }
    while right < second.count {
      unmatched.append(Int32(right))
      right += 1
    }
  }

  /// Whether no path of the first list stands at a place of the second.
  func isUnmatched(_ place: Int32) -> Bool {
    var low = 0
    var high = unmatched.count
    while low < high {
      let middle = (low + high) / 2
      if unmatched[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low < unmatched.count && unmatched[low] == place
  }
}
