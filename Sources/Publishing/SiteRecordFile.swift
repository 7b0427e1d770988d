internal import Vocabulary

/// The site's record as the content of a sealed file: twelve words, the records, the starts of the paths, the paths, the memo.
extension SiteRecord {
  static let fileName = "site"
  private static let headWords = 12

  func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    let recordBytes = files.count * MemoryLayout<FileRecord>.stride
    bytes.reserveCapacity(Self.headWords * 8 + recordBytes + paths.starts.count * 4 + paths.bytes.count + memo.count)
    bytes += head
    unsafe files.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    unsafe paths.starts.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: paths.bytes)
    bytes.append(contentsOf: memo)
    return bytes
  }

  /// Brings an encoded record up to date of which only the manifest was not known yet: the rest, which takes longer, is encoded while that
  /// is made.
  func encodeHead(into bytes: inout [UInt8]) { bytes.replaceSubrange(0..<Self.headWords * 8, with: head) }

  private var head: [UInt8] {
    let words = [
      UInt64(files.count), UInt64(paths.bytes.count), UInt64(memo.count), inputs.high, inputs.low, manifest.high, manifest.low,
      manifestStat.size, UInt64(bitPattern: manifestStat.modified), manifestStat.inode, 0, 0,
    ]
    var bytes: [UInt8] = []
    for word in words { SealedFile.append(word, to: &bytes) }
    return bytes
  }

  /// Nil when the parts do not add up.
  init?(_ bytes: [UInt8]) {
    let span = unsafe bytes.span.bytes
    guard bytes.count >= Self.headWords * 8 else { return nil }
    var head: [UInt64] = []
    for word in 0..<Self.headWords {
      head.append(unsafe span.unsafeLoadUnaligned(fromByteOffset: word * 8, as: UInt64.self))
    }
    guard let count = Int32(exactly: head[0]).map(Int.init), let pathBytes = Int32(exactly: head[1]).map(Int.init),
      let memoBytes = Int(exactly: head[2]), memoBytes <= bytes.count
    else { return nil }
    let recordStart = Self.headWords * 8
    let startsStart = recordStart + count * MemoryLayout<FileRecord>.stride
    let pathStart = startsStart + (count + 1) * 4
    let memoStart = pathStart + pathBytes
    guard memoStart + memoBytes == bytes.count else { return nil }
    let files: [FileRecord] = Self.words(bytes, recordStart..<startsStart, count: count)
    let starts: [Int32] = Self.words(bytes, startsStart..<pathStart, count: count + 1)
    guard let paths = PathList(bytes: Array(bytes[pathStart..<memoStart]), starts: starts) else { return nil }
    self.paths = paths
    self.files = files
    inputs = Fingerprint(high: head[3], low: head[4])
    manifest = Fingerprint(high: head[5], low: head[6])
    manifestStat = FileStat(size: head[7], modified: Int64(bitPattern: head[8]), inode: head[9])
    memo = Array(bytes[memoStart...])
  }

  /// Values without padding, as they lie on the disk.
  private static func words<Word: BitwiseCopyable>(_ bytes: [UInt8], _ range: Range<Int>, count: Int) -> [Word] {
    unsafe [Word](unsafeUninitializedCapacity: count) { buffer, initialized in
      unsafe bytes.withUnsafeBytes { source in
        unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(from: .init(rebasing: source[range]))
      }
      initialized = count
    }
  }
}
