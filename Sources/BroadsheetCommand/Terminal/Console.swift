internal import Encoding
internal import Vocabulary

/// Where a command speaks: results go to one stream, everything else to the other.
struct Console: Sendable {
  /// Whether what is written to standard error may be coloured, and redrawn.
  var isTerminal: Bool
  var colours: Bool
  /// Columns of the terminal.
  var width: Int
  /// Writes to a stream; the error number that stopped it, or nil.
  let write: @Sendable (StandardStream, [UInt8]) -> Int32?

  init(
    isTerminal: Bool, colours: Bool, width: Int = 80, write: @escaping @Sendable (StandardStream, [UInt8]) -> Int32?
  ) {
    self.isTerminal = isTerminal
    self.colours = colours
    self.width = width
    self.write = write
  }

  /// The process's own streams. Colours need a terminal that is not dumb, and no `NO_COLOR` (<https://no-color.org>).
  static func standard() -> Console {
    let isTerminal = StandardStream.error.isTerminal && environmentVariable("TERM") != "dumb"
    let forbidden = environmentVariable("NO_COLOR").map { !$0.isEmpty } ?? false
    return Console(
      isTerminal: isTerminal, colours: isTerminal && !forbidden, width: StandardStream.error.width ?? 80,
      write: { stream, bytes in stream.write(bytes.span) })
  }

  /// Prints a result to standard output; throws when it cannot be written (a full disk behind a redirection).
  func print(_ bytes: [UInt8]) throws(Diagnostic) {
    if let number = write(.output, bytes) {
      throw .error(
        "cannot write to standard output: \(StandardStream.describe(error: number)); make room or choose another place")
    }
  }

  func print(_ text: String) throws(Diagnostic) { try print(Array(text.utf8)) }

  /// Says something on standard error; there is nobody to tell when that fails.
  func say(_ text: String) { _ = write(.error, Array((text + "\n").utf8)) }
}
