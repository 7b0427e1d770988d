internal import Vocabulary

/// The site's record as a sealed file: twelve words, the records, the starts of the paths, the paths, the memo.
extension SiteRecord {
  private static let fileName = "site"
  private static let headWords = 12

  /// Nil when there is no file that may be trusted.
  init?(in folder: Int32, settings: () -> Fingerprint) {
    guard var file = SealedReader(Self.fileName, in: folder, headWords: Self.headWords) else { return nil }
    let head = file.head
    guard let count = Int32(exactly: head[0]).map(Int.init), let pathBytes = Int32(exactly: head[1]).map(Int.init),
      let memoBytes = Int(exactly: head[2]), let files = file.words(count, of: FileRecord.self),
      let starts = file.words(count + 1, of: Int32.self), let bytes = file.words(pathBytes, of: UInt8.self),
      let memo = file.words(memoBytes, of: UInt8.self), file.isSealed(settings: settings()),
      let paths = PathList(bytes: bytes, starts: starts)
    else { return nil }
    self.paths = paths
    self.files = files
    inputs = Fingerprint(high: head[3], low: head[4])
    manifest = Fingerprint(high: head[5], low: head[6])
    manifestStat = FileStat(size: head[7], modified: Int64(bitPattern: head[8]), inode: head[9])
    self.memo = memo
  }

  /// Writes all but the manifest, which need not be known yet.
  func draft(in folder: Int32) throws(SystemFailure) -> SealedDraft {
    try SealedDraft(Self.fileName, in: folder, headWords: Self.headWords) { (body) throws(SystemFailure) in
      try body.add(files)
      try body.add(paths.starts)
      try body.add(paths.bytes)
      try body.add(memo)
    }
  }

  /// What the file begins with.
  var head: [UInt64] {
    [
      UInt64(files.count), UInt64(paths.bytes.count), UInt64(memo.count), inputs.high, inputs.low, manifest.high, manifest.low,
      manifestStat.size, UInt64(bitPattern: manifestStat.modified), manifestStat.inode, 0, 0,
    ]
  }
}
