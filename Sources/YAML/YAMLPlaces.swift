internal import Vocabulary

/// Turns libyaml's marks (0-based, columns in characters) into the places of the file (1-based, columns in bytes).
struct YAMLPlaces {
  private let file: String
  private let firstLine: Int
  /// For each line that is not ASCII, the bytes at which its characters begin.
  private var characterStarts: [Int: [Int]] = [:]

  init(_ source: Span<UInt8>, file: String, firstLine: Int) {
    self.file = file
    self.firstLine = firstLine
    var line = 0
    var lineStart = 0
    for at in 0...source.count where at == source.count || source[at] == 0x0A {
      var isASCII = true
      for position in lineStart..<at where source[position] >= 0x80 { isASCII = false }
      if !isASCII {
        characterStarts[line] = (lineStart..<at).filter { source[$0] & 0xC0 != 0x80 }.map { $0 - lineStart }
      }
      line += 1
      lineStart = at + 1
    }
  }

  func place(_ mark: YAMLEvents.Mark) -> (line: Int, column: Int) {
    var column = mark.column
    if let starts = characterStarts[mark.line] {
      if column < starts.count {
        column = starts[column]
      } else if let last = starts.last {
        column = last + 1
      }
    }
    return (firstLine + mark.line, column + 1)
  }

  func location(_ mark: YAMLEvents.Mark) -> SourceLocation {
    let place = place(mark)
    return SourceLocation(file: file, line: place.line, column: place.column)
  }
}
