internal import Vocabulary
internal import YAML

/// The YAML between two lines of `---` at the start of a file. Bots write what they like there: only what we know is read.
struct FrontMatter {
  var date: Day?
  var title: String?
  /// Everything in it, for formats that keep their data there.
  var root: YAMLNode?
  /// The first line (from 0) after it.
  var bodyLine = 0
  var diagnostics: [Diagnostic] = []

  /// Front matter longer than this is none.
  private static let longest = 400

  /// - Parameter line: the bytes of a line.
  init(_ bytes: [UInt8], lineCount: Int, file: String, line: (Int) -> Range<Int>) {
    guard lineCount > 2, Self.isFence(bytes, line(0)) else { return }
    for number in 1..<min(lineCount, Self.longest) {
      let range = line(number)
      // A title-pdf-summary digest may begin with a line of its own, too.
      if bytes.hasPrefix("PDF:".needle, in: range) || bytes.hasPrefix("Summary:".needle, in: range) { return }
      guard Self.isFence(bytes, range) else { continue }
      let content = line(1).lowerBound..<range.lowerBound
      do throws(Diagnostic) {
        root = try YAMLParser.parse(bytes.span.extracting(content), file: file, firstLine: 2)
        // A sentence between two thematic breaks is no front matter.
        guard root == nil || root?.mapping != nil else {
          root = nil
          return
        }
        bodyLine = number + 1
        title = root?["title"]?.string
        readDate(file: file)
      } catch {
        bodyLine = number + 1
        var diagnostic = error
        diagnostic.severity = .warning
        diagnostic.message = "the front matter is ignored: " + diagnostic.message
        diagnostics.append(diagnostic)
      }
      return
    }
  }

  private mutating func readDate(file: String) {
    guard let node = root?["date"], !node.isNull else { return }
    date = node.string.flatMap(DateText.day)
    if date == nil {
      diagnostics.append(
        .warning(
          "`date` is no day: write it as 2025-04-22", at: SourceLocation(file: file, line: node.line, column: node.column)))
    }
  }

  private static func isFence(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    range.count >= 3 && bytes.hasPrefix("---".needle, in: range)
      && bytes.isBlank(range.lowerBound + 3..<range.upperBound)
  }
}
