import Foundation
import Publishing
import Testing
import Vocabulary

struct UploadListTests {
  let scratch = Scratch()

  @Test func changedAndRemovedFilesSorted() throws {
    try scratch.site.build(Pages(["a.html": "a", "b.html": "b", "c.html": "c"]))
    let report = try scratch.site.build(Pages(["a.html": "A", "c.html": "c", "d/e.html": "e"]))
    let file = scratch.path + "/changes.txt"
    for _ in 0..<2 { try UploadList.write(report, to: file) }
    let expected = "changed\ta.html\nremoved\tb.html\nchanged\td/e.html\n"
    #expect(try String(contentsOfFile: file, encoding: .utf8) == expected)
  }

  @Test func aFileThatCannotBeWritten() throws {
    let report = try scratch.site.build(Pages(["a.html": "a"]))
    let file = scratch.path + "/no/changes.txt"
    let expected = Diagnostic.error(
      "cannot write the list of changed files: No such file or directory; mend it and build again",
      at: SourceLocation(file: file))
    #expect(throws: expected) { try UploadList.write(report, to: file) }
  }
}
