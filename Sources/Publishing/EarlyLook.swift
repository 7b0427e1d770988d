private import Glibc
internal import Parallel
private import Synchronization
internal import Vocabulary

/// Looks at the files that the last build left, while this one still reads and merges: of a site of which little changes, looking at all
/// files takes longer than anything else, and it needs nothing but the list of them. It fills the time that other work leaves on the
/// cores, as most of that work cannot use all of them; what it has not seen when files are written is looked at then.
final class EarlyLook: Sendable {
  private let work: Work

  private final class Work: Sendable {
    static let block = 256
    let isNeeded = Atomic(true)
    let count: Int
    let blocks: OnceEach<[FileStat?]>

    init(count: Int) {
      self.count = count
      blocks = OnceEach(count: (count + Self.block - 1) / Self.block)
    }

    func run(root: Int32, paths: PathList) {
      var looker = FileWriter(root: root, name: "", folders: Folders(paths), jobs: 1, number: 0, stampSeconds: 0)
      for (block, start) in stride(from: 0, to: count, by: Self.block).enumerated() {
        var found: [FileStat?] = []
        for index in start..<min(start + Self.block, count) {
          guard isNeeded.load(ordering: .relaxed) else { return }
          if case .file(let stat)? = try? looker.standing(paths, index) { found.append(stat) } else { found.append(nil) }
        }
        _ = blocks.value(at: block) { found }
      }
    }
  }

  /// Begins to look.
  init(root: Int32, record: SiteRecord) {
    let work = Work(count: record.paths.count)
    self.work = work
    // Its own, which may stay open longer than its owner's; opened anew, because a duplicate would keep the folder locked as long.
    let root = unsafe openat(root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard root >= 0 else { return }
    let paths = record.paths
    SpareTime.spend {
      defer { close(root) }
      work.run(root: root, paths: paths)
    }
  }

  deinit { work.isNeeded.store(false, ordering: .relaxed) }

  /// Ends looking. For each path of the record, as far as it came, the stat of the file that stands there; nil when none could be seen.
  func stop() -> [FileStat?] {
    work.isNeeded.store(false, ordering: .relaxed)
    var found: [FileStat?] = []
    found.reserveCapacity(work.count)
    while found.count < work.count, let more = work.blocks.known(at: found.count / Work.block) { found += more }
    return found
  }
}
