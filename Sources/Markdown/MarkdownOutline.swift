private import Glibc

/// The block structure of a file in which programs have pasted texts: headings, tables, paragraphs, lists, breaks.
///
/// The file is not handed to cmark-gfm as it is, because of two properties of such files. An opened code fence, `<!--` or `<script>` in a
/// pasted text would swallow all that follows, so lines that open these are given as plain text. And a line's kind is settled by its
/// first bytes, while the parsing of inlines is what costs time (and what hostile input aims at), so long lines are given cut, and of
/// lines that begin with a letter, which begins no block, the letter alone.
/// Neither moves a line: all places are those of the source.
public enum MarkdownOutline {
  /// Bytes of a line that are handed to cmark-gfm. A table's delimiter row and the line before it are given whole, for their cells are counted.
  static let width = 64

  /// Every block in document order, an outer one before those that it holds.
  public static func blocks(of source: Span<UInt8>) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    let skeleton = skeleton(of: source)
    MarkdownDocument(skeleton.span, extensions: .table).walkBlocks { blocks.append($0) }
    return blocks
  }

  static func skeleton(of source: Span<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(source.count / 4 + 64)
    let count = source.count
    var start = 0
    // What was cut off the line before.
    var cut = 0..<0
    while start < count {
      let end = lineEnd(source, from: start)
      let isDelimiter = isDelimiterRow(source, start..<end)
      if isDelimiter, !cut.isEmpty {
        // The line before counts after all: put back what was cut off.
        out.removeLast()
        append(source, cut, to: &out)
        out.append(0x0A)
      }
      var first = start
      while first < end, source[first] == UInt8(ascii: " ") { first += 1 }
      if first < end, opensSwallowingBlock(source[first]) {
        append(source, start..<first, to: &out)
        out.append(UInt8(ascii: "x"))
        cut = end..<end
      } else {
        let beginsWithLetter = first < end && isLetter(source[first])
        let kept = isDelimiter ? end : beginsWithLetter ? first + 1 : min(end, start + width)
        append(source, start..<kept, to: &out)
        cut = kept..<end
      }
      out.append(0x0A)
      start = end + 1
    }
    return out
  }

  /// Fences and HTML blocks: what may last beyond the next blank line, or hide the heading that follows it.
  private static func opensSwallowingBlock(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") || byte == UInt8(ascii: "<")
  }

  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

  /// The next line feed, or the end of the source.
  static func lineEnd(_ source: Span<UInt8>, from start: Int) -> Int {
    unsafe source.withUnsafeBytes { raw in
      // memchr looks at many bytes at once.
      guard let base = raw.baseAddress, let found = unsafe memchr(base + start, 0x0A, raw.count - start) else { return raw.count }
      return unsafe UnsafeRawPointer(found) - base
    }
  }

  /// A line of `|`, `-`, `:` and white space that has a `-` and a `|`.
  private static func isDelimiterRow(_ source: Span<UInt8>, _ line: Range<Int>) -> Bool {
    var hasDash = false
    var hasPipe = false
    for at in line {
      switch source[at] {
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: "|"): hasPipe = true
      case UInt8(ascii: ":"), UInt8(ascii: " "), 0x09: break
      default: return false
      }
    }
    return hasDash && hasPipe
  }

  private static func append(_ source: Span<UInt8>, _ range: Range<Int>, to out: inout [UInt8]) {
    unsafe source.extracting(range).withUnsafeBufferPointer { unsafe out.append(contentsOf: $0) }
  }
}
