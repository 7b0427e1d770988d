internal import Encoding
private import CZlib
internal import Vocabulary

/// What results show of a few dozen papers: a zlib stream of one line a paper, its fields separated by tabs (the address without
/// `papers/` and `.html`, the title, the first authors, how many authors there are, the beginning of the summary).
enum DisplayBlock {
  /// Authors that a result names.
  static let authorsShown = 3
  /// The longest beginning of a summary, in bytes.
  static let summaryBytes = 96

  static func line(of paper: SearchDocument, into lines: inout Bytes) {
    appendField(Self.shortened(path: paper.path), into: &lines)
    lines.append(UInt8(ascii: "\t"))
    appendField(paper.title, into: &lines)
    lines.append(UInt8(ascii: "\t"))
    for (index, author) in paper.authors.prefix(authorsShown).enumerated() {
      if index > 0 { lines.append(", ") }
      appendField(author, into: &lines)
    }
    lines.append(UInt8(ascii: "\t"))
    lines.append(decimal: paper.authors.count)
    lines.append(UInt8(ascii: "\t"))
    appendBeginning(of: paper.summary, into: &lines)
    lines.append(UInt8(ascii: "\n"))
  }

  /// `papers/2504/14945.html` as `2504/14945`; any other address as `/` and itself.
  private static func shortened(path: String) -> String {
    guard path.hasPrefix("papers/"), path.hasSuffix(".html") else { return "/" + path }
    return String(path.dropFirst(7).dropLast(5))
  }

  /// The text with controls as spaces: tab and line feed separate.
  private static func appendField(_ text: String, into lines: inout Bytes) {
    let start = lines.count
    lines.append(text)
    for index in start..<lines.count where lines[index] < 0x20 { lines[index] = 0x20 }
  }

  /// As many whole characters as fit, cut at the last space when one is near; an ellipsis says that there is more.
  private static func appendBeginning(of text: String, into lines: inout Bytes) {
    let bytes = text.utf8.span
    if bytes.count <= summaryBytes { return appendField(text, into: &lines) }
    var end = summaryBytes
    while end > 0 && bytes[end] & 0xC0 == 0x80 { end -= 1 }
    var space = end
    while space > end - 16 && bytes[space] != 0x20 { space -= 1 }
    if space > end - 16 { end = space }
    let start = lines.count
    lines.append(bytes.extracting(0..<end))
    for index in start..<lines.count where lines[index] < 0x20 { lines[index] = 0x20 }
    lines.append("…")
  }
}

/// A zlib compressor that is set up once and used for many blocks.
@safe struct Compressor: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>

  /// Level 3 costs half the time of 6 and 2 % more bytes.
  init() throws(Diagnostic) {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    guard unsafe deflateInit_(stream, 3, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      unsafe stream.deallocate()
      throw .error("cannot compress the search index: out of memory; build with fewer --jobs")
    }
    unsafe self.stream = stream
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  func compress(_ bytes: Bytes) throws(Diagnostic) -> Bytes {
    unsafe deflateReset(stream)
    let bound = unsafe Int(deflateBound(stream, UInt(bytes.count)))
    guard let count = UInt32(exactly: bytes.count), let room = UInt32(exactly: bound) else {
      throw .error("the titles and authors of a few dozen papers have four gigabytes or more; remove the digest that has them")
    }
    var source = bytes
    return unsafe Bytes(unsafeUninitializedCapacity: bound) { target, written in
      unsafe source.withUnsafeMutableBufferPointer { source in
        unsafe stream.pointee.next_in = source.baseAddress
        unsafe stream.pointee.avail_in = count
        unsafe stream.pointee.next_out = target.baseAddress
        unsafe stream.pointee.avail_out = room
        _ = unsafe deflate(stream, Z_FINISH)
        written = unsafe bound - Int(stream.pointee.avail_out)
      }
    }
  }
}
