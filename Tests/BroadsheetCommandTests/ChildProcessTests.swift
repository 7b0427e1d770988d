import Foundation
import Testing
import Vocabulary

@testable import BroadsheetCommand

@Suite struct ChildProcessTests {
  @Test func allThatAProgramSaysIsRead() throws {
    let output = try ChildProcess.run("seq", ["1", "300000"])
    #expect(output == Array((1...300_000).map { "\($0)\n" }.joined().utf8))
  }

  @Test func linesAndCountedBytesComeInOrder() throws {
    var child = try ChildProcess.start("cat", [])
    child.write("one\ntwo three\nfour")
    child.closeInput()
    #expect(child.readLine() == "one")
    #expect(child.read(count: 4) == Array("two ".utf8))
    #expect(child.readLine() == "three")
    #expect(child.read(count: 5) == nil)
    #expect(child.read(count: 4) == Array("four".utf8))
    try child.finish()
  }

  /// In a process of its own, which may open only so much that one of the pipes fails.
  @Test func whatCannotBeStartedLeavesNothingOpen() async {
    await #expect(processExitsWith: .success) {
      func openCount() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }
      func allow(_ limit: Int) {
        var limit = rlimit(rlim_cur: UInt(limit), rlim_max: 1_024)
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      }
      for room in 0..<5 {
        // Each time anew: what runs the tests opens and closes files of its own at first.
        let before = try openCount()
        // The lowest numbers that are free, and the limit behind as many of them as there is room for.
        let free = (0...room).map { _ in dup(1) }
        for descriptor in free { close(descriptor) }
        allow(Int(free[room]))
        #expect(throws: Diagnostic.self) { _ = try ChildProcess.start("true", []) }
        allow(1_024)
        #expect(try openCount() <= before)
      }
    }
  }
}
