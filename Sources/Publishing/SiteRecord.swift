internal import Vocabulary

/// What is known about one file of the output folder from the time it was written or looked at. Seven words without padding, so that
/// a whole state is read as it lies on the disk.
struct FileRecord: Sendable, Equatable, BitwiseCopyable {
  private var fingerprintHigh: UInt64 = 0
  private var fingerprintLow: UInt64 = 0
  private var contentHigh: UInt64 = 0
  private var contentLow: UInt64 = 0
  private var size: UInt64 = 0
  private var modified: UInt64 = 0
  private var inode: UInt64 = 0

  /// Of a file about which nothing is known: no file's stat equals it, as no inode is 0.
  init() {}

  init(fingerprint: Fingerprint, content: Fingerprint, stat: FileStat) {
    fingerprintHigh = fingerprint.high
    fingerprintLow = fingerprint.low
    contentHigh = content.high
    contentLow = content.low
    size = stat.size
    modified = UInt64(bitPattern: stat.modified)
    inode = stat.inode
  }

  /// Of everything the file was made of.
  var fingerprint: Fingerprint { Fingerprint(high: fingerprintHigh, low: fingerprintLow) }
  /// Of the file's bytes.
  var content: Fingerprint { Fingerprint(high: contentHigh, low: contentLow) }
  var stat: FileStat { FileStat(size: size, modified: Int64(bitPattern: modified), inode: inode) }
  var isKnown: Bool { inode != 0 }
}

/// A whole site as a finished build left it.
struct SiteRecord: Sendable, Equatable {
  /// Sorted.
  var paths = PathList()
  /// One for each path.
  var files: [FileRecord] = []
  /// Of everything that the site was built from.
  var inputs = Fingerprint(high: 0, low: 0)
  /// Of the manifest's bytes: tells whether the manifest in the folder is the one that goes with this record.
  var manifest = Fingerprint(high: 0, low: 0)
  var manifestStat = FileStat()
  /// What the caller keeps here.
  var memo: [UInt8] = []

  init(paths: PathList, files: [FileRecord]) {
    self.paths = paths
    self.files = files
  }

  /// Whether all but what is known of the manifest is alike.
  func isSameSite(as other: SiteRecord) -> Bool {
    inputs == other.inputs && memo == other.memo && files == other.files && paths == other.paths
  }

  var bytes: Int { files.reduce(0) { $0 + Int($1.stat.size) } }
}
