private import Encoding
internal import Vocabulary

/// The list of what Broadsheet wrote into a folder, kept in the folder itself: the only thing that says which files are its own.
///
///     # Files that Broadsheet wrote: it replaces and removes these and no others.
///     # XXH3-128 of the bytes, two spaces, the path; sorted by path. Dashes: about to be written.
///     # A build has begun and not ended yet.              ← only while a build runs, or after it was killed
///     0d1c…  404.html
///
/// A build may write that it has begun, and what it is about to write, behind the lines of the one before. A last line of it that has no
/// end was cut off when that build was killed: nothing stands there yet.
struct Manifest: Sendable {
  static let fileName = ".broadsheet-manifest"
  /// Stands for the hash of a file that is not there yet.
  static let announced = Fingerprint(high: 0, low: 0)
  private static let hashWidth = 32
  private static let begun = "# A build has begun and not ended yet."

  /// Sorted, without doubles.
  private(set) var paths = PathList()
  /// Of the bytes of each file.
  private(set) var hashes: [Fingerprint] = []
  /// True when the build that wrote it did not end.
  private(set) var isUnfinished = false
  /// Lines, counted from 1, that say nothing.
  private(set) var damagedLines: [Int] = []

  init() {}

  /// Reads a manifest; a line that cannot be read is counted and passed over, so that its file is nobody's.
  init(_ bytes: [UInt8]) {
    let span = bytes.span
    var lineNumber = 0
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, span[end] != UInt8(ascii: "\n") { end += 1 }
      lineNumber += 1
      if isUnfinished, end == bytes.count, span[start] == UInt8(ascii: "-") { break }
      read(span.extracting(start..<end), number: lineNumber)
      start = end + 1
    }
    sortUnlessSorted()
  }

  private mutating func read(_ line: Span<UInt8>, number: Int) {
    if line.isEmpty { return }
    if line[0] == UInt8(ascii: "#") {
      if line.count == Self.begun.utf8.count && Self.begun.utf8.elementsEqual((0..<line.count).map { line[$0] }) {
        isUnfinished = true
      }
      return
    }
    guard line.count > Self.hashWidth + 2, line[Self.hashWidth] == UInt8(ascii: " "),
      line[Self.hashWidth + 1] == UInt8(ascii: " "), let hash = Self.hash(line),
      PathCheck.isSafe(line.extracting((Self.hashWidth + 2)...))
    else {
      damagedLines.append(number)
      return
    }
    paths.append(line.extracting((Self.hashWidth + 2)...))
    hashes.append(hash)
  }

  private static func hash(_ line: Span<UInt8>) -> Fingerprint? {
    var dashes = 0
    var words: (UInt64, UInt64) = (0, 0)
    for at in 0..<hashWidth {
      let byte = line[at]
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - 0x30
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - 0x57
      case UInt8(ascii: "-"):
        dashes += 1
        continue
      default: return nil
      }
      words = (words.0 << 4 | words.1 >> 60, words.1 << 4 | UInt64(digit))
    }
    if dashes == hashWidth { return announced }
    return dashes == 0 ? Fingerprint(high: words.0, low: words.1) : nil
  }

  /// Somebody may have edited the file, or joined two.
  private mutating func sortUnlessSorted() {
    if paths.isStrictlySorted { return }
    var sorted = PathList(capacity: paths.count)
    var sortedHashes: [Fingerprint] = []
    for index in paths.sortedOrder().map(Int.init) {
      if sorted.count > 0, sorted.compare(sorted.count - 1, with: paths, index) == 0 { continue }
      sorted.append(index, of: paths)
      sortedHashes.append(hashes[index])
    }
    paths = sorted
    hashes = sortedHashes
  }

  /// The manifest's bytes for files in sorted order.
  static func encode(_ paths: PathList, isUnfinished: Bool, hash: (Int) -> Fingerprint) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(paths.bytes.count + paths.count * (hashWidth + 3) + 256)
    bytes.append("# Files that Broadsheet wrote: it replaces and removes these and no others.\n")
    bytes.append("# XXH3-128 of the bytes, two spaces, the path; sorted by path. Dashes: about to be written.\n")
    if isUnfinished {
      bytes.append(begun)
      bytes.append(UInt8(ascii: "\n"))
    }
    let length = paths.bytes.count + paths.count * (hashWidth + 2)
    let start = bytes.count
    // Every line at its place, because a hundred thousand lines take longer to append than to make. Each NUL is a line's end here.
    bytes.append(addingCapacity: length) { output in
      unsafe output.withUnsafeMutableBufferPointer { buffer, count in
        guard let room = buffer.baseAddress else { return }
        let lines = unsafe UnsafeMutableRawPointer(room + count)
        var at = 0
        for index in 0..<paths.count {
          unsafe store(hash(index), to: lines + at)
          unsafe lines.storeBytes(of: spaces, toByteOffset: at + hashWidth, as: UInt16.self)
          at += hashWidth + 2
          let path = paths.range(index)
          unsafe paths.bytes.withUnsafeBytes {
            unsafe (lines + at).copyMemory(from: $0.baseAddress! + path.lowerBound, byteCount: path.count)
          }
          at += path.count
          unsafe lines.storeBytes(of: UInt8(ascii: "\n"), toByteOffset: at, as: UInt8.self)
          at += 1
        }
        count += at
      }
    }
    assert(bytes.count == start + length)
    return bytes
  }

  /// What a build writes behind a finished manifest before it writes files that this does not list.
  static func announcement(of paths: PathList, _ new: [Int]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(begun)
    bytes.append(UInt8(ascii: "\n"))
    for index in new { append(announced, paths.bytes.span.extracting(paths.range(index)), to: &bytes) }
    return bytes
  }

  private static func append(_ hash: Fingerprint, _ path: Span<UInt8>, to bytes: inout [UInt8]) {
    append(hash, to: &bytes)
    bytes.append(UInt8(ascii: " "))
    bytes.append(UInt8(ascii: " "))
    bytes.append(path)
    bytes.append(UInt8(ascii: "\n"))
  }

  private static func append(_ hash: Fingerprint, to bytes: inout [UInt8]) {
    bytes.append(addingCapacity: hashWidth) { output in
      unsafe output.withUnsafeMutableBufferPointer { buffer, count in
        guard let room = buffer.baseAddress else { return }
        unsafe store(hash, to: UnsafeMutableRawPointer(room + count))
        count += hashWidth
      }
    }
  }

  private static let spaces = UInt16(UInt8(ascii: " ")) * 0x0101

  /// Puts a hash in `hashWidth` digits where there is room for them.
  private static func store(_ hash: Fingerprint, to room: UnsafeMutableRawPointer) {
    for (at, half) in [hash.high >> 32, hash.high & 0xFFFF_FFFF, hash.low >> 32, hash.low & 0xFFFF_FFFF].enumerated() {
      let digits = hash == announced ? UInt64(UInt8(ascii: "-")) * 0x0101_0101_0101_0101 : digits(of: half)
      unsafe room.storeBytes(of: digits.littleEndian, toByteOffset: 8 * at, as: UInt64.self)
    }
  }

  /// The eight digits of a half word, one in each byte, the last in the highest.
  @inline(__always)
  private static func digits(of half: UInt64) -> UInt64 {
    var digits = (half & 0xFFFF) << 32 | half >> 16
    digits = (digits & 0x0000_00FF_0000_00FF) << 16 | (digits & 0x0000_FF00_0000_FF00) >> 8
    digits = (digits & 0x000F_000F_000F_000F) << 8 | (digits & 0x00F0_00F0_00F0_00F0) >> 4
    let letters = ((digits &+ 0x0606_0606_0606_0606) >> 4) & 0x0101_0101_0101_0101
    return digits &+ 0x3030_3030_3030_3030 &+ letters &* 39
  }
}
